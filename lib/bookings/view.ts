import type { ChildFile } from "@/lib/activities/queries";
import { ageGroupFor, gatherDays, type AgeGroupFacts } from "@/lib/activities/rules";
import type { PriceRule } from "@/lib/billing/rules";
import { ageOn, type Day } from "@/lib/core/days";
import { counted, frenchCivilDay, frenchList } from "@/lib/core/format";
import type { Cents } from "@/lib/core/money";
import type { WishRefusal } from "./rules";
import { dayRefusalWords } from "./words";

export type WhoView = { id: string; givenName: string; age: string };

export function whoView({ id, givenName, bornOn }: ChildFile, today: Day): WhoView {
  return { id, givenName, age: ageView(bornOn, today) };
}

function ageView(bornOn: Day, today: Day): string {
  const { years, months } = ageOn(bornOn, today);
  return years < 3 ? `${months} mois` : counted(years, "an");
}

/** For whom among the chosen children an offer is: « Pour Léa. Tom sera trop jeune. » Undefined when for none. */
export function fitView(children: readonly ChildFile[], groups: readonly AgeGroupFacts[], from: Day, to: Day): string | undefined {
  const fits = (child: ChildFile) => [from, to].map((day) => ageGroupFor(groups, child, day));
  const isWelcome = (child: ChildFile) => fits(child).some((group) => typeof group !== "string");
  const welcome = children.filter(isWelcome);
  if (welcome.length === 0) return undefined;
  const others = children.filter((child) => !isWelcome(child)).map((child) => `${child.givenName} ${fits(child).includes("too_young") ? "est encore trop jeune" : "est trop grand"}`);
  return [`Pour ${frenchList(welcome.map(({ givenName }) => givenName))}`, ...others].join(". ");
}

/** One day for one child: to tick, or why not. `at` is its place and day, as the form sends it. */
export type DayView = { at: string; label: string } & ({ state: "free"; places: number; cents: number } | { state: "full"; cents: number } | { state: "off"; why: string });

export type WeekView = { key: string; legend: string; days: DayView[] };
export type ChildDaysView = { place: number; givenName: string; weeks: WeekView[] };

export type DayFacts = { day: Day; title: string | null; places: number; refusal: WishRefusal | undefined; closedReason: string | null; priceCents: Cents | undefined };

export function childDaysView(givenName: string, place: number, facts: readonly DayFacts[]): ChildDaysView {
  const byDay = new Map(facts.map((each) => [each.day, each]));
  const weeks = gatherDays(facts.map(({ day }) => day)).map(({ kind, key, days }) => ({
    key: `${place}.${key}`,
    legend: kind === "week" ? `semaine du ${frenchCivilDay(key as Day, "plain")}` : frenchCivilDay(`${key}-01` as Day, "month"),
    days: days.flatMap((day) => byDay.get(day) ?? []).map((each) => dayView(each, place)),
  }));
  return { place, givenName, weeks };
}

function dayView({ day, title, places, refusal, closedReason, priceCents }: DayFacts, place: number): DayView {
  const name = frenchCivilDay(day, "short");
  const common = { at: `${place}.${day}`, label: title === null ? capital(name) : `${capital(name)}, ${title}` };
  if (refusal !== undefined || priceCents === undefined) return { ...common, state: "off", why: dayRefusalWords(refusal ?? "no_slot", closedReason) };
  return places > 0 ? { ...common, state: "free", places, cents: priceCents } : { ...common, state: "full", cents: priceCents };
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** A day of the last look before confirming; `waiting` is how many wait already, when it is full. */
export type CheckedDayView = { day: string; priceCents: Cents; waiting: number | undefined };
export type CheckedChildView = { givenName: string; days: CheckedDayView[]; rule: PriceRule | undefined };

export function checkedDayView(day: Day, priceCents: Cents, waiting: number | undefined): CheckedDayView {
  return { day: capital(frenchCivilDay(day)), priceCents, waiting };
}
