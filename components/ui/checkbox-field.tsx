"use client";

import type { ReactNode } from "react";
import { described, FieldError, FieldHint, FieldNeed, OPTIONAL, REQUIRED } from "./field-frame";
import { useField } from "./form-context";

type CheckboxFieldProps = { name: string; label: string; hint?: ReactNode; optional?: boolean; defaultChecked?: boolean };

export function CheckboxField({ name, label, hint, optional = false, defaultChecked = false }: CheckboxFieldProps) {
  const { id, error, typed, cameBack } = useField(name);
  return (
    <div className={error === undefined ? "field" : "field field-wrong"}>
      <FieldError id={id}>{error}</FieldError>
      <div className="flex gap-3">
        <input
          {...described({ id, hint, error })}
          type="checkbox"
          name={name}
          value="on"
          defaultChecked={cameBack ? typed === "on" : defaultChecked}
          aria-required={optional ? undefined : true}
          className="checkbox"
        />
        <div className="min-w-0 pt-2">
          <label htmlFor={id} className="mr-2 font-semibold">
            {label}
          </label>
          <FieldNeed id={id}>{optional ? OPTIONAL : REQUIRED}</FieldNeed>
          <FieldHint id={id}>{hint}</FieldHint>
        </div>
      </div>
    </div>
  );
}
