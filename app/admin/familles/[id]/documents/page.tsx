import { FilePage } from "@/components/desk/file-page";
import { pageMetadata } from "@/components/site/page-metadata";
import { ButtonLink, MenuLink } from "@/components/ui/link";
import { readParam, type SearchParams } from "@/lib/core/search-params";
import { loadFileDocuments } from "@/lib/desk/loaders";
import { filePath, paperPath } from "@/lib/desk/rules";

export const metadata = pageMetadata("Documents de la famille", "Les documents de la famille au téléphone, et leur état.");

export default async function FileDocumentsPage({ params, searchParams }: { params: Promise<{ id: string }>; searchParams: SearchParams }) {
  const { head, groups, mayJudge } = await loadFileDocuments((await params).id);
  return (
    <FilePage
      head={head}
      here="documents"
      screen="U18"
      done={await readParam(searchParams, "fait")}
      acts={<ButtonLink href={filePath(head.familyId, "documents/nouveau")}>Ajouter un document</ButtonLink>}
    >
      {groups.length === 0 ? <p>Aucun document dans ce dossier pour l&apos;instant.</p> : null}
      <div className="desk-grid">
        {groups.map(({ id, title, documents }) => (
          <section key={id} aria-labelledby={`documents-${id}`} className="desk-panel">
            <h2 id={`documents-${id}`}>{title}</h2>
            <ul className="mt-3 grid grid-cols-1 gap-3">
              {documents.map((document) => (
                <li key={document.id}>
                  {mayJudge ? <MenuLink href={paperPath(document.id)}>{document.title}</MenuLink> : <strong>{document.title}</strong>}{" "}
                  {document.kind === "court_order" ? <span className="tag tag-bad">Décision de justice</span> : null}
                  <span className="block text-ink-soft">{document.state}</span>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </FilePage>
  );
}
