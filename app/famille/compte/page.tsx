import { DoneNotice } from "@/components/accounts/done-notice";
import { pageMetadata } from "@/components/site/page-metadata";
import { Page } from "@/components/site/page";
import { PageTitle } from "@/components/site/page-title";
import { BackLink } from "@/components/ui/back-link";
import { DefinitionList } from "@/components/ui/definition-list";
import { MenuLink } from "@/components/ui/link";
import { loadAccount } from "@/lib/accounts/loaders";
import { readParam, type SearchParams } from "@/lib/core/search-params";

export const metadata = pageMetadata("Mon compte", "Vos coordonnées, votre mot de passe et vos appareils.");

const done = {
  identite: "Vos coordonnées sont enregistrées.",
  adresse: "Votre nouvelle adresse mail est enregistrée. C'est votre identifiant.",
};

export default async function AccountPage({ searchParams }: { searchParams: SearchParams }) {
  const account = await loadAccount("/famille/compte");
  return (
    <Page screen="F2">
      <BackLink href="/famille" />
      <DoneNotice done={await readParam(searchParams, "fait")} sentences={done} />
      <PageTitle>Mon compte</PageTitle>
      <DefinitionList
        rows={[
          {
            term: "Prénom et nom",
            value: `${account.givenName} ${account.familyName}`,
            action: <MenuLink href="/famille/compte/identite">Modifier mon nom ou mon téléphone</MenuLink>,
          },
          { term: "Téléphone", value: account.phone },
          {
            term: "Adresse mail (votre identifiant)",
            value: <EmailValue email={account.email} pendingAddress={account.pendingAddress} />,
            action: <MenuLink href="/famille/compte/adresse-mail">Changer mon adresse mail</MenuLink>,
          },
          {
            term: "Mot de passe et appareils",
            value: "Changez votre mot de passe, voyez où vous êtes connecté.",
            action: <MenuLink href="/famille/compte/securite">Gérer la sécurité</MenuLink>,
          },
          {
            term: "Mes données",
            value: account.closesOn ? `Votre compte ferme le ${account.closesOn}.` : `Compte ouvert le ${account.memberSince}.`,
            action: <MenuLink href="/famille/compte/donnees">Télécharger mes données, voir l&apos;historique ou fermer mon compte</MenuLink>,
          },
        ]}
      />
    </Page>
  );
}

function EmailValue({ email, pendingAddress }: { email: string; pendingAddress: string | undefined }) {
  return (
    <>
      <span className="wrap-anywhere">{email}</span>
      {pendingAddress ? <span className="block text-ink-soft">En attente de confirmation : {pendingAddress}</span> : null}
    </>
  );
}
