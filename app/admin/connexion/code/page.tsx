import { DeskPage } from "@/components/desk/desk-page";
import { pageMetadata } from "@/components/site/page-metadata";
import { CodeField } from "@/components/staff/code-field";
import { DemoCode } from "@/components/staff/demo-code";
import { PasskeySignIn } from "@/components/staff/passkey-sign-in";
import { Details } from "@/components/ui/details";
import { FormPanel } from "@/components/ui/form-page";
import { TextField } from "@/components/ui/text-field";
import { readParam, type SearchParams } from "@/lib/core/search-params";
import { giveCodeAction, giveRecoveryCodeAction } from "@/lib/staff/actions";
import { loadSecondStep } from "@/lib/staff/loaders";

export const metadata = pageMetadata("Code de connexion", "Le second temps de la connexion du personnel.");

export default async function SecondStepPage({ searchParams }: { searchParams: SearchParams }) {
  const { suite = "", keyOptions, demoCode } = await loadSecondStep(await readParam(searchParams, "suite"));
  const permalink = suite ? `/admin/connexion/code?suite=${encodeURIComponent(suite)}` : "/admin/connexion/code";
  return (
    <DeskPage title="Code de connexion" screen="K2" width="form" back="/admin/connexion" lead="Vous avez 5 minutes et 5 essais.">
      <DemoCode code={demoCode} />
      {keyOptions ? <PasskeySignIn options={keyOptions} suite={suite} /> : null}
      <div className="desk-panel">
        <FormPanel action={giveCodeAction} heading="2. Le code de votre application" headingLevel={2} submit="Valider le code" hidden={{ suite }} permalink={permalink}>
          <CodeField />
        </FormPanel>
      </div>
      <div className="mt-6">
        <Details summary="Je n'ai pas mon téléphone">
          <FormPanel
            id="secours"
            action={giveRecoveryCodeAction}
            heading="Utiliser un code de secours"
            headingLevel={2}
            submit="Utiliser ce code de secours"
            submitVariant="secondary"
            hidden={{ suite }}
            permalink={permalink}
            intro={<p>Chacun de vos dix codes ne sert qu&apos;une fois. Plus de codes ? Une personne responsable peut vous envoyer une nouvelle invitation.</p>}
          >
            <TextField name="recoveryCode" label="Code de secours" autoComplete="off" autoCapitalize="none" spellCheck={false} hint="Il ressemble à ab12-cd34-ef56-gh78." />
          </FormPanel>
        </Details>
      </div>
    </DeskPage>
  );
}
