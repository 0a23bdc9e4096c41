import { DoneNotice } from "@/components/accounts/done-notice";
import { ChildSheet } from "@/components/families/child-sheet";
import { Page } from "@/components/site/page";
import { PageTitle } from "@/components/site/page-title";
import { BackLink } from "@/components/ui/back-link";
import { authority } from "@/lib/core/authority";
import { readParam, type SearchParams } from "@/lib/core/search-params";
import { loadChildSheet } from "@/lib/families/loaders";

const done = {
  ajoute: "L'enfant est dans votre dossier. Complétez sa fiche quand vous voulez.",
  identite: "L'identité et l'école sont enregistrées.",
  sante: "La fiche sanitaire est enregistrée. Elle est chiffrée.",
  repas: "Le repas est enregistré.",
  autorisations: "Les autorisations sont enregistrées.",
  garde: "La garde est enregistrée.",
};

export default async function ChildPage({ params, searchParams }: { params: Promise<{ id: string }>; searchParams: SearchParams }) {
  const child = await loadChildSheet((await params).id);
  return (
    <Page screen="E3">
      <title>{`Fiche de ${child.givenName} – ${authority.portal}`}</title>
      <BackLink href="/famille/enfants">Mes enfants</BackLink>
      <DoneNotice done={await readParam(searchParams, "fait")} sentences={done} />
      <PageTitle>{`Fiche de ${child.givenName}`}</PageTitle>
      <ChildSheet child={child} />
    </Page>
  );
}
