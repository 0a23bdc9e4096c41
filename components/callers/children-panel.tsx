import { MenuLink, TextLink, type Href } from "@/components/ui/link";
import type { DeskChildView } from "@/lib/callers/view";
import { frenchList } from "@/lib/core/format";

type ChildrenPanelProps = { path: string; all: DeskChildView[] };

/** Each child, with what the file still lacks and whether it stops a booking. */
export function ChildrenPanel({ path, all }: ChildrenPanelProps) {
  return (
    <section aria-labelledby="enfants" className="desk-panel">
      <h2 id="enfants">Enfants</h2>
      {all.length === 0 ? <p className="mt-2">Aucun enfant dans le dossier.</p> : null}
      <ul className="mt-2 divide-y divide-sand-dark">
        {all.map(({ id, name, age, bornOn, level, custody, missing, isBlocked }) => (
          <li key={id} className="py-3">
            <h3>
              <TextLink href={`${path}/enfants/${id}` as Href}>{name}</TextLink>
            </h3>
            <p>
              {age}, né(e) le {bornOn}. {level}.
            </p>
            {custody === "" ? null : <p>{custody}.</p>}
            <p className="mt-1">
              {missing.length === 0 ? <span className="tag tag-good">Dossier complet</span> : <span className={isBlocked ? "tag tag-bad" : "tag tag-wait"}>{isBlocked ? "Bloque la réservation" : "À compléter"}</span>}
            </p>
            {missing.length === 0 ? null : <p className="mt-1">Il manque : {frenchList(missing.map((each) => each.charAt(0).toLowerCase() + each.slice(1)))}.</p>}
          </li>
        ))}
      </ul>
      <MenuLink href={`${path}/enfants` as Href}>Compléter les enfants</MenuLink>
    </section>
  );
}
