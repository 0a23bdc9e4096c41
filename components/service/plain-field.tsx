import type { ComponentProps } from "react";

type PlainFieldProps = Pick<ComponentProps<"input">, "type" | "min" | "max" | "defaultValue" | "maxLength"> & { name: string; label: string };

/** A box of a form whose choices travel in the address. */
export function PlainField({ name, label, ...native }: PlainFieldProps) {
  return (
    <div className="field">
      <label htmlFor={name} className="font-semibold">
        {label}
      </label>
      <input {...native} id={name} name={name} autoComplete="off" className="control" />
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
