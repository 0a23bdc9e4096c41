import { TextField } from "@/components/ui/text-field";

export function CodeField() {
  return <TextField name="code" label="Code à 6 chiffres" inputMode="numeric" autoComplete="one-time-code" maxLength={7} hint="Ouvrez votre application de codes : il change toutes les 30 secondes." />;
}
