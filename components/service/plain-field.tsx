import type { ComponentProps } from "react";
import { DateInput } from "@/components/ui/date-input";

type PlainFieldProps = Pick<ComponentProps<"input">, "type" | "min" | "max" | "maxLength"> & { name: string; label: string; defaultValue: string | undefined };

/** A box of a form whose choices travel in the address. */
export function PlainField({ name, label, type, ...own }: PlainFieldProps) {
  const native = { ...own, id: name, name, autoComplete: "off" } as const;
  return (
    <div className="field">
      <label htmlFor={name} className="font-semibold">
        {label}
      </label>
      {type === "date" ? <DateInput {...native} /> : <input {...native} type={type} className="control" />}
    </div>
  );
}

type PlainSelectProps = { name: string; label: string; options: readonly { value: string; label: string }[]; defaultValue: string | undefined };

export function PlainSelect({ name, label, options, defaultValue }: PlainSelectProps) {
  return (
    <div className="field">
      <label htmlFor={name} className="font-semibold">
        {label}
      </label>
      <select id={name} name={name} defaultValue={defaultValue ?? ""} className="control">
        <option value="">Choisissez</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  );
}
