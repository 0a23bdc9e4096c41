import { CommuneLinks, CommuneSearch } from "@/components/families/commune-search";
import { pageMetadata } from "@/components/site/page-metadata";
import { Page } from "@/components/site/page";
import { PageTitle } from "@/components/site/page-title";
import { BackLink } from "@/components/ui/back-link";
import { authority } from "@/lib/core/authority";
import { readParam, type SearchParams } from "@/lib/core/search-params";
import { loadCommunes } from "@/lib/families/loaders";

export const metadata = pageMetadata("Ma commune", "Choisissez la commune où vous habitez.");

export default async function CommunePage({ searchParams }: { searchParams: SearchParams }) {
  const { ofTerritory, wanted, found, isCut } = await loadCommunes(await readParam(searchParams, "q"));
  return (
    <Page screen="D2">
      <BackLink href="/famille/foyer" />
      <PageTitle lead="C'est la commune qui compte, pas le code postal. L'adresse vient juste après.">Dans quelle commune habitez-vous ?</PageTitle>
      <section aria-labelledby="territoire">
        <h2 id="territoire">Communes du territoire {authority.territory}</h2>
        <CommuneLinks communes={ofTerritory} />
      </section>
      <CommuneSearch wanted={wanted} found={found} isCut={isCut} />
    </Page>
  );
}
