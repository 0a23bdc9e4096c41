"use client";

import { useRef, useState, type ChangeEvent, type KeyboardEvent } from "react";
import { HiddenFields } from "@/components/bookings/step-form";
import { Button } from "@/components/ui/button";
import { useHydrated } from "@/components/ui/use-hydrated";
import { counted } from "@/lib/core/format";
import { cents, euros } from "@/lib/core/money";
import type { CellView, WeekView } from "@/lib/desk-bookings/view";

type DaysTableProps = { action: string; fields: [string, string][]; names: string[]; weeks: WeekView[]; picked: string[] };

/**
 * Every day of every child. Tab and Space are enough, and the server reads « toute la semaine » and « mêmes jours »; with
 * scripts the boxes follow at once, and the arrows go from box to box.
 */
export function DaysTable({ action, fields, names, weeks, picked }: DaysTableProps) {
  const form = useRef<HTMLFormElement>(null);
  const hydrated = useHydrated();
  const prices = new Map(weeks.flatMap(({ rows }) => rows.flatMap(({ cells }) => cells.map(({ at, cents: price }) => [at, price] as const))));
  const [ticked, setTicked] = useState<readonly string[]>(picked);

  const follow = ({ target }: ChangeEvent<HTMLFormElement>) => {
    const boxes = boxesOf(form.current);
    followTick(boxes, target as unknown as HTMLInputElement);
    setTicked(boxes.filter(({ name, checked }) => name === "jour" && checked).map(({ value }) => value));
  };

  return (
    <form ref={form} method="get" action={action} onChange={follow} onKeyDown={(event) => move(form.current, event)}>
      <HiddenFields fields={fields} />
      {names.length > 1 ? <SameDays names={names} /> : null}
      <div className="desk-scroll">
        <table className="desk-days">
          <caption className="sr-only">Les jours, enfant par enfant</caption>
          {weeks.map((week) => (
            <WeekPart key={week.key} week={week} picked={picked} />
          ))}
        </table>
      </div>
      <div className="mt-4 flex flex-wrap items-center gap-6">
        <Button>Vérifier et lire à voix haute</Button>
        {hydrated ? (
          <p role="status" className="font-semibold">
            {ticked.length === 0 ? "Aucun jour coché." : `${counted(ticked.length, "jour coché", "jours cochés")}, ${euros(cents(ticked.reduce((total, at) => total + (prices.get(at) ?? 0), 0)))}`}
          </p>
        ) : null}
      </div>
    </form>
  );
}

function SameDays({ names: [first = "", ...others] }: { names: string[] }) {
  return (
    <fieldset className="mb-3 flex flex-wrap items-center gap-x-6">
      <legend className="float-left mr-6 font-semibold">Mêmes jours que {first} :</legend>
      {others.map((name, index) => (
        <label key={index} className="cell">
          <input type="checkbox" name="comme" value={index + 1} className="checkbox" />
          {name}
        </label>
      ))}
    </fieldset>
  );
}

function WeekPart({ week: { key, legend, days, whole, rows }, picked }: { week: WeekView; picked: string[] }) {
  return (
    <tbody>
      <tr className="week-head">
        <th scope="col" id={`s-${key}`}>
          {legend}
        </th>
        <th scope="col">{whole}</th>
        {days.map((day) => (
          <th key={day} scope="col">
            {day}
          </th>
        ))}
      </tr>
      {rows.map(({ place, name, week, isWhole, cells }) => (
        <tr key={place}>
          <th scope="row">{name}</th>
          <td>
            {isWhole ? (
              <label className="cell">
                <input type="checkbox" name="semaine" value={week} className="checkbox" aria-label={`${name}, ${whole.toLowerCase()}, ${legend.toLowerCase()}`} />
                <span aria-hidden="true">Tout</span>
              </label>
            ) : null}
          </td>
          {cells.map((cell) => (
            <td key={cell.at}>
              <Cell cell={cell} isPicked={picked.includes(cell.at)} />
            </td>
          ))}
        </tr>
      ))}
    </tbody>
  );
}

function Cell({ cell: { at, words, label, state }, isPicked }: { cell: CellView; isPicked: boolean }) {
  if (state === "off") return <span className="cell cell-off">{words}</span>;
  return (
    <label className={`cell cell-${state}`}>
      <input type="checkbox" name="jour" value={at} defaultChecked={isPicked} data-free={state === "free" || undefined} className="checkbox" aria-label={state === "override" ? `${label}, exception` : label} />
      <span aria-hidden="true">{words}</span>
    </label>
  );
}

const boxesOf = (form: HTMLFormElement | null) => Array.from(form?.querySelectorAll<HTMLInputElement>('input[type="checkbox"]') ?? []);
const placeOf = ({ value }: HTMLInputElement) => value.split(".")[0] ?? "";

/** A whole week ticks its days with a place; « mêmes jours » copies the first child for as long as it is ticked. */
function followTick(boxes: HTMLInputElement[], changed: HTMLInputElement): void {
  const days = boxes.filter(({ name }) => name === "jour");
  const row = changed.closest("tr");
  const like = (place: string) => boxes.find(({ name, value }) => name === "comme" && value === place);
  if (changed.name === "semaine") for (const box of days) if (row?.contains(box) && box.dataset.free) box.checked = changed.checked;
  if (changed.name === "jour" && !changed.checked) for (const box of boxes) if (box.name === "semaine" && row?.contains(box)) box.checked = false;
  const own = changed.name === "comme" ? undefined : like(placeOf(changed));
  if (own) own.checked = false;
  const first = new Map(days.filter((box) => placeOf(box) === "0").map(({ value, checked }) => [value.slice(2), checked]));
  for (const box of days) if (like(placeOf(box))?.checked) box.checked = first.get(box.value.slice(placeOf(box).length + 1)) ?? box.checked;
}

const steps: Record<string, readonly [rows: number, columns: number]> = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

/** To the next box in that direction, over what cannot be ticked. */
function move(form: HTMLFormElement | null, event: KeyboardEvent): void {
  const step = steps[event.key];
  const cell = (event.target as HTMLElement).closest("td");
  if (!step || !cell) return;
  const lines = Array.from(form?.querySelectorAll("tr") ?? []);
  const row = lines.findIndex((line) => line.contains(cell));
  for (let [line, column] = [row + step[0], cell.cellIndex + step[1]]; lines[line]?.cells[column]; line += step[0], column += step[1]) {
    const box = lines[line]?.cells[column]?.querySelector("input");
    if (!box) continue;
    event.preventDefault();
    box.focus();
    return;
  }
}
