import { DoneNotice } from "@/components/accounts/done-notice";
import { NextSteps } from "@/components/accounts/next-steps";
import { Checklist } from "@/components/activities/checklist";
import { InvitationOffer } from "@/components/families/invitation-offer";
import { pageMetadata } from "@/components/site/page-metadata";
import { Page } from "@/components/site/page";
import { PageTitle } from "@/components/site/page-title";
import { TextLink } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import { loadSpace } from "@/lib/accounts/loaders";
import { loadChecklist } from "@/lib/activities/loaders";
import { readParam, type SearchParams } from "@/lib/core/search-params";
import { loadInvitation } from "@/lib/families/loaders";

export const metadata = pageMetadata("Mon espace", "Votre espace sur le Portail Familles.");

const done = { bienvenue: "Votre compte est ouvert. Bienvenue !" };

export default async function SpacePage({ searchParams }: { searchParams: SearchParams }) {
  const { givenName, closesOn } = await loadSpace();
  return (
    <Page screen="F1">
      <DoneNotice done={await readParam(searchParams, "fait")} sentences={done} />
      {closesOn ? (
        <div className="mb-6">
          <Notice tone="warning" title={`Votre compte ferme le ${closesOn}`}>
            <p>
              Vous avez changé d&apos;avis ? <TextLink href="/famille/compte/donnees">Garder mon compte</TextLink>
            </p>
          </Notice>
        </div>
      ) : null}
      <InvitationOffer invitation={await loadInvitation("/famille")} permalink="/famille" />
      <PageTitle lead="Voici ce que vous pouvez faire maintenant.">{`Bonjour ${givenName}`}</PageTitle>
      <NextSteps />
      <Checklist checklists={await loadChecklist("/famille")} />
    </Page>
  );
}
