"use client";

import type { ComponentProps, ReactNode } from "react";
import { described, FieldFrame, OPTIONAL, REQUIRED } from "./field-frame";
import { useField } from "./form-context";

type Native = Pick<ComponentProps<"input">, "autoComplete" | "inputMode" | "autoCapitalize" | "spellCheck" | "maxLength">;

type TextFieldProps = Native & {
  name: string;
  label: string;
  type?: "text" | "email" | "tel";
  hint?: ReactNode;
  optional?: boolean;
  defaultValue?: string | undefined;
};

export function TextField({ name, label, type = "text", hint, optional = false, defaultValue = "", ...native }: TextFieldProps) {
  const { id, error, typed } = useField(name);
  const literal = type === "email" ? { autoCapitalize: "none", spellCheck: false } : {};
  return (
    <FieldFrame id={id} label={label} need={optional ? OPTIONAL : REQUIRED} hint={hint} error={error}>
      <input
        {...literal}
        {...native}
        {...described({ id, hint, error })}
        type={type}
        name={name}
        defaultValue={typed ?? defaultValue}
        aria-required={optional ? undefined : true}
        className="control"
      />
    </FieldFrame>
  );
}
