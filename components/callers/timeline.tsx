import { MenuLink, type Href } from "@/components/ui/link";
import type { TimelineView } from "@/lib/callers/view";

type TimelineProps = { path: string; events: TimelineView[]; page: number; hasMore: boolean };

const pagePath = (path: string, page: number) => `${path}?historique=${page}#historique` as Href;

/** The one history of the family, as it reads it too, with the names of the desk; the newest first, some lines at a time. */
export function Timeline({ path, events, page, hasMore }: TimelineProps) {
  return (
    <section aria-labelledby="historique" className="mt-5">
      <h2 id="historique" className="mb-3">
        Historique
      </h2>
      <div className="desk-scroll" role="region" aria-label="Tableau de l'historique" tabIndex={0}>
        <table className="desk-table">
          <thead>
            <tr>
              <th scope="col">Quand</th>
              <th scope="col">Quoi</th>
              <th scope="col">Qui</th>
              <th scope="col">Comment</th>
            </tr>
          </thead>
          <tbody>
            {events.map(({ at, what, who, channel }, index) => (
              <tr key={`${at}-${index}`}>
                <td className="whitespace-nowrap">{at}</td>
                <td>{what}</td>
                <td>{who}</td>
                <td>{channel}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="mt-2 flex flex-wrap gap-x-6">
        {page > 1 ? <MenuLink href={pagePath(path, page - 1)}>Lignes plus récentes</MenuLink> : null}
        {hasMore ? <MenuLink href={pagePath(path, page + 1)}>Lignes plus anciennes</MenuLink> : null}
      </p>
    </section>
  );
}
