import { DoneNotice } from "@/components/accounts/done-notice";
import { ContactList } from "@/components/families/contact-list";
import { FamilyHistory } from "@/components/families/family-history";
import { GuardianList } from "@/components/families/guardian-list";
import { InvitationOffer } from "@/components/families/invitation-offer";
import { TerritoryNotice } from "@/components/families/territory-notice";
import { pageMetadata } from "@/components/site/page-metadata";
import { Page } from "@/components/site/page";
import { PageTitle } from "@/components/site/page-title";
import { BackLink } from "@/components/ui/back-link";
import { ButtonLink, MenuLink } from "@/components/ui/link";
import { readParam, type SearchParams } from "@/lib/core/search-params";
import { loadHousehold, loadInvitation } from "@/lib/families/loaders";

export const metadata = pageMetadata("Mon foyer", "Votre adresse, les parents et les personnes à prévenir.");

const done = {
  adresse: "Votre adresse est enregistrée.",
  invitation: "L'invitation est partie. Son lien fonctionne pendant 7 jours.",
  "invitation-annulee": "L'invitation est annulée. Son lien ne fonctionne plus.",
  rejoint: "Vous avez rejoint ce dossier. L'autre parent est prévenu par mail.",
  quitte: "Vous avez quitté le dossier. Vous n'y voyez plus rien, et les autres parents sont prévenus.",
  contact: "Cette personne est ajoutée à votre dossier.",
  "contact-modifie": "Les changements sont enregistrés.",
  "contact-retire": "Cette personne est retirée de votre dossier.",
};

export default async function HouseholdPage({ searchParams }: { searchParams: SearchParams }) {
  const { territory, address, guardians, phoneGuardians, invitations, contacts, events, mayLeave } = await loadHousehold();
  return (
    <Page screen="D1">
      <BackLink href="/famille" />
      <DoneNotice done={await readParam(searchParams, "fait")} sentences={done} />
      <PageTitle lead="Où vous habitez, qui suit ce dossier, et qui nous pouvons appeler.">Mon foyer</PageTitle>
      <InvitationOffer invitation={await loadInvitation("/famille/foyer")} permalink="/famille/foyer" />
      <section aria-labelledby="adresse">
        <h2 id="adresse">Adresse</h2>
        {address.length > 0 ? (
          <address className="mt-3 not-italic">
            {address.map((line) => (
              <span key={line} className="block wrap-anywhere">
                {line}
              </span>
            ))}
          </address>
        ) : null}
        <TerritoryNotice territory={territory} />
        {address.length > 0 ? (
          <MenuLink href="/famille/foyer/commune">Modifier mon adresse</MenuLink>
        ) : (
          <ButtonLink href="/famille/foyer/commune">Donner mon adresse</ButtonLink>
        )}
      </section>
      <GuardianList guardians={guardians} phoneGuardians={phoneGuardians} invitations={invitations} mayLeave={mayLeave} />
      <ContactList contacts={contacts} />
      <section aria-labelledby="suite-du-dossier" className="mt-12">
        <h2 id="suite-du-dossier">Le reste du dossier</h2>
        <ul className="mt-2">
          <li>
            <MenuLink href="/famille/enfants">Mes enfants</MenuLink>
          </li>
          <li>
            <MenuLink href="/famille/documents">Mes documents</MenuLink>
          </li>
          <li>
            <MenuLink href="/famille/foyer/quotient">Mon quotient familial</MenuLink>
          </li>
        </ul>
      </section>
      <FamilyHistory events={events} />
    </Page>
  );
}
