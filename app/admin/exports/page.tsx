import { DeskPage } from "@/components/desk/desk-page";
import { ExportForm } from "@/components/reports/export-form";
import { ExportRefused } from "@/components/reports/export-refused";
import { StepUpNotice } from "@/components/reports/step-up-notice";
import { pageMetadata } from "@/components/site/page-metadata";
import { readParam, type SearchParams } from "@/lib/core/search-params";
import { loadExports } from "@/lib/reports/loaders";

export const metadata = pageMetadata("Exports", "Télécharger des données du service.");

export default async function ExportsPage({ searchParams }: { searchParams: SearchParams }) {
  const { centers, span, hasSteppedUp } = await loadExports();
  return (
    <DeskPage title="Exports" screen="S1" width="form" lead="Chaque export est inscrit au journal, avec votre nom. Gardez ces fichiers le temps de vous en servir, puis supprimez-les.">
      <div className="flex flex-col gap-5">
        <ExportRefused reason={await readParam(searchParams, "refus")} count={Number(await readParam(searchParams, "lignes"))} />
        {hasSteppedUp ? <ExportForm centers={centers} span={span} /> : <StepUpNotice what="Un export" path="/admin/exports" />}
      </div>
    </DeskPage>
  );
}
