import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";

type StepFormProps = { action: string; fields?: readonly (readonly [string, string])[]; submit?: string; children: ReactNode };

/** A step's choices travel in the address: reloading or going back loses nothing, and no script is needed. */
export function StepForm({ action, fields = [], submit = "Continuer", children }: StepFormProps) {
  return (
    <form method="get" action={action} className="form" id="choix">
      <HiddenFields fields={fields} />
      {children}
      <Button>{submit}</Button>
    </form>
  );
}

export function HiddenFields({ fields }: { fields: readonly (readonly [string, string])[] }) {
  return fields.map(([name, value], index) => <input key={index} type="hidden" name={name} value={value} />);
}
