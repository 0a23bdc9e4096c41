"use client";

import type { ReactNode } from "react";
import { described, FieldFrame, REQUIRED } from "./field-frame";
import { useField } from "./form-context";

type FileFieldProps = { name: string; label: string; accept: string; multiple?: boolean; hint: ReactNode };

/** A browser forgets the chosen files when a form comes back: it says so. */
export function FileField({ name, label, accept, multiple = false, hint }: FileFieldProps) {
  const { id, error, cameBack } = useField(name);
  const told = (
    <>
      {hint}
      {cameBack ? <p className="font-semibold text-ink">Choisissez vos fichiers à nouveau : rien n&apos;a été enregistré.</p> : null}
    </>
  );
  return (
    <FieldFrame id={id} label={label} need={REQUIRED} hint={told} error={error}>
      <input {...described({ id, hint: told, error })} type="file" name={name} accept={accept} multiple={multiple} aria-required className="control" />
    </FieldFrame>
  );
}
