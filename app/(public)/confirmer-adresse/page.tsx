import { CurrentPasswordField } from "@/components/accounts/current-password-field";
import { DeadLink } from "@/components/accounts/dead-link";
import { Page } from "@/components/site/page";
import { FormPanel } from "@/components/ui/form-page";
import { ButtonLink } from "@/components/ui/link";
import { confirmAddressAction } from "@/lib/accounts/actions";
import { loadLink } from "@/lib/accounts/loaders";
import { readParam, type SearchParams } from "@/lib/core/search-params";

const why = { used: "Cette adresse est déjà celle de votre compte. Vous pouvez vous connecter avec elle." };

export default async function ConfirmAddressPage({ searchParams }: { searchParams: SearchParams }) {
  const jeton = await readParam(searchParams, "jeton");
  const { state, email, isHolderHere, signedInAs } = await loadLink("change_email", jeton);
  return (
    <Page screen="B11">
      {state === "ready" ? (
        <FormPanel
          action={confirmAddressAction}
          title="Confirmer ma nouvelle adresse mail"
          heading="Confirmer ma nouvelle adresse mail"
          submit="Confirmer cette adresse"
          permalink={`/confirmer-adresse?jeton=${jeton ?? ""}`}
          hidden={{ jeton: jeton ?? "" }}
          intro={
            <>
              <p>
                <strong className="wrap-anywhere">{email}</strong> deviendra votre identifiant. Vos autres appareils seront déconnectés.
              </p>
              {signedInAs ? <p>Ce navigateur est connecté au compte de {signedInAs}. Il le restera.</p> : null}
            </>
          }
        >
          <CurrentPasswordField isNeeded={!isHolderHere} />
        </FormPanel>
      ) : (
        <DeadLink state={state} why={why}>
          <ButtonLink href="/famille/compte/adresse-mail">Demander un nouveau lien</ButtonLink>
        </DeadLink>
      )}
    </Page>
  );
}
