import { MenuLink, type Href } from "@/components/ui/link";
import type { JudgedPaperView, WaitingPaperView } from "@/lib/desk/view";

type WaitingPapersProps = { papers: readonly WaitingPaperView[]; page: number; hasMore: boolean };

const pageAddress = (page: number) => `/admin/documents?page=${page}` as Href;

/** The worklist: the oldest paper first. */
export function WaitingPapers({ papers, page, hasMore }: WaitingPapersProps) {
  return (
    <div className="desk-scroll">
      <table className="desk-table">
        <caption>À vérifier, du plus ancien au plus récent{page > 1 || hasMore ? `, page ${page}` : ""}</caption>
        <thead>
          <tr>
            <th scope="col">Document</th>
            <th scope="col">Pour</th>
            <th scope="col">Famille</th>
            <th scope="col">Reçu le</th>
            <th scope="col">Pages</th>
          </tr>
        </thead>
        <tbody>
          {papers.map(({ id, href, title, owner, family, givenOn, pages, isCourtOrder }) => (
            <tr key={id}>
              <th scope="row">
                <MenuLink href={href}>{title}</MenuLink> {isCourtOrder ? <span className="tag tag-bad">Décision de justice</span> : null}
              </th>
              <td>{owner}</td>
              <td>{family}</td>
              <td>{givenOn}</td>
              <td>{pages}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

export function PaperPaging({ page, hasMore }: Pick<WaitingPapersProps, "page" | "hasMore">) {
  if (page === 1 && !hasMore) return null;
  return (
    <p className="mt-4 flex flex-wrap gap-x-6">
      {page > 1 ? <MenuLink href={pageAddress(page - 1)}>Documents précédents</MenuLink> : null}
      {hasMore ? <MenuLink href={pageAddress(page + 1)}>Documents suivants</MenuLink> : null}
    </p>
  );
}

/** What was judged last: a mistake is taken back from there. */
export function JudgedPapers({ papers }: { papers: readonly JudgedPaperView[] }) {
  if (papers.length === 0) return null;
  return (
    <section aria-labelledby="derniers" className="mt-8">
      <h2 id="derniers">Les dernières décisions</h2>
      <ul className="mt-2 grid grid-cols-1 gap-1">
        {papers.map(({ id, href, family, title, isAccepted, what }) => (
          <li key={id}>
            <span className={isAccepted ? "tag tag-good" : "tag tag-bad"}>{isAccepted ? "Accepté" : "Refusé"}</span>{" "}
            <MenuLink href={href}>
              {title}, {family}
            </MenuLink>{" "}
            <span className="text-ink-soft">{what}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
