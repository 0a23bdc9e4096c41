import type { ReactNode } from "react";
import { DeadLink } from "@/components/accounts/dead-link";
import { Page } from "@/components/site/page";
import { PageTitle } from "@/components/site/page-title";
import { FormPanel } from "@/components/ui/form-page";
import { ButtonLink } from "@/components/ui/link";
import { authority } from "@/lib/core/authority";
import { readParam, type SearchParams } from "@/lib/core/search-params";
import { joinFamilyAction } from "@/lib/families/actions";
import { loadJoining } from "@/lib/families/loaders";

const title = "Rejoindre un dossier famille";
const why = {
  expired: `Une invitation ne fonctionne que quelques jours. Demandez-en une nouvelle à l'autre parent, ou au ${authority.desk.name}.`,
  used: "Cette invitation a déjà servi. Si c'était vous, connectez-vous : le dossier est dans « Mon foyer ».",
  unknown: "Elle a peut-être été annulée, ou un lien plus récent l'a remplacée. Ouvrez le dernier mail reçu.",
};

export default async function JoinPage({ searchParams }: { searchParams: SearchParams }) {
  const jeton = await readParam(searchParams, "jeton");
  const { state, inviter, isDesk, signedInAs, isOwnFamily } = await loadJoining(jeton);
  if (isOwnFamily) return <AlreadyIn />;
  if (state !== "ready") {
    return (
      <Page screen="D8">
        <DeadLink state={state} why={why}>
          <ButtonLink href="/famille/foyer">Voir mon foyer</ButtonLink>
          <ButtonLink href="/contact" variant="secondary">
            Joindre le Guichet
          </ButtonLink>
        </DeadLink>
      </Page>
    );
  }
  const what = isDesk ? <OpenedForYou /> : <Shared inviter={inviter ?? ""} />;
  return <Page screen="D8">{signedInAs ? <Accept jeton={jeton ?? ""} signedInAs={signedInAs} what={what} /> : <EnterFirst what={what} />}</Page>;
}

function Shared({ inviter }: { inviter: string }) {
  return (
    <>
      <p>
        <strong>{inviter}</strong> vous invite à partager le dossier de vos enfants.
      </p>
      <p>Vous verrez tous les deux l&apos;adresse, les enfants, les contacts, les justificatifs et les réservations. Chacun garde son compte et son mot de passe.</p>
      <p>Aucun de vous ne pourra retirer l&apos;autre. Vous pourrez quitter ce dossier vous-même.</p>
    </>
  );
}

function OpenedForYou() {
  return (
    <>
      <p>
        Le <strong>{authority.desk.name}</strong> a ouvert un dossier pour votre famille, par téléphone.
      </p>
      <p>Vous y verrez l&apos;adresse, les enfants, les contacts, les justificatifs et les réservations. Vous pourrez réserver vous-même, et toujours appeler le Guichet.</p>
    </>
  );
}

function Accept({ jeton, signedInAs, what }: { jeton: string; signedInAs: string; what: ReactNode }) {
  return (
    <FormPanel
      action={joinFamilyAction}
      title={title}
      heading={title}
      submit="Rejoindre ce dossier"
      permalink={`/rejoindre?jeton=${jeton}`}
      hidden={{ jeton }}
      intro={
        <>
          {what}
          <p>Ce navigateur est connecté au compte de {signedInAs} : c&apos;est ce compte qui rejoindra le dossier.</p>
        </>
      }
    />
  );
}

function EnterFirst({ what }: { what: ReactNode }) {
  return (
    <>
      <title>{`${title} – ${authority.portal}`}</title>
      <PageTitle>{title}</PageTitle>
      <div className="prose mb-6">
        {what}
        <p>Connectez-vous d&apos;abord, ou créez votre compte avec l&apos;adresse où vous avez reçu ce mail. L&apos;invitation vous attendra dans votre espace.</p>
        <p>Votre compte a une autre adresse ? Connectez-vous, puis ouvrez à nouveau le lien du mail.</p>
      </div>
      <div className="flex flex-wrap gap-4">
        <ButtonLink href="/connexion?suite=/famille/foyer">Connexion</ButtonLink>
        <ButtonLink href="/creer-compte" variant="secondary">
          Créer mon compte
        </ButtonLink>
      </div>
    </>
  );
}

function AlreadyIn() {
  return (
    <Page screen="D8">
      <title>{`Vous faites partie de ce dossier – ${authority.portal}`}</title>
      <PageTitle lead="Vous n'avez rien à faire.">Vous faites partie de ce dossier</PageTitle>
      <ButtonLink href="/famille/foyer">Voir mon foyer</ButtonLink>
    </Page>
  );
}
