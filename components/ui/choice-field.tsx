"use client";

import type { ReactNode } from "react";
import { described, FieldError, FieldHint, FieldNeed, OPTIONAL, REQUIRED } from "./field-frame";
import { useField } from "./form-context";

type ChoiceFieldProps = {
  name: string;
  legend: string;
  options: readonly { value: string; label: string }[];
  hint?: ReactNode;
  optional?: boolean;
  defaultValue?: string | undefined;
};

/** One answer among a few, all of them in sight. The summary of errors leads to the first one. */
export function ChoiceField({ name, legend, options, hint, optional = false, defaultValue }: ChoiceFieldProps) {
  const { id, error, typed, cameBack } = useField(name);
  const chosen = cameBack ? typed : defaultValue;
  const group = { ...described({ id, hint, error }), id: `${id}-group` };
  return (
    <fieldset {...group} role="radiogroup" aria-required={optional ? undefined : true} className={error === undefined ? "field" : "field field-wrong"}>
      <legend className="float-left mr-2 font-semibold">{legend}</legend>
      <FieldNeed id={id}>{optional ? OPTIONAL : REQUIRED}</FieldNeed>
      <div className="clear-left">
        <FieldHint id={id}>{hint}</FieldHint>
        <FieldError id={id}>{error}</FieldError>
        {options.map(({ value, label }, index) => (
          <div key={value} className="flex gap-3">
            <input type="radio" id={index === 0 ? id : `${id}-${value}`} name={name} value={value} defaultChecked={chosen === value} className="radio" />
            <label htmlFor={index === 0 ? id : `${id}-${value}`} className="min-w-0 grow py-2.5">
              {label}
            </label>
          </div>
        ))}
      </div>
    </fieldset>
  );
}
