"use client";

import { useState } from "react";
import { ChoiceField } from "@/components/ui/choice-field";
import { FieldError, FieldHint } from "@/components/ui/field-frame";
import { useField } from "@/components/ui/form-context";
import { roleWords } from "@/lib/staff/words";

type Center = { id: string; name: string };
type PlaceFieldsProps = { centers: readonly Center[]; role?: string; centerIds?: readonly string[] };

const none: readonly string[] = [];
const roles = Object.entries(roleWords).map(([value, label]) => ({ value, label }));

/** A role, and the centres that count for one of them. */
export function PlaceFields({ centers, role, centerIds = none }: PlaceFieldsProps) {
  const { id, error } = useField("centerIds");
  const [ticked, setTicked] = useState(centerIds);
  const toggle = (center: string) => setTicked(ticked.includes(center) ? ticked.filter((each) => each !== center) : [...ticked, center]);
  return (
    <>
      <ChoiceField name="role" legend="Rôle" options={roles} defaultValue={role} hint="Guichet : sert les familles. Équipe de centre : listes et présences de ses centres. Responsable : tout, l'équipe et le catalogue compris." />
      <fieldset className={error === undefined ? "field" : "field field-wrong"} aria-describedby={error === undefined ? `${id}-hint` : `${id}-error ${id}-hint`}>
        <legend className="font-semibold">Centres de l&apos;équipe</legend>
        <FieldHint id={id}>Pour une équipe de centre seulement : elle ne voit que les centres cochés.</FieldHint>
        <FieldError id={id}>{error}</FieldError>
        {centers.map((center, index) => (
          <div key={center.id} className="flex gap-3">
            <input type="checkbox" id={index === 0 ? id : `${id}-${center.id}`} name="centerIds" value={center.id} checked={ticked.includes(center.id)} onChange={() => toggle(center.id)} className="checkbox" />
            <label htmlFor={index === 0 ? id : `${id}-${center.id}`} className="min-w-0 grow py-2">
              {center.name}
            </label>
          </div>
        ))}
      </fieldset>
    </>
  );
}
