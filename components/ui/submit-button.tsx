"use client";

import { useFormStatus } from "react-dom";
import { Button } from "./button";
import type { ButtonVariant } from "./button-class";

export function SubmitButton({ children, variant }: { children: string; variant?: ButtonVariant | undefined }) {
  const { pending } = useFormStatus();
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <Button variant={variant} disabled={pending}>
        {children}
      </Button>
      <p aria-live="polite" className="text-ink-soft">
        {pending ? "Envoi en cours…" : ""}
      </p>
    </div>
  );
}
