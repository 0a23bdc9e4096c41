import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { DateInput } from "@/components/ui/date-input";
import { MenuLink, type Href } from "@/components/ui/link";

type Option = { value: string; label: string };

/** A plain question in the address: it works without scripts, and its answer can be kept or sent to a colleague. */
export function Filters({ action, label, children }: { action: Href; label: string; children: ReactNode }) {
  return (
    <form action={action} method="get" aria-label={label} className="desk-filters">
      {children}
      <div className="field-act flex items-center gap-4 whitespace-nowrap">
        <Button>Afficher</Button>
        <MenuLink href={action}>Tout effacer</MenuLink>
      </div>
    </form>
  );
}

export function FilterSelect({ name, label, chosen, every, options }: { name: string; label: string; chosen: string | undefined; every: string; options: readonly Option[] }) {
  return (
    <FilterField name={name} label={label}>
      <select id={name} name={name} defaultValue={chosen ?? ""} className="control">
        <option value="">{every}</option>
        {options.map(({ value, label: text }) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </FilterField>
  );
}

export function FilterInput({ name, label, chosen, type = "text" }: { name: string; label: string; chosen: string | undefined; type?: "text" | "date" }) {
  return (
    <FilterField name={name} label={label}>
      {type === "date" ? <DateInput id={name} name={name} defaultValue={chosen} autoComplete="off" /> : <input id={name} name={name} defaultValue={chosen ?? ""} autoComplete="off" className="control" />}
    </FilterField>
  );
}

function FilterField({ name, label, children }: { name: string; label: string; children: ReactNode }) {
  return (
    <div className="field">
      <label htmlFor={name} className="block font-semibold">
        {label}
      </label>
      {children}
    </div>
  );
}

/** To the next rows of a list: the same question, further on. */
export function NextRows({ path, params, after }: { path: string; params: Record<string, string | undefined>; after: string | undefined }) {
  if (after === undefined) return null;
  const kept = Object.entries(params).filter((entry): entry is [string, string] => typeof entry[1] === "string" && entry[1] !== "");
  return (
    <p className="mt-4">
      <MenuLink href={`${path}?${new URLSearchParams([...kept, ["suite", after]])}` as Href}>Lignes suivantes</MenuLink>
    </p>
  );
}
