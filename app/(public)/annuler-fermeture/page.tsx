import { DeadLink } from "@/components/accounts/dead-link";
import { Page } from "@/components/site/page";
import { PageTitle } from "@/components/site/page-title";
import { FormPanel } from "@/components/ui/form-page";
import { ButtonLink } from "@/components/ui/link";
import { keepAccountByLinkAction } from "@/lib/accounts/actions";
import { loadLink } from "@/lib/accounts/loaders";
import { authority } from "@/lib/core/authority";
import { readParam, type SearchParams } from "@/lib/core/search-params";

const why = { used: "La fermeture est déjà annulée. Votre compte reste ouvert.", expired: "Le délai de 14 jours est passé." };

export default async function CancelClosingPage({ searchParams }: { searchParams: SearchParams }) {
  const jeton = await readParam(searchParams, "jeton");
  if ((await readParam(searchParams, "fait")) === "annulee") return <Kept />;
  const { state, email } = await loadLink("cancel_closing", jeton);
  return (
    <Page screen="B13">
      {state === "ready" ? (
        <FormPanel
          action={keepAccountByLinkAction}
          title="Garder mon compte"
          heading="Garder mon compte"
          submit="Garder mon compte"
          permalink={`/annuler-fermeture?jeton=${jeton ?? ""}`}
          hidden={{ jeton: jeton ?? "" }}
          intro={
            <p>
              La fermeture du compte <strong className="wrap-anywhere">{email}</strong> sera annulée. Rien n&apos;aura changé.
            </p>
          }
        />
      ) : (
        <DeadLink state={state} why={why}>
          <ButtonLink href="/connexion">Me connecter</ButtonLink>
          <ButtonLink href="/contact" variant="secondary">
            Joindre le Guichet
          </ButtonLink>
        </DeadLink>
      )}
    </Page>
  );
}

function Kept() {
  return (
    <Page screen="B13">
      <title>{`Votre compte reste ouvert – ${authority.portal}`}</title>
      <PageTitle lead="La fermeture est annulée. Rien n'a changé.">Votre compte reste ouvert</PageTitle>
      <ButtonLink href="/famille">Aller dans mon espace</ButtonLink>
    </Page>
  );
}
