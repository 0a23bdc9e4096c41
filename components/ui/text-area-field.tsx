"use client";

import type { ReactNode } from "react";
import { described, FieldFrame, OPTIONAL, REQUIRED } from "./field-frame";
import { useField } from "./form-context";

type TextAreaFieldProps = { name: string; label: string; hint?: ReactNode; optional?: boolean; defaultValue?: string; rows?: number };

export function TextAreaField({ name, label, hint, optional = false, defaultValue = "", rows = 3 }: TextAreaFieldProps) {
  const { id, error, typed } = useField(name);
  return (
    <FieldFrame id={id} label={label} need={optional ? OPTIONAL : REQUIRED} hint={hint} error={error}>
      <textarea
        {...described({ id, hint, error })}
        name={name}
        rows={rows}
        defaultValue={typed ?? defaultValue}
        autoComplete="off"
        aria-required={optional ? undefined : true}
        className="control"
      />
    </FieldFrame>
  );
}
