import type { Metadata } from "next";
import { KindList } from "@/components/documents/kind-list";
import { UploadForm } from "@/components/documents/upload-form";
import { pageMetadata } from "@/components/site/page-metadata";
import { Page } from "@/components/site/page";
import { PageTitle } from "@/components/site/page-title";
import { BackLink } from "@/components/ui/back-link";
import { giveProofAction } from "@/lib/billing/actions";
import { readParam, type SearchParams } from "@/lib/core/search-params";
import { addDocumentAction } from "@/lib/documents/actions";
import { loadNewDocument } from "@/lib/documents/loaders";

type Props = { searchParams: SearchParams };

const choosing = pageMetadata("Ajouter un document", "Choisissez le document à ajouter à votre dossier.");

/** Once the kind is chosen, the form writes the title. */
export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const document = await loadNewDocument(await readParam(searchParams, "type"), await readParam(searchParams, "enfant"));
  return document && document.owners.length > 0 ? {} : choosing;
}

export default async function NewDocumentPage({ searchParams }: Props) {
  const owner = await readParam(searchParams, "enfant");
  const document = await loadNewDocument(await readParam(searchParams, "type"), owner);
  if (!document) {
    return (
      <Page screen="G2">
        <BackLink href="/famille/documents" />
        <PageTitle lead="Quel document voulez-vous ajouter ?">Ajouter un document</PageTitle>
        <KindList owner={owner} />
      </Page>
    );
  }
  const { kind, title, owners } = document;
  const query = new URLSearchParams({ type: kind, ...(owner !== undefined && { enfant: owner }) });
  return (
    <Page screen="G3">
      <BackLink href="/famille/documents/nouveau" />
      {owners.length === 0 ? (
        <PageTitle lead="Ce document est celui d'un enfant. Ajoutez d'abord votre enfant à votre dossier, puis revenez ici.">{title}</PageTitle>
      ) : (
        <UploadForm action={kind === "quotient" ? giveProofAction : addDocumentAction} permalink={`/famille/documents/nouveau?${query}`} document={document} />
      )}
    </Page>
  );
}
