"use client";

import { useState, type FormEvent } from "react";
import { SelectField } from "@/components/ui/select-field";
import { deadlineSentence } from "@/lib/activities/words";
import type { DeadlineRule } from "@/lib/core/deadlines";
import type { Hour } from "@/lib/core/days";
import { deadlineKindWords, weekdayWords } from "@/lib/service/words";
import { NativeField } from "./native-field";

type Fields = { kind: string; days: string; weekday: string; at: string };
type DeadlineFieldsProps = { prefix: "add" | "cancel"; legend: string; start: Fields };

const kinds = Object.entries(deadlineKindWords).map(([value, label]) => ({ value, label }));
const weekdays = weekdayWords.map((label, index) => ({ value: String(index + 1), label }));

/** The sentence that parents will read, while it is being typed; undefined until it says something. */
function sentenceOf({ kind, days, weekday, at }: Fields): string | undefined {
  if (!/^\d{2}:\d{2}$/.test(at) || !/^\d{1,2}$/.test(days)) return undefined;
  const hour = at as Hour;
  const rule: DeadlineRule = kind === "week_before" ? { kind, weekday: Number(weekday), at: hour } : { kind: "days_before", days: Number(days), at: hour, workingDaysOnly: kind === "working_days_before" };
  return deadlineSentence(rule);
}

export function DeadlineFields({ prefix, legend, start }: DeadlineFieldsProps) {
  const [fields, setFields] = useState(start);
  const follow = ({ target }: FormEvent) => {
    if (!(target instanceof HTMLInputElement || target instanceof HTMLSelectElement)) return;
    const name = target.name.slice(prefix.length).toLowerCase();
    setFields((known) => ({ ...known, [name]: target.value }));
  };
  const sentence = sentenceOf(fields);
  return (
    <fieldset onChange={follow} className="desk-panel">
      <legend className="font-semibold">{legend}</legend>
      <div className="grid items-end gap-4 sm:grid-cols-2">
        <SelectField name={`${prefix}Kind`} label="Comment il se compte" options={kinds} defaultValue={start.kind} />
        <NativeField name={`${prefix}At`} type="time" label="Dernière minute" defaultValue={start.at} />
        <NativeField name={`${prefix}Days`} type="number" label="Nombre de jours" min="0" max="60" hint="S'il se compte en jours." defaultValue={start.days} />
        <SelectField name={`${prefix}Weekday`} label="Jour de la semaine d'avant" options={weekdays} hint="S'il se compte par la semaine d'avant." defaultValue={start.weekday} />
      </div>
      <p className="mt-3" aria-live="polite">
        Les parents lisent : <strong>{sentence === undefined ? "délai incomplet" : sentence}</strong>.
      </p>
    </fieldset>
  );
}
