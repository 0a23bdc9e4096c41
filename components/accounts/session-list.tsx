import { dropOtherSessionsAction, dropSessionAction } from "@/lib/accounts/actions";
import type { SessionView } from "@/lib/accounts/view";
import { RowButton } from "./row-button";

const permalink = "/famille/compte/securite";

/** The devices where the account is open, in words, each with its « Déconnecter ». */
export function SessionList({ sessions }: { sessions: SessionView[] }) {
  const hasOthers = sessions.some(({ isCurrent }) => !isCurrent);
  return (
    <section aria-labelledby="appareils" className="mt-12">
      <h2 id="appareils">Appareils connectés</h2>
      <ul className="mt-4 grid grid-cols-1 gap-4">
        {sessions.map(({ id, device, since, lastSeen, isCurrent }) => (
          <li key={id} className="card">
            <h3 id={`appareil-${id}`}>{device}</h3>
            <p>{isCurrent ? "C'est cet appareil." : `Vu pour la dernière fois le ${lastSeen}.`}</p>
            <p className="mb-3 text-ink-soft">Connecté depuis le {since}.</p>
            {isCurrent ? null : (
              <RowButton action={dropSessionAction} permalink={permalink} hidden={{ sessionId: id }} describedBy={`appareil-${id}`}>
                Déconnecter
              </RowButton>
            )}
          </li>
        ))}
      </ul>
      {hasOthers ? (
        <div className="mt-6">
          <RowButton action={dropOtherSessionsAction} permalink={permalink}>Déconnecter tous les autres appareils</RowButton>
        </div>
      ) : null}
    </section>
  );
}
