import { DeskPage } from "@/components/desk/desk-page";
import { pageMetadata } from "@/components/site/page-metadata";
import { StaffPasswordField } from "@/components/staff/staff-password-field";
import { FormPanel } from "@/components/ui/form-page";
import { PasswordField } from "@/components/ui/password-field";
import { saveStaffPasswordAction } from "@/lib/staff/actions";
import { loadPasswordChange } from "@/lib/staff/loaders";

export const metadata = pageMetadata("Changer mon mot de passe", "Votre nouveau mot de passe du personnel.");

export default async function PasswordChangePage() {
  await loadPasswordChange();
  return (
    <DeskPage title="Changer mon mot de passe" screen="K3" width="form" back="/admin/mon-compte" lead="Vos autres appareils seront déconnectés. Un mail vous le confirmera.">
      <div className="desk-panel">
        <FormPanel action={saveStaffPasswordAction} heading="Nouveau mot de passe" headingLevel={2} submit="Enregistrer le mot de passe" permalink="/admin/mon-compte/mot-de-passe">
          <PasswordField name="currentPassword" label="Mot de passe actuel" autoComplete="current-password" />
          <StaffPasswordField label="Nouveau mot de passe" />
        </FormPanel>
      </div>
    </DeskPage>
  );
}
