import type { Ledger, OpenSlot, Person } from "./ledger";

/** How full a slot is meant to be, the most wanted ones first: they find their children first. */
const levels = ["waiting", "last", "full", "half", "few", "empty"] as const;
type Level = (typeof levels)[number];

/** Eleven, which divides no number of slots of a day: a slot changes its level from one day to the next. */
const turn: readonly Level[] = ["half", "waiting", "few", "last", "half", "empty", "full", "half", "few", "last", "waiting"];
const WAITING_CHILDREN = 5;

function wantedIn(level: Level, room: number, order: number): number {
  if (level === "waiting" || level === "full") return room;
  if (level === "last") return room - 1 - (order % 2);
  return level === "empty" ? 0 : Math.floor(room / (level === "half" ? 2 : 4));
}

/** Fills the days with the town's families, so that every state is somewhere. */
export function fillDays(ledger: Ledger, slots: readonly OpenSlot[], people: readonly Person[]): void {
  const planned = slots.map((slot, order) => ({ slot, order, level: levelOf(slot, order) }));
  planned.sort((a, b) => levels.indexOf(a.level) - levels.indexOf(b.level));
  for (const { slot, order, level } of planned) {
    const able = turned(people, order * 13).filter((person) => ledger.suits(person, slot) && ledger.isFree(person, slot));
    if (slot.closedReason !== null) {
      if (slot.closedReason === "closure") for (const person of able.slice(0, 2)) ledger.cancel(person, slot, "cancelled_by_center");
      continue;
    }
    const wanted = Math.max(0, Math.min(wantedIn(level, slot.capacity - slot.taken, order), able.length));
    for (const person of able.slice(0, wanted)) ledger.book(person, slot);
    if (level === "waiting" && slot.taken === slot.capacity) for (const person of able.slice(wanted, wanted + WAITING_CHILDREN)) ledger.wait(person, slot);
    else if (wanted > 0) regret(ledger, slot, able[wanted], order);
  }
}

/** Half-days are quieter than days. */
function levelOf({ formula }: OpenSlot, order: number): Level {
  if (formula === "morning" || formula === "afternoon") return order % 3 === 0 ? "few" : "empty";
  return turn[order % turn.length] ?? "empty";
}

/** Now and then somebody who had a place gave it up. */
function regret(ledger: Ledger, slot: OpenSlot, person: Person | undefined, order: number): void {
  if (!person) return;
  if (order % 4 === 1) ledger.cancel(person, slot, "cancelled");
  if (order % 4 === 3 && slot.day < ledger.today) ledger.cancel(person, slot, "cancelled_late");
}

const turned = <T>(list: readonly T[], by: number): T[] => {
  const start = list.length === 0 ? 0 : by % list.length;
  return [...list.slice(start), ...list.slice(0, start)];
};

const isWholeDay = ({ formula, closedReason }: OpenSlot) => formula === "day" && closedReason === null;
const isAt = (center: string) => ({ programmeSlug }: OpenSlot) => programmeSlug.endsWith(center);

type Taste = (slot: OpenSlot) => boolean;

/** The first days that suit a child and answer to all the tastes, one slot per day. */
function daysFor(ledger: Ledger, slots: readonly OpenSlot[], person: Person, ...tastes: Taste[]): OpenSlot[] {
  const suiting = slots.filter((slot) => isWholeDay(slot) && ledger.isFree(person, slot) && ledger.suits(person, slot) && tastes.every((taste) => taste(slot)));
  return suiting.filter(({ day }, index) => suiting.findIndex((each) => each.day === day) === index);
}

/** The family that a visitor of the demo signs in to: days behind and before it, a day that waits behind others, a place to take or leave. */
export function liveWithComplete(ledger: Ledger, slots: readonly OpenSlot[], children: readonly Person[]): void {
  const [elder, younger] = children;
  const embruns = isAt("les-embruns");
  const hasRoom: Taste = ({ taken, capacity }) => taken < capacity;
  for (const person of children) {
    const past = daysFor(ledger, slots, person, embruns, hasRoom, ({ day }) => day < ledger.today);
    for (const slot of past.slice(-3, -2)) ledger.cancel(person, slot, person === elder ? "cancelled" : "cancelled_late");
    for (const slot of past.slice(-2)) ledger.book(person, slot);
    const soon = daysFor(ledger, slots, person, hasRoom, (slot) => slot.day > ledger.today && !ledger.isBookable(slot));
    for (const slot of soon.slice(0, 1)) ledger.book(person, slot);
    const ahead = daysFor(ledger, slots, person, embruns, hasRoom, ledger.isBookable);
    for (const slot of ahead.slice(0, 3)) ledger.book(person, slot);
  }
  if (younger) for (const slot of daysFor(ledger, slots, younger, ledger.isBookable, ({ waiting }) => waiting > 0).slice(0, 1)) ledger.wait(younger, slot);
  if (elder) for (const slot of offerable(ledger, slots, elder)) ledger.offer(elder, slot);
}

/** A slot whose last place has just come free, or else any with a place left. */
function offerable(ledger: Ledger, slots: readonly OpenSlot[], person: Person): OpenSlot[] {
  const [last, some] = [(slot: OpenSlot) => slot.capacity - slot.taken === 1, (slot: OpenSlot) => slot.taken < slot.capacity].map((taste) => daysFor(ledger, slots, person, ledger.isBookable, taste));
  return [...(last ?? []), ...(some ?? [])].slice(0, 1);
}

/** The family from outside has a day ahead. */
export function liveOutside(ledger: Ledger, slots: readonly OpenSlot[], children: readonly Person[]): void {
  for (const person of children) for (const slot of daysFor(ledger, slots, person, ledger.isBookable, ({ taken, capacity }) => taken < capacity).slice(0, 2)) ledger.book(person, slot);
}
