import { TwinNotice } from "@/components/callers/twin-notice";
import { ChildFacts } from "@/components/desk/child-facts";
import { FilePage } from "@/components/desk/file-page";
import { pageMetadata } from "@/components/site/page-metadata";
import { readParam, type SearchParams } from "@/lib/core/search-params";
import { loadFileChild } from "@/lib/desk/loaders";
import { deskChildPath } from "@/lib/desk/rules";

export const metadata = pageMetadata("Fiche d'un enfant", "Tout ce que la famille a dit d'un enfant.");

export default async function FileChildPage({ params, searchParams }: { params: Promise<{ id: string; child: string }>; searchParams: SearchParams }) {
  const claims = await params;
  const { head, child, mayReadHealth, courtOrders, twins } = await loadFileChild(claims.id, claims.child);
  return (
    <FilePage head={head} here="enfants" screen="U10" done={await readParam(searchParams, "fait")}>
      <TwinNotice familyId={head.familyId} path={deskChildPath(head.familyId, child.id)} twins={twins} />
      <ChildFacts familyId={head.familyId} child={child} mayReadHealth={mayReadHealth} courtOrders={courtOrders} />
    </FilePage>
  );
}
