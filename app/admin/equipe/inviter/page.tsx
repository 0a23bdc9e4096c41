import { DeskPage } from "@/components/desk/desk-page";
import { pageMetadata } from "@/components/site/page-metadata";
import { PlaceFields } from "@/components/staff/place-fields";
import { FormPanel } from "@/components/ui/form-page";
import { TextField } from "@/components/ui/text-field";
import { inviteAction } from "@/lib/staff/actions";
import { loadInviting } from "@/lib/staff/loaders";

export const metadata = pageMetadata("Inviter une personne", "Une invitation par mail à rejoindre l'équipe.");

export default async function InvitePage() {
  const { centers } = await loadInviting();
  return (
    <DeskPage title="Inviter une personne" screen="K5" width="form" back="/admin/equipe" lead="Elle reçoit un mail, choisit son mot de passe et relie son application de codes. Le lien fonctionne pendant 24 heures.">
      <div className="desk-panel">
        <FormPanel action={inviteAction} heading="Qui, et pour quoi faire ?" headingLevel={2} submit="Envoyer l'invitation" permalink="/admin/equipe/inviter">
          <TextField name="givenName" label="Prénom" autoComplete="off" />
          <TextField name="familyName" label="Nom" autoComplete="off" />
          <TextField name="email" label="Adresse mail professionnelle" type="email" autoComplete="off" />
          <PlaceFields centers={centers} />
        </FormPanel>
      </div>
    </DeskPage>
  );
}
