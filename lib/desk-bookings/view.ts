import type { OfferedSlot, ProgrammeFacts, ChildFile } from "@/lib/activities/queries";
import { gatherDays } from "@/lib/activities/rules";
import type { Price } from "@/lib/billing/rules";
import { overridableRules, ruleOf, type OverridableRule } from "@/lib/bookings/policy";
import { judgeWish, type ChildFacts, type WishRefusal } from "@/lib/bookings/rules";
import { priceOf } from "@/lib/bookings/view";
import { pricedLine } from "@/lib/bookings/words";
import type { Day } from "@/lib/core/days";
import { counted, frenchCivilDay } from "@/lib/core/format";
import { cents, euros, sum } from "@/lib/core/money";
import { cellWords, overrideLabels } from "./words";

/** A day for a child as the desk may book it: at once, or by setting these rules aside, or not at all. */
export type DeskDay = { day: Day; slot: OfferedSlot | undefined; price: Price | undefined; needs: readonly OverridableRule[]; refusal: WishRefusal | undefined; waits: number };

const everyRule: ReadonlySet<OverridableRule> = new Set(overridableRules);

type Asked = { file: ChildFile; facts: ChildFacts; day: Day; slots: readonly OfferedSlot[]; price: Price | undefined; programme: ProgrammeFacts; isOpen: boolean; now: Date };

export function deskDay({ facts, day, slots, price, programme, isOpen, now }: Asked): DeskDay {
  const wish = { child: facts, day, slots };
  const first = judgeWish(wish, programme, now).refusal;
  const { slot, refusal, overrides = [] } = judgeWish(wish, programme, now, everyRule);
  if (refusal !== undefined || !price) return { day, slot, price, needs: [], refusal: refusal ?? "no_slot", waits: 0 };
  const isFull = slot.taken >= slot.capacity;
  const needs = [...overrides, ...(isOpen ? [] : ["opening" as const]), ...(isFull ? ["capacity" as const] : [])];
  return { day, slot, price, needs, refusal: first ?? (isOpen ? (isFull ? "full" : undefined) : "not_open"), waits: slot.waiting };
}

const isFullOnly = ({ needs }: DeskDay) => needs.length === 1 && needs[0] === "capacity";

/** A day that is booked by setting a rule aside, and in no other way: a full day has its waiting list. */
export const isException = (each: DeskDay) => each.refusal !== undefined && !isFullOnly(each) && each.needs.length > 0 && ruleOf(each.refusal) !== undefined;

/** Unless exceptions are asked for, only what a parent could tick too. */
export function deskChoosable(days: readonly DeskDay[], withExceptions: boolean) {
  const canPick = (each: DeskDay) => each.refusal === undefined || isFullOnly(each) || (withExceptions && isException(each));
  return { days: days.map((each) => ({ day: each.day, canPick: canPick(each), hasPlace: each.refusal === undefined })) };
}

export type CellView = { at: string; words: string; label: string; state: "free" | "full" | "override" | "off"; cents: number };
export type WeekView = { key: string; legend: string; days: string[]; whole: string; rows: { place: number; name: string; week: string; isWhole: boolean; cells: CellView[] }[] };

type Row = { givenName: string; days: readonly DeskDay[]; showsExceptions: boolean };

/** One part of the table a week, or a month of Wednesdays: a row per child, a column per day. */
export function weekViews(rows: readonly Row[]): WeekView[] {
  const days = rows[0]?.days.map(({ day }) => day) ?? [];
  return gatherDays(days).map(({ kind, key, days: own }) => ({
    key,
    legend: kind === "week" ? `Semaine du ${frenchCivilDay(key as Day, "plain")}` : capital(frenchCivilDay(`${key}-01` as Day, "month")),
    whole: kind === "week" ? "Toute la semaine" : "Tout le mois",
    days: own.map((day) => capital(frenchCivilDay(day, "short"))),
    rows: rows.map((row, place) => {
      const cells = row.days.filter(({ day }) => own.includes(day)).map((each) => cellView(each, row, place));
      return { place, name: row.givenName, week: `${place}.${key}`, isWhole: cells.some(({ state }) => state === "free"), cells };
    }),
  }));
}

function cellView(each: DeskDay, { givenName, showsExceptions }: Row, place: number): CellView {
  const { day, slot, price, refusal } = each;
  const words = refusal === undefined ? counted((slot?.capacity ?? 0) - (slot?.taken ?? 0), "place") : cellWords[refusal];
  const full = `${givenName}, ${frenchCivilDay(day, "medium")}, ${words}`;
  const common = { at: `${place}.${day}`, label: slot?.title ? `${full}, ${slot.title}` : full, cents: price ? priceOf(price) : 0 };
  if (refusal === undefined) return { ...common, words, state: "free" };
  if (isFullOnly(each)) return { ...common, words: `${words}, ${each.waits} en attente`, state: "full" };
  return { ...common, words, state: showsExceptions && isException(each) ? "override" : "off" };
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

type Picked = { givenName: string; days: readonly DeskDay[] };
export type CheckedView = {
  plain: { givenName: string; days: Day[] }[];
  lines: string[];
  waiting: string[];
  needs: { rule: OverridableRule; label: string; days: string }[];
  totalCents: ReturnType<typeof cents>;
  exceptional: string | undefined;
};

/** What the ticked days come to: booked at once, waiting unless a place is added, or only by an exception. */
export function checkedView(picked: readonly Picked[]): CheckedView {
  const all = picked.flatMap(({ givenName, days }, place) => days.flatMap((each) => (each.price ? [{ ...each, place, givenName, priceCents: priceOf(each.price) }] : [])));
  const left = new Map<string, number>();
  const decided = all.map((each) => {
    const id = each.slot?.id ?? "";
    const places = left.get(id) ?? (each.slot ? each.slot.capacity - each.slot.taken : 0);
    left.set(id, places - 1);
    return { ...each, needs: each.needs.length === 0 && places <= 0 ? (["capacity"] as const) : each.needs };
  });
  const plain = decided.filter(({ needs }) => needs.length === 0);
  const others = decided.filter(({ needs }) => needs.length > 0);
  const line = (each: (typeof decided)[number]) => pricedLine(each);
  return {
    plain: picked.map(({ givenName }, place) => ({ givenName, days: plain.filter((each) => each.place === place).map(({ day }) => day) })),
    lines: plain.map(line),
    waiting: others.filter(({ needs }) => needs.length === 1 && needs[0] === "capacity").map((each) => `${line(each)} (${each.waits} en attente)`),
    needs: overridableRules.flatMap((rule) => {
      const own = others.filter(({ needs }) => needs.some((each) => each === rule));
      return own.length > 0 ? [{ rule, label: overrideLabels[rule], days: own.map(line).join(" ; ") }] : [];
    }),
    totalCents: sum(plain.map(({ priceCents }) => priceCents)),
    exceptional: others.length > 0 ? euros(sum(others.map(({ priceCents }) => priceCents))) : undefined,
  };
}
