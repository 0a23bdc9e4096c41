import { DeskPage } from "@/components/desk/desk-page";
import { LastJudged } from "@/components/desk/last-judged";
import { JudgedPapers, PaperPaging, WaitingPapers } from "@/components/desk/paper-tables";
import { pageMetadata } from "@/components/site/page-metadata";
import { ButtonLink } from "@/components/ui/link";
import { readParam, type SearchParams } from "@/lib/core/search-params";
import { loadLastJudged, loadPapersToJudge } from "@/lib/desk/loaders";

export const metadata = pageMetadata("Documents à vérifier", "Les documents des familles qui attendent d'être acceptés ou refusés.");

export default async function PapersPage({ searchParams }: { searchParams: SearchParams }) {
  const { total, papers, page, hasMore, judged } = await loadPapersToJudge(await readParam(searchParams, "page"));
  const [first] = papers;
  return (
    <DeskPage
      title="Documents"
      screen="N3"
      lead={total === 0 ? "Tout est vérifié." : total === 1 ? "1 document à vérifier." : `${total} documents à vérifier.`}
      acts={first && page === 1 ? <ButtonLink href={first.href}>Commencer par le plus ancien</ButtonLink> : undefined}
    >
      <LastJudged last={await loadLastJudged(await readParam(searchParams, "dernier"))} />
      {papers.length === 0 ? null : <WaitingPapers papers={papers} page={page} hasMore={hasMore} />}
      <PaperPaging page={page} hasMore={hasMore} />
      <JudgedPapers papers={judged} />
    </DeskPage>
  );
}
