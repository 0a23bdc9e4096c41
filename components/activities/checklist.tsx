import { MenuLink, TextLink } from "@/components/ui/link";
import type { ChildChecklist, MissingItem } from "@/lib/activities/view";
import { frenchList } from "@/lib/core/format";
import { childPath } from "@/lib/families/rules";

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
      {blocks.map(({ when, titles }) => (
        <span key={when} className="block">{`Bloque la réservation (${when})\u00a0: ${frenchList(titles)}.`}</span>
      ))}
      {asksFor.length > 0 ? <span className="block">{`Demandé avant la venue, sans bloquer\u00a0: ${frenchList(asksFor)}.`}</span> : null}
      <TextLink href={path}>{repair}</TextLink>
    </li>
  );
}

/** In one line per child: what is missing, and the way to the whole list. */
export function ChecklistSummary({ checklists }: { checklists: readonly ChildChecklist[] }) {
  if (checklists.length === 0) return null;
  return (
    <section aria-labelledby="dossier" className="mt-10">
      <h2 id="dossier">Le dossier de mes enfants</h2>
      <ul className="mt-2">
        {checklists.map(({ id, givenName, missing }) => (
          <li key={id} className="checked-day">
            <span>
              <strong className="block">{givenName}</strong>
              {missing.length === 0 ? "Dossier complet" : `Il manque\u00a0: ${frenchList(missing.map(({ asks }) => asks.charAt(0).toLowerCase() + asks.slice(1)))}`}
            </span>
            {missing.length === 0 ? null : (
              <MenuLink href={childPath(id)}>
                {missing.some(({ blocks }) => blocks.length > 0) ? "Compléter pour réserver" : "Compléter le dossier"}
                <span className="sr-only"> : {givenName}</span>
              </MenuLink>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
