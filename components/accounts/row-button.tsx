"use client";

import { useActionState, useMemo } from "react";
import { Button } from "@/components/ui/button";
import type { ButtonVariant } from "@/components/ui/button-class";
import { guarded } from "@/components/ui/guarded-action";
import { useHydrated } from "@/components/ui/use-hydrated";
import { idle, type FormAction } from "@/lib/core/form";

type RowButtonProps = { action: FormAction; permalink: string; children: string; hidden?: Record<string, string>; describedBy?: string; variant?: ButtonVariant };

const none: Record<string, string> = {};

/** A form of one button, for rows and headers; what goes wrong is said beside it. */
export function RowButton({ action, permalink, children, hidden = none, describedBy, variant = "secondary" }: RowButtonProps) {
  const hydrated = useHydrated();
  const safeAction = useMemo(() => guarded(action), [action]);
  const [state, dispatch, isPending] = useActionState(hydrated ? safeAction : action, idle, permalink);
  return (
    <form action={dispatch}>
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Button variant={variant} disabled={isPending} aria-describedby={describedBy}>
        {children}
      </Button>
      <div role="alert" className="font-semibold text-danger">
        {state.status === "failed" || state.status === "refused" ? `Erreur : ${state.message}` : null}
      </div>
    </form>
  );
}
