import { DeskPage } from "@/components/desk/desk-page";
import { pageMetadata } from "@/components/site/page-metadata";
import { AppSetup } from "@/components/staff/app-setup";
import { CodeField } from "@/components/staff/code-field";
import { FormPanel } from "@/components/ui/form-page";
import { replaceAppAction } from "@/lib/staff/actions";
import { loadNewApp } from "@/lib/staff/loaders";

export const metadata = pageMetadata("Changer d'application de codes", "Reliez une autre application ou un autre téléphone.");

export default async function NewAppPage() {
  const app = await loadNewApp();
  return (
    <DeskPage title="Changer d'application de codes" screen="K3" width="form" back="/admin/mon-compte" lead="L'ancienne application cessera de servir. Un mail vous le confirmera.">
      <div className="desk-panel">
        <FormPanel action={replaceAppAction} heading="Nouvelle application" headingLevel={2} submit="Relier cette application" permalink="/admin/mon-compte/application">
          <AppSetup {...app} />
          <CodeField />
        </FormPanel>
      </div>
    </DeskPage>
  );
}
