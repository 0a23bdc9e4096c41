import { DoneNotice } from "@/components/accounts/done-notice";
import { DeskPage } from "@/components/desk/desk-page";
import { pageMetadata } from "@/components/site/page-metadata";
import { FormPanel } from "@/components/ui/form-page";
import { TextLink } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import { PasswordField } from "@/components/ui/password-field";
import { TextField } from "@/components/ui/text-field";
import { authority } from "@/lib/core/authority";
import { readParam, type SearchParams } from "@/lib/core/search-params";
import { giveStaffPasswordAction } from "@/lib/staff/actions";
import { loadEntrance } from "@/lib/staff/loaders";

export const metadata = pageMetadata("Connexion du personnel", `L'entrée de l'équipe du ${authority.desk.name} et des centres.`);

const done = { deconnexion: "La déconnexion est faite. À bientôt !" };

export default async function StaffSignInPage({ searchParams }: { searchParams: SearchParams }) {
  const fait = await readParam(searchParams, "fait");
  const { suite, isDemo } = await loadEntrance(await readParam(searchParams, "suite"));
  return (
    <DeskPage title="Connexion du personnel" screen="K2" width="form" lead="En deux temps : votre mot de passe, puis le code de votre application.">
      <DoneNotice done={fait} sentences={done} />
      {fait === "recommencer" ? (
        <Notice tone="warning" role="status">
          <p>Trop de temps ou trop d&apos;essais ont passé depuis le mot de passe. Recommencez la connexion.</p>
        </Notice>
      ) : null}
      {suite ? (
        <Notice tone="info">
          <p>Connectez-vous pour continuer : vous irez ensuite directement à la page demandée.</p>
        </Notice>
      ) : null}
      <div className="desk-panel">
        <FormPanel
          action={giveStaffPasswordAction}
          heading="1. Votre mot de passe"
          headingLevel={2}
          submit="Connexion"
          hidden={{ suite: suite ?? "" }}
          permalink={suite ? `/admin/connexion?suite=${encodeURIComponent(suite)}` : "/admin/connexion"}
        >
          <TextField name="email" label="Adresse mail" type="email" autoComplete="username" />
          <PasswordField name="password" label="Mot de passe" autoComplete="current-password" />
        </FormPanel>
      </div>
      {isDemo ? <DemoAccounts /> : null}
      <p className="mt-6">
        Mot de passe ou téléphone perdu ? Une personne responsable peut vous envoyer une nouvelle invitation. Vous êtes parent ? <TextLink href="/connexion">Connectez-vous à votre compte famille</TextLink>.
      </p>
    </DeskPage>
  );
}

function DemoAccounts() {
  return (
    <Notice tone="info" title="Démonstration">
      <p>Guichet : agent@demo.example. Équipe de centre : centre@demo.example. Responsable : responsable@demo.example.</p>
      <p>
        Phrase de passe : <strong>marée haute sous la jetée</strong>. Le code du moment s&apos;affiche à l&apos;étape suivante.
      </p>
    </Notice>
  );
}
