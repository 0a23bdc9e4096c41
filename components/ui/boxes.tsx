"use client";

import type { ReactNode } from "react";
import { FieldError, FieldHint } from "./field-frame";
import { useField } from "./form-context";

type Box = { value: string; label: string; isChosen?: boolean; detail?: string };
type BoxesProps = { name: string; legend: string; boxes: readonly Box[]; hint?: ReactNode };

/** Several answers among a list, sent under one name; those ticked come back. The summary of errors leads to the first one. */
export function Boxes({ name, legend, boxes, hint }: BoxesProps) {
  const { id, error, ticked } = useField(name);
  const notes = [error === undefined ? "" : `${id}-error`, hint === undefined ? "" : `${id}-hint`].filter((note) => note !== "").join(" ");
  return (
    <fieldset className={error === undefined ? "field" : "field field-wrong"} aria-describedby={notes || undefined}>
      <legend className="font-semibold">{legend}</legend>
      <FieldHint id={id}>{hint}</FieldHint>
      <FieldError id={id}>{error}</FieldError>
      <div className="mt-1 grid gap-x-6 sm:grid-cols-2">
        {boxes.map(({ value, label, isChosen, detail }, index) => {
          const boxId = index === 0 ? id : `${id}-${value}`;
          return (
            <div key={value} className="flex gap-3">
              <input type="checkbox" id={boxId} name={name} value={value} defaultChecked={ticked?.includes(value) ?? isChosen} className="checkbox" />
              <label htmlFor={boxId} className="min-w-0 grow py-2.5">
                {label}
                {detail === undefined ? null : <span className="block text-sm text-ink-soft">{detail}</span>}
              </label>
            </div>
          );
        })}
      </div>
    </fieldset>
  );
}
