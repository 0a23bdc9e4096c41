import { CurrentPasswordField } from "@/components/accounts/current-password-field";
import { DoneNotice } from "@/components/accounts/done-notice";
import { NewPasswordField } from "@/components/accounts/new-password-field";
import { SessionList } from "@/components/accounts/session-list";
import { Page } from "@/components/site/page";
import { PageTitle } from "@/components/site/page-title";
import { BackLink } from "@/components/ui/back-link";
import { FormPanel } from "@/components/ui/form-page";
import { savePasswordAction } from "@/lib/accounts/actions";
import { loadSecurity } from "@/lib/accounts/loaders";
import { readParam, type SearchParams } from "@/lib/core/search-params";

const done = {
  "mot-de-passe": "Votre nouveau mot de passe est enregistré. Vos autres appareils sont déconnectés.",
  appareil: "L'appareil est déconnecté.",
  appareils: "Vos autres appareils sont déconnectés.",
};

export default async function SecurityPage({ searchParams }: { searchParams: SearchParams }) {
  const { sessions, needsPassword } = await loadSecurity();
  return (
    <Page screen="F5">
      <BackLink href="/famille/compte" />
      <DoneNotice done={await readParam(searchParams, "fait")} sentences={done} />
      <PageTitle>Mot de passe et appareils</PageTitle>
      <FormPanel
        action={savePasswordAction}
        title="Mot de passe et appareils"
        heading="Changer mon mot de passe"
        headingLevel={2}
        submit="Enregistrer le mot de passe"
        permalink="/famille/compte/securite"
        intro={<p>Vos autres appareils seront déconnectés. Vous recevrez un mail pour vous le confirmer.</p>}
      >
        <CurrentPasswordField isNeeded={needsPassword} />
        <NewPasswordField label="Nouveau mot de passe" />
      </FormPanel>
      <SessionList sessions={sessions} />
    </Page>
  );
}
