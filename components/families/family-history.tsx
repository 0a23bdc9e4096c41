import { Details } from "@/components/ui/details";
import type { FamilyEventView } from "@/lib/families/view";

/** The journal of the family file, as its guardians read it: what, when, and who. */
export function FamilyHistory({ events }: { events: FamilyEventView[] }) {
  if (events.length === 0) return null;
  return (
    <section aria-labelledby="historique" className="mt-12">
      <h2 id="historique">Historique du dossier</h2>
      <Details summary="Voir qui a fait quoi dans ce dossier">
        <ul>
          {events.map(({ at, what, who, why }, index) => (
            <li key={`${at}-${index}`}>
              {what}, par {who}, le {at}
              {why === undefined ? "" : `. Exception à une règle, pour cette raison : ${why}`}
            </li>
          ))}
        </ul>
      </Details>
    </section>
  );
}
