import { DoneNotice } from "@/components/accounts/done-notice";
import { DocumentList } from "@/components/documents/document-list";
import { pageMetadata } from "@/components/site/page-metadata";
import { Page } from "@/components/site/page";
import { PageTitle } from "@/components/site/page-title";
import { BackLink } from "@/components/ui/back-link";
import { ButtonLink } from "@/components/ui/link";
import { readParam, type SearchParams } from "@/lib/core/search-params";
import { loadDocuments } from "@/lib/documents/loaders";

export const metadata = pageMetadata("Mes documents", "Les justificatifs de votre famille : ce que nous avons reçu, et ce qui manque.");

const done = { ajoute: "Votre document est bien reçu.", retire: "Le document est retiré de votre dossier." };

export default async function DocumentsPage({ searchParams }: { searchParams: SearchParams }) {
  const groups = await loadDocuments();
  return (
    <Page screen="G1">
      <BackLink href="/famille" />
      <DoneNotice done={await readParam(searchParams, "fait")} sentences={done} />
      <PageTitle lead="Prenez vos papiers en photo avec votre téléphone : c'est suffisant.">Mes documents</PageTitle>
      <ButtonLink href="/famille/documents/nouveau">Ajouter un document</ButtonLink>
      {groups.length === 0 ? <p className="mt-8">Vous n&apos;avez pas encore ajouté de document.</p> : <DocumentList groups={groups} />}
    </Page>
  );
}
