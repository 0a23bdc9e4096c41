import { PasswordField } from "@/components/ui/password-field";
import { PASSWORD_MIN } from "@/lib/accounts/rules";

export function NewPasswordField({ label = "Mot de passe" }: { label?: string }) {
  return (
    <PasswordField
      name="password"
      label={label}
      autoComplete="new-password"
      hint={`Au moins ${PASSWORD_MIN} caractères. Une petite phrase est facile à retenir : les espaces et les accents sont permis.`}
    />
  );
}
