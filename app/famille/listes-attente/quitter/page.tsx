import { Page } from "@/components/site/page";
import { BackLink } from "@/components/ui/back-link";
import { FormPanel } from "@/components/ui/form-page";
import { leaveWaitlistAction } from "@/lib/bookings/actions";
import { loadLeaving } from "@/lib/bookings/loaders";
import { readParam, type SearchParams } from "@/lib/core/search-params";

export default async function LeaveWaitlistPage({ searchParams }: { searchParams: SearchParams }) {
  const entries = await loadLeaving(await readParam(searchParams, "attente"));
  const [first] = entries;
  return (
    <Page screen="J6">
      <BackLink href="/famille/listes-attente">Mes listes d&apos;attente</BackLink>
      <FormPanel
        action={leaveWaitlistAction}
        title="Quitter une liste d'attente"
        heading="Quitter cette liste d'attente ?"
        submit="Quitter la liste"
        submitVariant="danger"
        permalink={`/famille/listes-attente/quitter?attente=${first?.id ?? ""}`}
        hidden={{ entryId: first?.id ?? "" }}
        intro={
          <>
            {entries.map(({ id, childName, day, activity, rank, isOffered }) => (
              <p key={id}>
                <strong>{childName}</strong>, {day} : {activity}. {isOffered ? "Une place vous est proposée." : `Vous êtes ${rank}.`}
              </p>
            ))}
            <p>Vous perdrez ce rang. Si vous redemandez ce jour plus tard, vous serez à la fin de la liste.</p>
          </>
        }
      />
    </Page>
  );
}
