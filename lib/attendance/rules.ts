import { DAY_MS } from "@/lib/core/clock";
import { addDays, dayOf, type Day } from "@/lib/core/days";

export type MarkKind = "arrived" | "left" | "absent" | "absent_justified" | "undone";
export type AbsenceReason = "announced" | "certificate" | "center" | "other";

/** What a team noted, as it travels between a tablet and the server. `markedAt` is in milliseconds since 1970. */
export type Mark = {
  id: string;
  bookingId: string;
  kind: MarkKind;
  undoes: string | null;
  leftWith: string | null;
  absenceReason: AbsenceReason | null;
  markedAt: number;
};

/** Where a child is, by what was noted. */
export type Presence =
  | { kind: "expected" }
  | { kind: "arrived"; at: number }
  | { kind: "left"; at: number; leftWith: string }
  | { kind: "absent" }
  | { kind: "absent_justified"; reason: AbsenceReason };

const inOrder = (a: Mark, b: Mark) => a.markedAt - b.markedAt || (a.id < b.id ? -1 : 1);

/** Both lists as one, each mark once; of two that share an id, the one of `first` counts. The order of arrival plays no part. */
export function mergeMarks(first: readonly Mark[], second: readonly Mark[]): Mark[] {
  const byId = new Map([...second, ...first].map((mark) => [mark.id, mark]));
  return [...byId.values()].sort(inOrder);
}

/** The mark that says where the child of a booking is: the latest that nobody took back. */
export function lastMark(marks: readonly Mark[]): Mark | undefined {
  const takenBack = new Set(marks.map(({ undoes }) => undoes));
  return mergeMarks(marks, []).findLast(({ id, kind }) => kind !== "undone" && !takenBack.has(id));
}

export function presenceOf(marks: readonly Mark[]): Presence {
  const last = lastMark(marks);
  if (!last || last.kind === "undone") return { kind: "expected" };
  if (last.kind === "arrived") return { kind: "arrived", at: last.markedAt };
  if (last.kind === "left") return { kind: "left", at: last.markedAt, leftWith: last.leftWith ?? "" };
  return last.kind === "absent" ? { kind: "absent" } : { kind: "absent_justified", reason: last.absenceReason ?? "other" };
}

/** The marks of each booking, whatever they came mixed with. */
export function byBooking(marks: readonly Mark[]): Map<string, Mark[]> {
  const found = new Map<string, Mark[]>();
  for (const mark of marks) found.set(mark.bookingId, [...(found.get(mark.bookingId) ?? []), mark]);
  return found;
}

export const LATE_DAYS = 7;
const AHEAD_DAYS = 14;

/** A list is marked on its day, and for seven days more. */
export function markingOf(day: Day, now: Date): "open" | "too-early" | "too-late" {
  const today = dayOf(now);
  if (day > today) return "too-early";
  return day < addDays(today, -LATE_DAYS) ? "too-late" : "open";
}

/** Health is read while the team prepares, keeps or completes a day; not from the lists of long ago. */
export function mayOpenHealth(day: Day, now: Date): boolean {
  const today = dayOf(now);
  return day >= addDays(today, -LATE_DAYS) && day <= addDays(today, AHEAD_DAYS);
}

/** The clock of a tablet that is a day wrong is not believed. */
export function believedInstant(markedAt: number, now: Date): Date {
  return Math.abs(markedAt - now.getTime()) <= DAY_MS ? new Date(markedAt) : now;
}

export type Formula = "day" | "morning" | "afternoon" | "outing";

/** Counts by formula as the most that are there at once: a morning leaves before an afternoon comes. */
export function atOnce(counts: readonly { formula: Formula; count: number }[]): number {
  const of = (...formulas: Formula[]) => counts.filter(({ formula }) => formulas.includes(formula)).reduce((total, { count }) => total + count, 0);
  return of("day", "outing") + Math.max(of("morning"), of("afternoon"));
}

export type TeamFacts = { formula: Formula; animators: number; childrenPerAnimator: number };

/** How many animators come, and how many children they may look after (R-CAP-2). */
export function supervisionOf(slots: readonly TeamFacts[]): { animators: number; possible: number } {
  return {
    animators: atOnce(slots.map(({ formula, animators }) => ({ formula, count: animators }))),
    possible: atOnce(slots.map(({ formula, animators, childrenPerAnimator }) => ({ formula, count: animators * childrenPerAnimator }))),
  };
}

/** What the ratio says of the children that are there, and of those that may still come. */
export function verdictOf({ present, coming, possible }: { present: number; coming: number; possible: number }): "enough" | "over_now" | "over_soon" {
  if (present > possible) return "over_now";
  return coming > possible ? "over_soon" : "enough";
}

/** Only a whole day holds a meal. */
export const hasMeal = (formula: Formula) => formula === "day";
