"use client";

import { CurrentPasswordField } from "@/components/accounts/current-password-field";
import { useField } from "@/components/ui/form-context";

/** The hour may end while a parent writes: the form then asks for the password itself, and nothing typed is lost. */
export function PasswordWhenAsked() {
  const { error } = useField("currentPassword");
  return <CurrentPasswordField isNeeded={error !== undefined} />;
}
