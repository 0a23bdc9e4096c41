import type { ReactNode } from "react";

type FieldFrameProps = {
  id: string;
  label: string;
  need: string;
  hint?: ReactNode;
  error: string | undefined;
  children: ReactNode;
};

/** Everything around one control: label, whether it must be filled, hint, error. The label alone names the control. */
export function FieldFrame({ id, label, need, hint, error, children }: FieldFrameProps) {
  return (
    <div className={error === undefined ? "field" : "field field-wrong"}>
      <div className="flex flex-wrap items-baseline gap-x-2">
        <label htmlFor={id} className="font-semibold">
          {label}
        </label>
        <FieldNeed id={id}>{need}</FieldNeed>
      </div>
      <FieldHint id={id}>{hint}</FieldHint>
      <FieldError id={id}>{error}</FieldError>
      {children}
    </div>
  );
}

export function FieldNeed({ id, children }: { id: string; children: string }) {
  return (
    <span id={`${id}-need`} className="text-sm text-ink-soft">
      {children}
    </span>
  );
}

export function FieldHint({ id, children }: { id: string; children: ReactNode }) {
  if (children === undefined) return null;
  return (
    <div id={`${id}-hint`} className="text-ink-soft">
      {children}
    </div>
  );
}

export function FieldError({ id, children }: { id: string; children: string | undefined }) {
  if (children === undefined) return null;
  return (
    <p id={`${id}-error`} className="font-semibold text-danger">
      Erreur : {children}
    </p>
  );
}

/** The attributes that tie a control to what surrounds it. */
export function described({ id, hint, error }: { id: string; hint: ReactNode; error: string | undefined }) {
  const parts = [error === undefined ? "" : `${id}-error`, `${id}-need`, hint === undefined ? "" : `${id}-hint`];
  return {
    id,
    "aria-describedby": parts.filter((part) => part !== "").join(" "),
    "aria-invalid": error === undefined ? undefined : true,
  } as const;
}

export const REQUIRED = "(obligatoire)";
export const OPTIONAL = "(facultatif)";
