"use client";

import { FieldError, FieldNeed, REQUIRED } from "@/components/ui/field-frame";
import { useField } from "@/components/ui/form-context";
import type { Choice } from "@/lib/documents/view";

/** For whom a document is, when it may be for several. */
export function OwnerField({ owners, chosen }: { owners: readonly Choice[]; chosen: string | undefined }) {
  const { id, error, typed } = useField("owner");
  return (
    <fieldset className={error === undefined ? "field" : "field field-wrong"} aria-describedby={error === undefined ? `${id}-need` : `${id}-error ${id}-need`}>
      <legend className="font-semibold">Pour qui est ce document ?</legend>
      <FieldNeed id={id}>{REQUIRED}</FieldNeed>
      <FieldError id={id}>{error}</FieldError>
      {owners.map(({ value, label }, index) => {
        const own = index === 0 ? id : `${id}-${index + 1}`;
        return (
          <div key={value} className="flex items-center gap-3">
            <input id={own} type="radio" name="owner" value={value} defaultChecked={(typed ?? chosen) === value} className="checkbox" />
            <label htmlFor={own} className="flex min-h-11 min-w-0 items-center">
              {label}
            </label>
          </div>
        );
      })}
    </fieldset>
  );
}
