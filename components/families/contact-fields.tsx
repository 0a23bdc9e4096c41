import { CheckboxField } from "@/components/ui/checkbox-field";
import { ChoiceField } from "@/components/ui/choice-field";
import { TextField } from "@/components/ui/text-field";
import type { ContactView } from "@/lib/families/view";
import { contactRelationWords } from "@/lib/families/words";

const relations = Object.entries(contactRelationWords).map(([value, label]) => ({ value, label }));

export function ContactFields({ current }: { current?: ContactView }) {
  return (
    <>
      <TextField name="givenName" label="Prénom" defaultValue={current?.givenName} />
      <TextField name="familyName" label="Nom" defaultValue={current?.familyName} />
      <TextField name="phone" type="tel" label="Téléphone" hint="Par exemple 06 12 34 56 78." defaultValue={current?.phone} />
      <ChoiceField name="relation" legend="Lien avec les enfants" options={relations} defaultValue={current?.relation} />
      <p>Cochez au moins une des deux cases.</p>
      <CheckboxField name="isEmergency" label="À prévenir en cas d'urgence" optional defaultChecked={current?.isEmergency ?? false} />
      <CheckboxField
        name="mayPickUp"
        label="Peut venir chercher les enfants"
        hint="L'équipe lui demandera une pièce d'identité."
        optional
        defaultChecked={current?.mayPickUp ?? false}
      />
    </>
  );
}
