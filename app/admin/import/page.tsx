import { DeskPage } from "@/components/desk/desk-page";
import { CheckForm } from "@/components/imports/check-form";
import { ImportFormat } from "@/components/imports/import-format";
import { RecentImports } from "@/components/imports/recent-imports";
import { UnsentInvitations } from "@/components/imports/unsent-invitations";
import { StepUpNotice } from "@/components/reports/step-up-notice";
import { pageMetadata } from "@/components/site/page-metadata";
import { Notice } from "@/components/ui/notice";
import { counted } from "@/lib/core/format";
import { readParam, type SearchParams } from "@/lib/core/search-params";
import { checkFileAction, sendInvitationsAction } from "@/lib/imports/actions";
import { loadImports } from "@/lib/imports/loaders";

export const metadata = pageMetadata("Import de familles", "Reprendre les familles d'un fichier.");

export default async function ImportsPage({ searchParams }: { searchParams: SearchParams }) {
  const { format, drafts, unsent, hasSteppedUp } = await loadImports();
  const sent = Number(await readParam(searchParams, "invitations"));
  return (
    <DeskPage title="Import de familles" screen="T1" lead="Reprendre dans le portail les familles que vous connaissez déjà. Rien n'est écrit avant votre accord.">
      {sent > 0 ? (
        <Notice tone="success" role="status">
          <p>{counted(sent, "invitation part", "invitations partent")} par mail.</p>
        </Notice>
      ) : null}
      {hasSteppedUp ? null : <StepUpNotice what="Un import" path="/admin/import" />}
      <div className="desk-grid mt-5">
        <div className="flex flex-col gap-5">
          <div className="desk-panel">
            <CheckForm action={checkFileAction} />
          </div>
          <UnsentInvitations action={sendInvitationsAction} count={unsent} />
          <RecentImports drafts={drafts} />
        </div>
        <ImportFormat columns={format} />
      </div>
    </DeskPage>
  );
}
