import { CheckboxField } from "@/components/ui/checkbox-field";
import { ChoiceField } from "@/components/ui/choice-field";
import { FormPanel } from "@/components/ui/form-page";
import { SelectField } from "@/components/ui/select-field";
import { TextField } from "@/components/ui/text-field";
import { openFamilyAction } from "@/lib/callers/actions";
import { whoCallsWords } from "@/lib/callers/words";
import { guardianRelationWords } from "@/lib/families/words";

const optionsOf = (words: Record<string, string>) => Object.entries(words).map(([value, label]) => ({ value, label }));

/** A family opens with a name and a telephone; a mail adds an invitation, and its absence a task for each thing to say. */
export function OpenForm() {
  return (
    <FormPanel action={openFamilyAction} title="Ouvrir un dossier" heading="La personne au téléphone" headingLevel={2} submit="Ouvrir le dossier" permalink="/admin/familles/nouvelle">
      <ChoiceField name="who" legend="Qui appelle ?" options={optionsOf(whoCallsWords)} />
      <TextField name="givenName" label="Prénom" autoComplete="off" />
      <TextField name="familyName" label="Nom" autoComplete="off" />
      <SelectField name="relation" label="Lien avec les enfants" options={optionsOf(guardianRelationWords)} optional />
      <TextField name="phone" type="tel" label="Téléphone" autoComplete="off" />
      <TextField name="commune" label="Commune" hint="Elle décide du territoire. Vous pourrez la compléter avec l'adresse." optional autoComplete="off" />
      <TextField name="email" type="email" label="Adresse mail" hint="Avec une adresse, la personne reçoit une invitation à choisir son mot de passe. Sans adresse, tout se fait par téléphone et courrier." optional autoComplete="off" />
      <CheckboxField name="anyway" label="Ouvrir quand même" hint="À cocher si aucun dossier proposé n'est le bon." optional />
    </FormPanel>
  );
}
