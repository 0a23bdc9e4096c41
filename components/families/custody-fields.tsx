import { ChoiceField } from "@/components/ui/choice-field";
import { TextField } from "@/components/ui/text-field";
import { custodyWords } from "@/lib/families/words";
import { optionsOf } from "./options";

type Custody = { givenName: string; custody: string | undefined; otherHouseholdName: string; otherHouseholdPhone: string };

export function CustodyFields({ current }: { current: Custody }) {
  return (
    <>
      <ChoiceField name="custody" legend={`Où vit ${current.givenName} ?`} options={optionsOf(custodyWords)} defaultValue={current.custody} />
      <TextField
        name="otherHouseholdName"
        label="Nom de l'autre foyer"
        optional
        autoComplete="off"
        hint="Par exemple le nom de l'autre parent. Si votre enfant vit dans un seul foyer, nous n'en gardons rien."
        defaultValue={current.otherHouseholdName}
      />
      <TextField name="otherHouseholdPhone" type="tel" label="Téléphone de l'autre foyer" optional autoComplete="off" hint="Par exemple 06 12 34 56 78." defaultValue={current.otherHouseholdPhone} />
    </>
  );
}
