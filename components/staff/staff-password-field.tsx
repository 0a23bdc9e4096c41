import { PasswordField } from "@/components/ui/password-field";
import { STAFF_PASSWORD_MIN } from "@/lib/staff/rules";

export function StaffPasswordField({ label }: { label: string }) {
  return (
    <PasswordField
      name="password"
      label={label}
      autoComplete="new-password"
      hint={`Au moins ${STAFF_PASSWORD_MIN} caractères. Une petite phrase est facile à retenir : les espaces et les accents sont permis.`}
    />
  );
}
