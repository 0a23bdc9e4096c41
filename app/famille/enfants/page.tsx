import { DoneNotice } from "@/components/accounts/done-notice";
import { ChildCards } from "@/components/families/child-cards";
import { pageMetadata } from "@/components/site/page-metadata";
import { Page } from "@/components/site/page";
import { PageTitle } from "@/components/site/page-title";
import { PhoneLink } from "@/components/site/phone-link";
import { BackLink } from "@/components/ui/back-link";
import { ButtonLink } from "@/components/ui/link";
import { readParam, type SearchParams } from "@/lib/core/search-params";
import { loadChildren } from "@/lib/families/loaders";

export const metadata = pageMetadata("Mes enfants", "Les enfants de votre dossier, et leur fiche.");

const done = { retire: "L'enfant est retiré de votre dossier. Sa fiche sanitaire est effacée." };

export default async function ChildrenPage({ searchParams }: { searchParams: SearchParams }) {
  const { children, isFull } = await loadChildren();
  const isEmpty = children.length === 0;
  return (
    <Page screen="E1">
      <BackLink href="/famille" />
      <DoneNotice done={await readParam(searchParams, "fait")} sentences={done} />
      <PageTitle lead={isEmpty ? "Votre dossier n'a pas encore d'enfant. Ajoutez le premier : il faut deux minutes, et tout peut être corrigé ensuite." : undefined}>Mes enfants</PageTitle>
      {isEmpty ? null : <ChildCards items={children} />}
      {isFull ? (
        <p>
          Votre dossier est plein. Pour ajouter un enfant, appelez le <PhoneLink />.
        </p>
      ) : (
        <ButtonLink href="/famille/enfants/nouveau">Ajouter un enfant</ButtonLink>
      )}
    </Page>
  );
}
