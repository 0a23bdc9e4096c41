import { Details } from "@/components/ui/details";
import type { EventView } from "@/lib/accounts/view";

/** The journal of the account, as its holder reads it. */
export function History({ events }: { events: EventView[] }) {
  return (
    <section aria-labelledby="historique" className="mt-12">
      <h2 id="historique">Historique</h2>
      <Details summary="Voir les derniers événements de mon compte">
        <ul>
          {events.map(({ at, what }, index) => (
            <li key={`${at}-${index}`}>
              {what}, le {at}
            </li>
          ))}
        </ul>
      </Details>
    </section>
  );
}
