import { MenuLink, type Href } from "@/components/ui/link";

type PaperPagesProps = { paper: { title: string; mayOpen: boolean; isAboutHealth: boolean; pages: readonly { href: Href; label: string; isPhoto: boolean }[] } };

/** The pages of a paper: a photo shows; a paper about health opens on demand, since each reading is in the family's history. */
export function PaperPages({ paper: { title, mayOpen, isAboutHealth, pages } }: PaperPagesProps) {
  return (
    <section aria-labelledby="pages" className="desk-panel">
      <h2 id="pages">Pages</h2>
      {pages.length === 0 ? <p className="mt-2">Papier vu au Guichet : aucune copie n&apos;est gardée.</p> : null}
      {mayOpen ? null : <p className="mt-2">Ce document parle de santé : vous n&apos;avez pas le droit de le lire.</p>}
      {isAboutHealth && mayOpen && pages.length > 0 ? <p className="mt-2">Ce document parle de santé : la famille voit que vous l&apos;ouvrez.</p> : null}
      <ul className="mt-3 grid grid-cols-1 gap-4">
        {(mayOpen ? pages : []).map(({ href, label, isPhoto }, index) => (
          <li key={href}>
            {isPhoto && !isAboutHealth ? (
              <picture>
                <img src={href} alt={`${title}, page ${index + 1}`} className="desk-paper" />
              </picture>
            ) : null}
            <MenuLink href={href}>{label}</MenuLink>
          </li>
        ))}
      </ul>
    </section>
  );
}
