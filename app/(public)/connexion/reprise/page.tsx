import { DoneNotice } from "@/components/accounts/done-notice";
import { SignInPanel } from "@/components/accounts/sign-in-panel";
import { WelcomePanel } from "@/components/accounts/welcome-panel";
import { Page } from "@/components/site/page";
import { Notice } from "@/components/ui/notice";
import { loadSignedInName } from "@/lib/accounts/loaders";
import { returnPath } from "@/lib/accounts/rules";
import { authority } from "@/lib/core/authority";
import { readParam, type SearchParams } from "@/lib/core/search-params";

const done = {
  "compte-valide": "Votre compte est validé. Connectez-vous avec votre adresse mail et votre mot de passe.",
  "mot-de-passe-a-choisir":
    "Votre compte est ouvert. Plusieurs demandes ont été faites avec votre adresse : pour votre sécurité, choisissez votre mot de passe avec « Mot de passe oublié ? ».",
  "mot-de-passe": "Votre nouveau mot de passe est enregistré. Connectez-vous.",
  adresse: "Votre nouvelle adresse mail est enregistrée. Connectez-vous avec elle.",
  deconnexion: "La déconnexion est faite. À bientôt !",
};

/** The sign-in page when it must lead back somewhere, say what was done, or greet: next.config.ts serves it at `/connexion`. */
export default async function ResumedSignInPage({ searchParams }: { searchParams: SearchParams }) {
  const suite = returnPath(await readParam(searchParams, "suite"));
  const givenName = await loadSignedInName();
  return (
    <Page screen="B1">
      <DoneNotice done={await readParam(searchParams, "fait")} sentences={done} />
      {givenName ? (
        <>
          <title>{`Connexion – ${authority.portal}`}</title>
          <WelcomePanel givenName={givenName} next={suite ?? "/famille"} headingLevel={1} />
        </>
      ) : (
        <>
          {suite ? (
            <div className="mb-6">
              <Notice tone="info">
                <p>Connectez-vous pour continuer : vous irez ensuite directement à la page demandée.</p>
              </Notice>
            </div>
          ) : null}
          <SignInPanel title="Connexion" headingLevel={1} suite={suite} permalink={suite ? `/connexion?suite=${encodeURIComponent(suite)}` : "/connexion"} />
        </>
      )}
    </Page>
  );
}
