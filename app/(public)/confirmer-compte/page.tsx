import { DeadLink } from "@/components/accounts/dead-link";
import { Page } from "@/components/site/page";
import { PageTitle } from "@/components/site/page-title";
import { FormPanel } from "@/components/ui/form-page";
import { ButtonLink } from "@/components/ui/link";
import { confirmAction, disownAction, renewConfirmationAction } from "@/lib/accounts/actions";
import { loadConfirmation } from "@/lib/accounts/loaders";
import { authority } from "@/lib/core/authority";
import { readParam, type SearchParams } from "@/lib/core/search-params";

const why = { used: "Ce compte est validé. Vous pouvez vous connecter." };

export default async function ConfirmPage({ searchParams }: { searchParams: SearchParams }) {
  const jeton = await readParam(searchParams, "jeton");
  if ((await readParam(searchParams, "fait")) === "refuse") return <Disowned />;
  const { state, fullName, email, signedInAs } = await loadConfirmation(jeton);
  if (state !== "ready") {
    return (
      <Page screen="B4">
        <DeadLink state={state} why={why}>
          {state === "expired" && jeton ? (
            <FormPanel action={renewConfirmationAction} heading="Recevoir un nouveau lien" headingLevel={2} submit="Renvoyer le mail" hidden={{ jeton }} permalink={`/confirmer-compte?jeton=${jeton}`} />
          ) : (
            <>
              <ButtonLink href="/connexion">Me connecter</ButtonLink>
              {state === "used" ? null : (
                <ButtonLink href="/creer-compte" variant="secondary">
                  Créer mon compte
                </ButtonLink>
              )}
            </>
          )}
        </DeadLink>
      </Page>
    );
  }
  return (
    <Page screen="B4">
      <FormPanel
        action={confirmAction}
        title="Valider mon compte"
        heading="Valider mon compte"
        submit="Valider mon compte"
        permalink={`/confirmer-compte?jeton=${jeton ?? ""}`}
        hidden={{ jeton: jeton ?? "" }}
        intro={
          <>
            <p>
              Compte demandé par <strong>{fullName}</strong>, avec l&apos;adresse <strong className="wrap-anywhere">{email}</strong>.
            </p>
            {signedInAs ? <p>Ce navigateur est connecté au compte de {signedInAs}. Il le restera : vous vous connecterez ensuite.</p> : null}
          </>
        }
      />
      <div className="mt-12 border-t border-line pt-8">
        <FormPanel
          id="refuser"
          action={disownAction}
          heading="Vous n'avez rien demandé ?"
          headingLevel={2}
          submit="Ce n'est pas moi"
          permalink={`/confirmer-compte?jeton=${jeton ?? ""}`}
          submitVariant="secondary"
          hidden={{ jeton: jeton ?? "" }}
          intro={<p>Aucun compte ne sera ouvert, et nous n&apos;écrirons plus à cette adresse pendant 24 heures à ce sujet.</p>}
        />
      </div>
    </Page>
  );
}

function Disowned() {
  return (
    <Page screen="B4">
      <title>{`C'est noté – ${authority.portal}`}</title>
      <PageTitle lead="Aucun compte n'a été ouvert avec votre adresse. Vous n'avez rien d'autre à faire.">C&apos;est noté</PageTitle>
      <ButtonLink href="/">Revenir à l&apos;accueil</ButtonLink>
    </Page>
  );
}
