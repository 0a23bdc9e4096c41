import { DeadLink } from "@/components/accounts/dead-link";
import { Page } from "@/components/site/page";
import { PageTitle } from "@/components/site/page-title";
import { FormPanel } from "@/components/ui/form-page";
import { ButtonLink } from "@/components/ui/link";
import { followLinkAction } from "@/lib/accounts/actions";
import { loadLink } from "@/lib/accounts/loaders";
import { authority } from "@/lib/core/authority";
import { readParam, type SearchParams } from "@/lib/core/search-params";

const why = { used: "Ce lien a déjà servi à vous connecter. Il ne sert qu'une fois." };

export default async function LinkPage({ searchParams }: { searchParams: SearchParams }) {
  const jeton = await readParam(searchParams, "jeton");
  const { state, email, isSameBrowser, signedInAs } = await loadLink("sign_in", jeton);
  if (state !== "ready") {
    return (
      <Page screen="B10">
        <DeadLink state={state} why={why}>
          <ButtonLink href="/lien-de-connexion">Recevoir un nouveau lien</ButtonLink>
          <ButtonLink href="/connexion" variant="secondary">
            Me connecter
          </ButtonLink>
        </DeadLink>
      </Page>
    );
  }
  if (!isSameBrowser) return <OtherBrowser />;
  return (
    <Page screen="B10">
      <FormPanel
        action={followLinkAction}
        title="Me connecter par lien"
        heading="Me connecter"
        submit="Connexion"
        permalink={`/lien?jeton=${jeton ?? ""}`}
        hidden={{ jeton: jeton ?? "" }}
        intro={
          <>
            <p>
              Vous allez ouvrir le compte <strong className="wrap-anywhere">{email}</strong> dans ce navigateur.
            </p>
            {signedInAs ? <p>Le compte de {signedInAs}, ouvert ici en ce moment, sera déconnecté.</p> : null}
          </>
        }
      />
    </Page>
  );
}

function OtherBrowser() {
  return (
    <Page screen="B10">
      <title>{`Ce lien s'ouvre ailleurs – ${authority.portal}`}</title>
      <PageTitle lead="Ce lien a été demandé depuis un autre appareil ou un autre navigateur. Pour votre sécurité, il ne fonctionne que là-bas.">
        Ce lien s&apos;ouvre ailleurs
      </PageTitle>
      <div className="grid justify-items-start gap-4">
        <ButtonLink href="/lien-de-connexion">Recevoir un lien pour ce navigateur</ButtonLink>
        <ButtonLink href="/connexion" variant="secondary">
          Me connecter avec mon mot de passe
        </ButtonLink>
      </div>
    </Page>
  );
}
