import { FilePage } from "@/components/desk/file-page";
import { SeenPaperForm } from "@/components/desk/paper-forms";
import { PaperKinds } from "@/components/desk/paper-kinds";
import { UploadForm } from "@/components/documents/upload-form";
import { pageMetadata } from "@/components/site/page-metadata";
import { readParam, type SearchParams } from "@/lib/core/search-params";
import { addPaperAction } from "@/lib/desk/actions";
import { loadNewPaper } from "@/lib/desk/loaders";
import { filePath } from "@/lib/desk/rules";

export const metadata = pageMetadata("Ajouter un document", "Noter un papier vu au Guichet, ou en garder une copie.");

export default async function NewPaperPage({ params, searchParams }: { params: Promise<{ id: string }>; searchParams: SearchParams }) {
  const owner = await readParam(searchParams, "enfant");
  const { head, document, validUntil, amount, mayJudge } = await loadNewPaper((await params).id, await readParam(searchParams, "type"), owner);
  const { familyId } = head;
  return (
    <FilePage head={head} here="documents" screen="U19">
      <h2>{document?.title ?? "Quel document ?"}</h2>
      <PaperKinds familyId={familyId} owner={owner} chosen={document?.kind} />
      {document && document.owners.length === 0 ? <p className="mt-4">Ce document est celui d&apos;un enfant. Ajoutez d&apos;abord l&apos;enfant au dossier.</p> : null}
      {document && document.owners.length > 0 ? (
        <div className="desk-grid mt-4">
          {mayJudge ? <SeenPaperForm familyId={familyId} document={document} amount={amount} validUntil={validUntil} /> : null}
          <div className="desk-panel">
            <UploadForm
              action={addPaperAction}
              permalink={`${filePath(familyId, "documents/nouveau")}?type=${document.kind}`}
              document={document}
              desk={{ familyId, heading: "Garder une copie, à vérifier ensuite" }}
            />
          </div>
        </div>
      ) : null}
    </FilePage>
  );
}
