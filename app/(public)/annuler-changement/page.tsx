import { DeadLink } from "@/components/accounts/dead-link";
import { Page } from "@/components/site/page";
import { PageTitle } from "@/components/site/page-title";
import { FormPanel } from "@/components/ui/form-page";
import { ButtonLink } from "@/components/ui/link";
import { undoAddressAction } from "@/lib/accounts/actions";
import { loadLink } from "@/lib/accounts/loaders";
import { authority } from "@/lib/core/authority";
import { readParam, type SearchParams } from "@/lib/core/search-params";

const why = { used: "Votre ancienne adresse est déjà remise. Choisissez un nouveau mot de passe pour vous connecter." };

export default async function UndoAddressPage({ searchParams }: { searchParams: SearchParams }) {
  const jeton = await readParam(searchParams, "jeton");
  if ((await readParam(searchParams, "fait")) === "annule") return <Undone />;
  const { state, email } = await loadLink("undo_email", jeton);
  return (
    <Page screen="B12">
      {state === "ready" ? (
        <FormPanel
          action={undoAddressAction}
          title="Remettre mon ancienne adresse mail"
          heading="Remettre mon ancienne adresse mail"
          submit="Remettre cette adresse"
          permalink={`/annuler-changement?jeton=${jeton ?? ""}`}
          hidden={{ jeton: jeton ?? "" }}
          intro={
            <p>
              <strong className="wrap-anywhere">{email}</strong> redeviendra votre identifiant. Tous les appareils seront déconnectés, et vous
              choisirez un nouveau mot de passe.
            </p>
          }
        />
      ) : (
        <DeadLink state={state} why={why}>
          <ButtonLink href="/mot-de-passe-oublie">Choisir un nouveau mot de passe</ButtonLink>
          <ButtonLink href="/contact" variant="secondary">
            Joindre le Guichet
          </ButtonLink>
        </DeadLink>
      )}
    </Page>
  );
}

function Undone() {
  return (
    <Page screen="B12">
      <title>{`Ancienne adresse remise – ${authority.portal}`}</title>
      <PageTitle lead="Tous les appareils sont déconnectés, et le mot de passe ne fonctionne plus. Choisissez-en un nouveau.">
        Votre ancienne adresse est remise
      </PageTitle>
      <ButtonLink href="/mot-de-passe-oublie">Choisir un nouveau mot de passe</ButtonLink>
    </Page>
  );
}
