"use client";

import type { ComponentProps, ReactNode } from "react";
import { described, FieldFrame, OPTIONAL, REQUIRED } from "./field-frame";
import { useField } from "./form-context";

type SelectFieldProps = Pick<ComponentProps<"select">, "autoComplete"> & {
  name: string;
  label: string;
  options: readonly { value: string; label: string }[];
  hint?: ReactNode;
  optional?: boolean;
  defaultValue?: string | undefined;
};

/** A short list to choose from; nothing is chosen in advance unless `defaultValue` says so. */
export function SelectField({ name, label, options, hint, optional = false, defaultValue = "", ...native }: SelectFieldProps) {
  const { id, error, typed } = useField(name);
  const chosen = typed ?? defaultValue;
  return (
    <FieldFrame id={id} label={label} need={optional ? OPTIONAL : REQUIRED} hint={hint} error={error}>
      {/* A select forgets its default when its form is reset: a new one is made for what came back. */}
      <select key={chosen} {...native} {...described({ id, hint, error })} name={name} defaultValue={chosen} aria-required={optional ? undefined : true} className="control">
        <option value="">{optional ? "Ne pas préciser" : "Choisissez"}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </FieldFrame>
  );
}
