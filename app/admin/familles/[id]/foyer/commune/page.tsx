import { FilePage } from "@/components/desk/file-page";
import { CommuneLinks, CommuneSearch } from "@/components/families/commune-search";
import { pageMetadata } from "@/components/site/page-metadata";
import { readParam, type SearchParams } from "@/lib/core/search-params";
import { loadFileCommunes } from "@/lib/desk/loaders";
import { filePath } from "@/lib/desk/rules";

export const metadata = pageMetadata("Commune", "La commune où habite la famille au téléphone.");

export default async function FileCommunePage({ params, searchParams }: { params: Promise<{ id: string }>; searchParams: SearchParams }) {
  const { head, ofTerritory, wanted, found, isCut } = await loadFileCommunes((await params).id, await readParam(searchParams, "q"));
  const paths = { search: filePath(head.familyId, "foyer/commune"), address: filePath(head.familyId, "foyer/adresse") };
  return (
    <FilePage head={head} here="foyer" screen="U2" width="form">
      <section aria-labelledby="territoire">
        <h2 id="territoire">Dans quelle commune habite la famille ?</h2>
        <CommuneLinks communes={ofTerritory} paths={paths} />
      </section>
      <CommuneSearch wanted={wanted} found={found} isCut={isCut} paths={paths} />
    </FilePage>
  );
}
