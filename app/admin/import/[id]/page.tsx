import { DeskPage } from "@/components/desk/desk-page";
import { ImportForm } from "@/components/imports/import-form";
import { ImportReport } from "@/components/imports/import-report";
import { StepUpNotice } from "@/components/reports/step-up-notice";
import { pageMetadata } from "@/components/site/page-metadata";
import { Notice } from "@/components/ui/notice";
import { importFamiliesAction } from "@/lib/imports/actions";
import { loadImport } from "@/lib/imports/loaders";

export const metadata = pageMetadata("Fichier vérifié", "Ce que l'import écrirait, ligne par ligne.");

export default async function ImportPage({ params }: { params: Promise<{ id: string }> }) {
  const { id, fileName, at, size, state, report, hasSteppedUp } = await loadImport((await params).id);
  return (
    <DeskPage title={fileName} screen="T2" back="/admin/import" lead={`Envoyé ${at}`}>
      {state === "imported" ? (
        <Notice tone="success" title="Importé" role="status">
          <p>{size} dans le portail.</p>
        </Notice>
      ) : null}
      {state === "checked" && report === undefined ? (
        <Notice tone="info" title="Fichier effacé">
          <p>Il a été effacé au bout d&apos;un jour, comme prévu, sans être importé.</p>
        </Notice>
      ) : null}
      {report && !hasSteppedUp ? <StepUpNotice what="Un import" path={`/admin/import/${id}`} /> : null}
      {report ? (
        <div className="mt-5 flex flex-col gap-5">
          <ImportReport report={report} />
          {report.errors.count > 0 || report.all.families === 0 ? null : (
            <div className="desk-panel">
              <ImportForm action={importFamiliesAction} id={id} report={report} />
            </div>
          )}
        </div>
      ) : null}
    </DeskPage>
  );
}
