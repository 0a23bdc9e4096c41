"use client";

import { useState, type ReactNode } from "react";
import { described, FieldFrame, REQUIRED } from "./field-frame";
import { useField } from "./form-context";
import { useHydrated } from "./use-hydrated";

type PasswordFieldProps = {
  name: string;
  label: string;
  autoComplete: "current-password" | "new-password";
  hint?: ReactNode;
};

export function PasswordField({ name, label, autoComplete, hint }: PasswordFieldProps) {
  const { id, error } = useField(name);
  const hydrated = useHydrated();
  const [isShown, setShown] = useState(false);
  return (
    <FieldFrame id={id} label={label} need={REQUIRED} hint={hint} error={error}>
      <div className="flex max-w-md gap-2">
        <input
          {...described({ id, hint, error })}
          type={isShown ? "text" : "password"}
          name={name}
          autoComplete={autoComplete}
          autoCapitalize="none"
          spellCheck={false}
          aria-required
          className="control"
        />
        {hydrated ? (
          <button type="button" aria-controls={id} className="button button-quiet shrink-0" onClick={() => setShown(!isShown)}>
            {isShown ? "Masquer" : "Afficher"}
            <span className="sr-only"> : {label}</span>
          </button>
        ) : null}
      </div>
    </FieldFrame>
  );
}
