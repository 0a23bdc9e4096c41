import { optionsOf } from "@/components/families/options";
import { SelectField } from "@/components/ui/select-field";
import { TextField } from "@/components/ui/text-field";
import type { PhoneGuardianView } from "@/lib/families/view";
import { guardianRelationWords } from "@/lib/families/words";

export function PhoneGuardianFields({ current }: { current?: PhoneGuardianView }) {
  return (
    <>
      <TextField name="givenName" label="Prénom" autoComplete="off" defaultValue={current?.givenName} />
      <TextField name="familyName" label="Nom" autoComplete="off" defaultValue={current?.familyName} />
      <TextField name="phone" type="tel" label="Téléphone" autoComplete="off" hint="Par exemple 06 12 34 56 78." defaultValue={current?.phone} />
      <SelectField name="relation" label="Lien avec les enfants" options={optionsOf(guardianRelationWords)} optional defaultValue={current?.relation} />
    </>
  );
}
