import { DeadLink } from "@/components/accounts/dead-link";
import { NewPasswordField } from "@/components/accounts/new-password-field";
import { Page } from "@/components/site/page";
import { FormPanel } from "@/components/ui/form-page";
import { ButtonLink } from "@/components/ui/link";
import { resetAction } from "@/lib/accounts/actions";
import { loadLink } from "@/lib/accounts/loaders";
import { readParam, type SearchParams } from "@/lib/core/search-params";

const why = { used: "Votre mot de passe a été choisi avec ce lien. Vous pouvez vous connecter." };

export default async function NewPasswordPage({ searchParams }: { searchParams: SearchParams }) {
  const jeton = await readParam(searchParams, "jeton");
  const { state, email } = await loadLink("reset_password", jeton);
  return (
    <Page screen="B7">
      {state === "ready" ? (
        <FormPanel
          action={resetAction}
          title="Choisir un nouveau mot de passe"
          heading="Choisir un nouveau mot de passe"
          submit="Enregistrer le mot de passe"
          permalink={`/nouveau-mot-de-passe?jeton=${jeton ?? ""}`}
          hidden={{ jeton: jeton ?? "" }}
          intro={
            <p>
              Pour le compte <strong className="wrap-anywhere">{email}</strong>. Vos autres appareils seront déconnectés.
            </p>
          }
        >
          <NewPasswordField />
        </FormPanel>
      ) : (
        <DeadLink state={state} why={why}>
          {state === "used" ? <ButtonLink href="/connexion">Me connecter</ButtonLink> : null}
          <ButtonLink href="/mot-de-passe-oublie" variant={state === "used" ? "secondary" : "primary"}>
            Recevoir un nouveau lien
          </ButtonLink>
        </DeadLink>
      )}
    </Page>
  );
}
