import { TextLink } from "@/components/ui/link";
import { PasswordField } from "@/components/ui/password-field";

/** Asked before an act that matters, unless the password was given a few minutes ago. */
export function CurrentPasswordField({ isNeeded }: { isNeeded: boolean }) {
  if (!isNeeded) return null;
  return (
    <PasswordField
      name="currentPassword"
      label="Mot de passe actuel"
      autoComplete="current-password"
      hint={
        <>
          Pour vérifier que c&apos;est bien vous. <TextLink href="/mot-de-passe-oublie">Mot de passe oublié ?</TextLink>
        </>
      }
    />
  );
}
