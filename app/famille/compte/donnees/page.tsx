import { CurrentPasswordField } from "@/components/accounts/current-password-field";
import { DoneNotice } from "@/components/accounts/done-notice";
import { History } from "@/components/accounts/history";
import { pageMetadata } from "@/components/site/page-metadata";
import { Page } from "@/components/site/page";
import { PageTitle } from "@/components/site/page-title";
import { BackLink } from "@/components/ui/back-link";
import { Button } from "@/components/ui/button";
import { FormPanel } from "@/components/ui/form-page";
import { ButtonLink } from "@/components/ui/link";
import { keepAccountAction, proveIdentityAction } from "@/lib/accounts/actions";
import { loadAccount, loadHistory } from "@/lib/accounts/loaders";
import { readParam, type SearchParams } from "@/lib/core/search-params";

export const metadata = pageMetadata("Mes données", "Téléchargez vos données, lisez l'historique de votre compte, fermez-le.");

const done = {
  verifie: "Merci. Vous pouvez télécharger vos données pendant 10 minutes.",
  fermeture: "La fermeture est demandée. Un mail vous donne un lien pour l'annuler.",
  "fermeture-annulee": "La fermeture est annulée. Votre compte reste ouvert.",
};

export default async function DataPage({ searchParams }: { searchParams: SearchParams }) {
  const { needsPassword, closesOn } = await loadAccount("/famille/compte/donnees");
  return (
    <Page screen="F6">
      <BackLink href="/famille/compte" />
      <DoneNotice done={await readParam(searchParams, "fait")} sentences={done} />
      <PageTitle>Mes données</PageTitle>
      <Download needsPassword={needsPassword} />
      <History events={await loadHistory()} />
      <Closing closesOn={closesOn} />
    </Page>
  );
}

function Download({ needsPassword }: { needsPassword: boolean }) {
  const what = <p className="mb-4">Un fichier contient tout ce que le portail sait de vous, sauf votre mot de passe, que nous ne connaissons pas.</p>;
  if (needsPassword) {
    return (
      <FormPanel action={proveIdentityAction} heading="Télécharger mes données" headingLevel={2} submit="Vérifier mon mot de passe" intro={what} permalink="/famille/compte/donnees">
        <CurrentPasswordField isNeeded />
      </FormPanel>
    );
  }
  return (
    <section aria-labelledby="telecharger">
      <h2 id="telecharger">Télécharger mes données</h2>
      <div className="mt-2">{what}</div>
      <form method="post" action="/famille/compte/donnees/telecharger">
        <Button variant="secondary">Télécharger mes données</Button>
      </form>
    </section>
  );
}

function Closing({ closesOn }: { closesOn: string | undefined }) {
  if (closesOn) {
    return (
      <div className="mt-12">
        <FormPanel
          id="garder"
          action={keepAccountAction}
          heading={`Votre compte ferme le ${closesOn}`}
          headingLevel={2}
          submit="Garder mon compte"
          permalink="/famille/compte/donnees"
          intro={<p>Jusque-là, tout fonctionne. Vous pouvez encore changer d&apos;avis.</p>}
        />
      </div>
    );
  }
  return (
    <section aria-labelledby="fermer" className="mt-12">
      <h2 id="fermer">Fermer mon compte</h2>
      <p className="mt-2 mb-4">Vous aurez 14 jours pour changer d&apos;avis.</p>
      <ButtonLink href="/famille/compte/fermer" variant="secondary">
        Fermer mon compte
      </ButtonLink>
    </section>
  );
}
