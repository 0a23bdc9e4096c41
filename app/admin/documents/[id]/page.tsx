import { DeskPage } from "@/components/desk/desk-page";
import { LastJudged } from "@/components/desk/last-judged";
import { JudgeForms, ReopenForm } from "@/components/desk/paper-forms";
import { PaperPages } from "@/components/desk/paper-pages";
import { pageMetadata } from "@/components/site/page-metadata";
import { DefinitionList } from "@/components/ui/definition-list";
import { MenuLink } from "@/components/ui/link";
import { readParam, type SearchParams } from "@/lib/core/search-params";
import { loadLastJudged, loadPaper } from "@/lib/desk/loaders";
import { filePath } from "@/lib/desk/rules";

export const metadata = pageMetadata("Vérifier un document", "Un document d'une famille, à accepter ou à refuser.");

export default async function PaperPage({ params, searchParams }: { params: Promise<{ id: string }>; searchParams: SearchParams }) {
  const paper = await loadPaper((await params).id);
  const { id, familyId, title, owner, bornOn, family, givenOn, standing, state, waiting, mayServe, isCourtOrder } = paper;
  const whom = bornOn === undefined ? owner : `${owner}, naissance le ${bornOn}`;
  return (
    <DeskPage title={title} screen="N4" back="/admin/documents" lead={`Pour ${whom}. Famille : ${family}.${waiting === 0 ? "" : ` ${waiting} à vérifier en tout.`}`}>
      <LastJudged last={await loadLastJudged(await readParam(searchParams, "dernier"))} />
      <div className="desk-verdict">
        <PaperPages paper={paper} />
        <div className="grid grid-cols-1 gap-5">
          {state === "received" ? <JudgeForms paper={paper} /> : null}
          <div className="desk-panel">
            {isCourtOrder ? <span className="tag tag-bad">Décision de justice</span> : null}
            <DefinitionList
              rows={[
                { term: "Pour", value: whom },
                { term: "Famille", value: mayServe ? <MenuLink href={filePath(familyId)}>{family}</MenuLink> : family },
                { term: "Reçu le", value: givenOn },
                { term: "État", value: standing },
              ]}
            />
          </div>
          {state === "received" ? null : <ReopenForm id={id} />}
        </div>
      </div>
    </DeskPage>
  );
}
