"use client";

import { useRef, useState, type ChangeEvent } from "react";
import { Button } from "@/components/ui/button";
import { useHydrated } from "@/components/ui/use-hydrated";
import type { ChildDaysView, DayView } from "@/lib/bookings/view";
import { counted } from "@/lib/core/format";
import { cents, euros } from "@/lib/core/money";
import { HiddenFields } from "./step-form";

type DaysFormProps = { fields: [string, string][]; view: ChildDaysView[]; picked: string[]; isOpen: boolean };

/* One client component for the whole grid: rendered once, and sent as a compact list (docs/decisions/0018). */

/** All the days of all the children. Without scripts the server reads « toute la semaine » and « mêmes jours »; with them the boxes follow at once. */
export function DaysForm({ fields, view, picked, isOpen }: DaysFormProps) {
  const form = useRef<HTMLFormElement>(null);
  const hydrated = useHydrated();
  const prices = new Map(view.flatMap(({ weeks }) => weeks.flatMap(({ days }) => days.map((day) => [day.at, "cents" in day ? day.cents : 0] as const))));
  const [ticked, setTicked] = useState<readonly string[]>(picked);

  const follow = ({ target }: ChangeEvent<HTMLFormElement>) => {
    const boxes = Array.from(form.current?.querySelectorAll<HTMLInputElement>('input[name="jour"]') ?? []);
    const input = target as unknown as HTMLInputElement;
    if (input.name === "semaine") for (const box of boxes) if (input.closest("fieldset")?.contains(box) && box.dataset.free) box.checked = input.checked;
    if (input.name === "comme" && input.checked) copyFirst(boxes, input.value);
    setTicked(boxes.filter(({ checked }) => checked).map(({ value }) => value));
  };

  return (
    <form ref={form} method="get" action="/famille/reserver/verifier" className="form" id="choix" onChange={follow}>
      <HiddenFields fields={fields} />
      {view.map((child) => (
        <ChildDays key={child.place} child={child} first={view[0]?.givenName ?? ""} picked={picked} isOpen={isOpen} />
      ))}
      {isOpen ? (
        <div className="days-total">
          {hydrated ? (
            <p role="status">
              {ticked.length === 0 ? "Aucun jour choisi." : `${counted(ticked.length, "jour choisi", "jours choisis")}, ${euros(cents(ticked.reduce((total, at) => total + (prices.get(at) ?? 0), 0)))}`}
            </p>
          ) : null}
          <Button>Vérifier ma demande</Button>
        </div>
      ) : null}
    </form>
  );
}

function copyFirst(boxes: HTMLInputElement[], place: string): void {
  const first = new Map(boxes.filter(({ value }) => value.startsWith("0.")).map(({ value, checked }) => [value.slice(2), checked]));
  for (const box of boxes) if (box.value.startsWith(`${place}.`)) box.checked = first.get(box.value.slice(place.length + 1)) ?? box.checked;
}

type ChildDaysProps = { child: ChildDaysView; first: string; picked: string[]; isOpen: boolean };

function ChildDays({ child: { place, givenName, weeks }, first, picked, isOpen }: ChildDaysProps) {
  const isWhole = (days: DayView[]) => isOpen && days.filter(({ state }) => state === "free").length > 1;
  return (
    <section aria-labelledby={`enfant-${place}`} className="child-days">
      <h2 id={`enfant-${place}`}>{givenName}</h2>
      {place > 0 && isOpen ? (
        <label className="whole">
          <input type="checkbox" name="comme" value={place} className="checkbox" />
          Mêmes jours que {first}
        </label>
      ) : null}
      {weeks.length === 0 ? <p>Aucun jour n&apos;est proposé pour {givenName} dans cette période.</p> : null}
      {weeks.map(({ key, legend, days }) => (
        <fieldset key={key} className="week">
          <legend>
            {givenName}, {legend}
          </legend>
          {isWhole(days) ? (
            <label className="whole">
              <input type="checkbox" name="semaine" value={key} className="checkbox" />
              {key.length > 9 ? "Toute la semaine" : "Tout le mois"}
            </label>
          ) : null}
          <div className="days">
            {days.map((day) => (
              <Day key={day.at} day={day} isPicked={picked.includes(day.at)} isOpen={isOpen} />
            ))}
          </div>
        </fieldset>
      ))}
    </section>
  );
}

function Day({ day, isPicked, isOpen }: { day: DayView; isPicked: boolean; isOpen: boolean }) {
  if (day.state === "off" || !isOpen) {
    return (
      <p className="day day-off">
        <b>{day.label},</b> {day.state === "off" ? day.why : asked(day)}
      </p>
    );
  }
  return (
    <label className="day">
      <input type="checkbox" name="jour" value={day.at} defaultChecked={isPicked} data-free={day.state === "free" || undefined} className="checkbox" />
      <span>
        <b>{day.label},</b> {asked(day)}
      </span>
    </label>
  );
}

/** « 4 places, 12,40 € » */
function asked(day: Exclude<DayView, { state: "off" }>): string {
  return `${day.state === "free" ? counted(day.places, "place") : "complet, liste d'attente"}, ${euros(cents(day.cents))}`;
}
