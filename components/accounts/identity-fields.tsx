import { TextField } from "@/components/ui/text-field";

type Identity = { givenName: string; familyName: string; phone: string };

export function IdentityFields({ current }: { current?: Identity }) {
  return (
    <>
      <TextField name="givenName" label="Prénom" autoComplete="given-name" defaultValue={current?.givenName} />
      <TextField name="familyName" label="Nom" autoComplete="family-name" defaultValue={current?.familyName} />
      <TextField
        name="phone"
        type="tel"
        label="Téléphone"
        autoComplete="tel"
        hint="Pour vous joindre au sujet de vos enfants. Par exemple 06 12 34 56 78."
        defaultValue={current?.phone}
      />
    </>
  );
}
