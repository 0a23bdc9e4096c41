import { DoneNotice } from "@/components/accounts/done-notice";
import { ChecklistSummary } from "@/components/activities/checklist";
import { NextDays } from "@/components/bookings/next-days";
import { WhoForm } from "@/components/bookings/who-form";
import { InvitationOffer } from "@/components/families/invitation-offer";
import { pageMetadata } from "@/components/site/page-metadata";
import { Page } from "@/components/site/page";
import { PageTitle } from "@/components/site/page-title";
import { SpaceMenu } from "@/components/site/space-menu";
import { ButtonLink, TextLink } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import { loadSpace } from "@/lib/accounts/loaders";
import { loadChecklist } from "@/lib/activities/loaders";
import { loadAhead, loadWho } from "@/lib/bookings/loaders";
import { counted } from "@/lib/core/format";
import { readParam, type SearchParams } from "@/lib/core/search-params";
import { loadInvitation } from "@/lib/families/loaders";

export const metadata = pageMetadata("Mon espace", "Votre espace sur le Portail Familles.");

const done = { bienvenue: "Votre compte est ouvert. Bienvenue !" };

export default async function SpacePage({ searchParams }: { searchParams: SearchParams }) {
  const { givenName, closesOn } = await loadSpace();
  const [invitation, who, checklists, { next, offered }] = await Promise.all([loadInvitation("/famille"), loadWho("/famille"), loadChecklist("/famille"), loadAhead()]);
  return (
    <Page screen="F1">
      <DoneNotice done={await readParam(searchParams, "fait")} sentences={done} />
      {closesOn ? (
        <Notice tone="warning" title={`Votre compte ferme le ${closesOn}`}>
          <p>
            Vous avez changé d&apos;avis&nbsp;? <TextLink href="/famille/compte/donnees">Garder mon compte</TextLink>
          </p>
        </Notice>
      ) : null}
      <InvitationOffer invitation={invitation} permalink="/famille" />
      {offered > 0 ? (
        <Notice tone="warning" title={`${counted(offered, "place vous est proposée", "places vous sont proposées")}`}>
          <p>
            Répondez avant la fin du délai. <TextLink href="/famille/listes-attente">Voir les places proposées</TextLink>
          </p>
        </Notice>
      ) : null}
      <PageTitle>{`Bonjour ${givenName}`}</PageTitle>
      <section aria-labelledby="reserver" className="card">
        <h2 id="reserver">Réserver</h2>
        {who.length === 0 ? <FirstChild /> : <WhoForm who={who} />}
      </section>
      <NextDays days={next} />
      <ChecklistSummary checklists={checklists} />
      <SpaceMenu />
    </Page>
  );
}

function FirstChild() {
  return (
    <>
      <p className="mt-2 mb-4">Ajoutez d&apos;abord votre enfant&nbsp;: son prénom, sa date de naissance et sa classe suffisent.</p>
      <ButtonLink href="/famille/enfants/nouveau">Ajouter un enfant</ButtonLink>
    </>
  );
}
