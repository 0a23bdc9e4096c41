import { Catalogue } from "@/components/activities/catalogue";
import { FilterForm } from "@/components/activities/filter-form";
import { Page } from "@/components/site/page";
import { pageMetadata } from "@/components/site/page-metadata";
import { PageTitle } from "@/components/site/page-title";
import { TextLink } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import { loadCatalogue } from "@/lib/activities/loaders";
import { authority } from "@/lib/core/authority";
import type { SearchParams } from "@/lib/core/search-params";

export const metadata = pageMetadata("Les activités", `Accueils de loisirs et animation jeunesse ${authority.territoryOf} : âges, dates, prix et places.`);

export default async function CataloguePage({ searchParams }: { searchParams: SearchParams }) {
  const { filter, isFiltered, ages, communes, offers } = await loadCatalogue(await searchParams);
  return (
    <Page screen="A2" width="wide">
      <PageTitle lead="Ouvrez une activité pour lire ses dates, ses prix et les places qui restent. Pas besoin de compte.">Les activités</PageTitle>
      {communes.length > 0 ? <FilterForm filter={filter} ages={ages} communes={communes} /> : null}
      {offers.length === 0 ? <Nothing isFiltered={isFiltered} /> : <Catalogue offers={offers} />}
    </Page>
  );
}

function Nothing({ isFiltered }: { isFiltered: boolean }) {
  if (!isFiltered) {
    return (
      <Notice tone="info">
        <p>Les activités de la saison sont en préparation. Elles s&apos;afficheront ici dès qu&apos;elles seront prêtes.</p>
      </Notice>
    );
  }
  return (
    <Notice tone="info">
      <p>Aucune activité ne correspond à ces choix. Essayez une autre commune ou un autre âge.</p>
      <p>
        <TextLink href="/activites">Voir toutes les activités</TextLink>
      </p>
    </Notice>
  );
}
