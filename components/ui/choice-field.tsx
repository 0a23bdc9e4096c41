"use client";

import type { ReactNode } from "react";
import { FieldError, FieldHint, FieldNeed, OPTIONAL, REQUIRED } from "./field-frame";
import { useField } from "./form-context";

type Option = { value: string; label: string };
type ChoiceFieldProps = { name: string; legend: string; options: readonly Option[]; optional?: boolean; hint?: ReactNode; defaultValue?: string | undefined };

/** One answer among a few, all in sight. Nothing is chosen before the person chooses, unless `defaultValue` says what stands. */
export function ChoiceField({ name, legend, options, optional = false, hint, defaultValue }: ChoiceFieldProps) {
  const { id, error, typed, cameBack } = useField(name);
  const chosen = cameBack ? typed : defaultValue;
  const parts = [error === undefined ? "" : `${id}-error`, `${id}-need`, hint === undefined ? "" : `${id}-hint`];
  return (
    <fieldset className={error === undefined ? "field" : "field field-wrong"} aria-describedby={parts.filter((part) => part !== "").join(" ")}>
      <legend className="float-left mr-2 font-semibold">{legend}</legend>
      <FieldNeed id={id}>{optional ? OPTIONAL : REQUIRED}</FieldNeed>
      <div className="clear-both space-y-1.5">
        <FieldHint id={id}>{hint}</FieldHint>
        <FieldError id={id}>{error}</FieldError>
        {options.map(({ value, label }, index) => (
          <label key={value} className="choice">
            {/* The first one bears the field's id: the error summary leads to it. */}
            <input type="radio" id={index === 0 ? id : undefined} name={name} value={value} defaultChecked={chosen === value} className="radio" />
            <span className="min-w-0">{label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
