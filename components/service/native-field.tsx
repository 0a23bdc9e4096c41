"use client";

import type { ReactNode } from "react";
import { DateInput } from "@/components/ui/date-input";
import { described, FieldFrame, OPTIONAL, REQUIRED } from "@/components/ui/field-frame";
import { useField } from "@/components/ui/form-context";

type NativeFieldProps = { name: string; label: string; type: "date" | "time" | "number"; hint?: ReactNode; optional?: boolean; defaultValue?: string | undefined; min?: string; max?: string };

/** A date, an hour or a figure, with the control of the browser: staff type them all day. */
export function NativeField({ name, label, type, hint, optional = false, defaultValue = "", ...bounds }: NativeFieldProps) {
  const { id, error, typed } = useField(name);
  const native = { ...bounds, ...described({ id, hint, error }), name, defaultValue: typed ?? defaultValue, autoComplete: "off", "aria-required": optional ? undefined : true } as const;
  return (
    <FieldFrame id={id} label={label} need={optional ? OPTIONAL : REQUIRED} hint={hint} error={error}>
      {type === "date" ? <DateInput {...native} /> : <input {...native} type={type} className="control max-w-52" />}
    </FieldFrame>
  );
}
