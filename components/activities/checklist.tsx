import { TextLink } from "@/components/ui/link";
import type { ChildChecklist, MissingItem } from "@/lib/activities/view";
import { frenchList } from "@/lib/core/format";

/** For each child, what is missing, what it blocks and how to give it. */
export function Checklist({ checklists }: { checklists: readonly ChildChecklist[] }) {
  if (checklists.length === 0) return null;
  return (
    <section aria-labelledby="dossier" className="mt-10">
      <h2 id="dossier">Le dossier de mes enfants</h2>
      {checklists.map(({ id, givenName, missing }) => (
        <div key={id} className="mt-4">
          {missing.length === 0 ? (
            <p className="font-semibold">{`Le dossier de ${givenName} est complet`}</p>
          ) : (
            <>
              <h3>{`Ce qui manque au dossier de ${givenName}`}</h3>
              <ul className="mt-2 grid gap-3">
                {missing.map((item) => (
                  <Missing key={item.item} item={item} />
                ))}
              </ul>
            </>
          )}
        </div>
      ))}
    </section>
  );
}

function Missing({ item: { asks, repair, path, blocks, asksFor } }: { item: MissingItem }) {
  return (
    <li>
      <strong>{asks}</strong>
      {blocks.length > 0 ? <span className="block">{`Bloque la réservation à : ${frenchList(blocks)}.`}</span> : null}
      {asksFor.length > 0 ? <span className="block">{`Demandé avant la venue, sans bloquer : ${frenchList(asksFor)}.`}</span> : null}
      <TextLink href={path}>{repair}</TextLink>
    </li>
  );
}
