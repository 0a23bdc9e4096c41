import { MenuLink } from "@/components/ui/link";
import type { DocumentGroup, DocumentView } from "@/lib/documents/view";

/** What the family gave, child by child, each with where it stands. */
export function DocumentList({ groups }: { groups: readonly DocumentGroup[] }) {
  return groups.map(({ id, title, documents }) => (
    <section key={id} aria-labelledby={`documents-${id}`} className="mt-10">
      <h2 id={`documents-${id}`}>{title}</h2>
      <ul className="mt-4 grid grid-cols-1 gap-4">
        {documents.map((document) => (
          <li key={document.id} className="card">
            <h3 id={`document-${document.id}`}>{document.title}</h3>
            <DocumentState document={document} />
            <p>
              <MenuLink href={document.href}>
                Voir<span className="sr-only"> : {document.title}</span>
              </MenuLink>
            </p>
          </li>
        ))}
      </ul>
    </section>
  ));
}

export function DocumentState({ document: { state, next } }: { document: DocumentView }) {
  return (
    <>
      <p className="font-semibold">{state}</p>
      {next === undefined ? null : <p className="text-ink-soft">{next}</p>}
    </>
  );
}
