"use client";

import type { ReactNode } from "react";
import { described, FieldFrame, OPTIONAL, REQUIRED } from "./field-frame";
import { useField } from "./form-context";

type Option = { value: string; label: string };
type SelectFieldProps = { name: string; label: string; options: readonly Option[]; optional?: boolean; hint?: ReactNode; defaultValue?: string | undefined };

export function SelectField({ name, label, options, optional = false, hint, defaultValue = "" }: SelectFieldProps) {
  const { id, error, typed } = useField(name);
  const chosen = typed ?? defaultValue;
  return (
    <FieldFrame id={id} label={label} need={optional ? OPTIONAL : REQUIRED} hint={hint} error={error}>
      {/* A form that comes back is reset to what the list was made with: a new choice makes a new list. */}
      <select {...described({ id, hint, error })} key={chosen} name={name} defaultValue={chosen} aria-required={optional ? undefined : true} className="control">
        <option value="">Choisir dans la liste</option>
        {options.map(({ value, label: text }) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </FieldFrame>
  );
}
