import { ChoiceField } from "@/components/ui/choice-field";
import { FormPanel } from "@/components/ui/form-page";
import { TextField } from "@/components/ui/text-field";
import { inviteAction } from "@/lib/families/actions";
import { guardianRelationWords } from "@/lib/families/words";

const relations = Object.entries(guardianRelationWords).map(([value, label]) => ({ value, label }));

export function InviteForm() {
  return (
    <FormPanel
      action={inviteAction}
      title="Inviter l'autre parent"
      heading="Inviter l'autre parent"
      submit="Envoyer l'invitation"
      permalink="/famille/foyer/inviter"
      intro={
        <>
          <p>L&apos;autre parent, ou responsable légal, reçoit un mail avec un lien. Le mail donne votre prénom, rien de plus.</p>
          <p>S&apos;il accepte, vous verrez le même dossier : adresse, enfants, contacts et réservations. Aucun de vous ne pourra retirer l&apos;autre.</p>
          <p>Un grand-parent n&apos;a pas besoin d&apos;invitation : ajoutez-le aux personnes à prévenir.</p>
        </>
      }
    >
      <TextField name="email" type="email" label="Adresse mail de l'autre parent" autoComplete="off" hint="Par exemple prenom.nom@exemple.fr." />
      <ChoiceField name="relation" legend="Vous êtes" options={relations} optional hint="Le mail ne le dit pas." />
    </FormPanel>
  );
}
