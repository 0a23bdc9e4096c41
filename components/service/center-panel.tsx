import { MenuLink } from "@/components/ui/link";
import { centerPath } from "@/lib/service/rules";
import type { ProgrammeLine } from "@/lib/service/view";

type Center = { id: string; slug: string; name: string; communeName: string; phoneShown: string; programmes: readonly ProgrammeLine[] };

/** A centre with its programmes. */
export function CenterPanel({ center: { id, slug, name, communeName, phoneShown, programmes } }: { center: Center }) {
  return (
    <section className="desk-panel" aria-labelledby={id}>
      <h2 id={id}>{name}</h2>
      <p>
        {communeName}, {phoneShown}
      </p>
      <ul className="mt-3">
        {programmes.map(({ href, title, season, tariff, isPublished }) => (
          <li key={href}>
            <MenuLink href={href}>{title}</MenuLink> {isPublished ? null : <span className="tag tag-wait">Pas publié</span>}
            <span className="-mt-1.5 mb-1 block text-sm text-ink-soft">{`${season}, tarif « ${tariff} »`}</span>
          </li>
        ))}
      </ul>
      {programmes.length === 0 ? <p>Aucun programme.</p> : null}
      <MenuLink href={centerPath(slug)}>Modifier le centre {name}</MenuLink>
    </section>
  );
}
