import { byRank, type WaitingFacts } from "@/lib/bookings/rules";
import { isDay, type Day } from "@/lib/core/days";
import { isId, type Id } from "@/lib/core/ids";

type Params = Record<string, string | string[] | undefined>;

/** Which lists are read: what the address of the page carries, or nothing of it. */
export type ListFilter = { periodId?: Id<"bookingPeriod">; centerId?: Id<"center">; day?: Day; after?: { day: Day; slotId: Id<"slot"> } };

export function readListFilter({ periode, centre, jour, suite }: Params): ListFilter {
  const [day, slotId] = typeof suite === "string" ? suite.split(".") : [];
  return {
    ...(isId("bookingPeriod", periode) && { periodId: periode }),
    ...(isId("center", centre) && { centerId: centre }),
    ...(isDay(jour) && { day: jour }),
    ...(isDay(day) && isId("slot", slotId) && { after: { day, slotId } }),
  };
}

/** 0 is no priority; the highest goes first in its tier. */
export const priorities = [0, 1, 2] as const;
export type Priority = (typeof priorities)[number];

export type ChoiceRefusal = "not-waiting" | "already-booked" | "no-place";

export type Choice<W> = { ok: true; group: W[]; ahead: W[] } | { ok: false; reason: ChoiceRefusal };

/**
 * What becomes of a free place when the desk chooses who gets it: brothers and sisters whole or not at all (R-WL-3), and everybody
 * who was ahead in the same slots is passed over. A slot absent from `places` has none.
 */
export function decideChoice<W extends WaitingFacts>(places: ReadonlyMap<string, number>, waiting: readonly W[], chosenId: string): Choice<W> {
  const chosen = waiting.find(({ id }) => id === chosenId);
  if (!chosen) return { ok: false, reason: "not-waiting" };
  const group = waiting.filter((each) => each.group === chosen.group);
  if (group.some(({ isBusy }) => isBusy)) return { ok: false, reason: "already-booked" };
  const fits = group.every(({ slotId }) => (places.get(slotId) ?? 0) >= group.filter((each) => each.slotId === slotId).length);
  if (!fits) return { ok: false, reason: "no-place" };
  const isAhead = (each: W) => group.some((served) => served.slotId === each.slotId && byRank(each, served) < 0);
  return { ok: true, group, ahead: waiting.filter((each) => each.group !== chosen.group && isAhead(each)) };
}
