import type { WaitingFacts } from "@/lib/bookings/rules";
import { decideChoice, readListFilter } from "@/lib/waitlists/rules";

const at = (minute: number) => new Date(Date.UTC(2026, 5, 3, 6, minute));
const waiting = (id: string, minute: number, wishes: Partial<WaitingFacts> = {}): WaitingFacts => ({ id, slotId: "a", group: id, tier: 1, priority: 0, requestedAt: at(minute), isBusy: false, ...wishes });
const ahead = (choice: ReturnType<typeof decideChoice>) => (choice.ok ? choice.ahead.map(({ id }) => id) : choice.reason);

test("whoever is ahead in the same slot is passed over, and nobody behind or elsewhere", () => {
  const line = [waiting("one", 1), waiting("two", 2), waiting("chosen", 3), waiting("behind", 4), waiting("elsewhere", 0, { slotId: "b" }), waiting("outside", 0, { tier: 2 })];
  expect(ahead(decideChoice(new Map([["a", 1]]), line, "chosen"))).toEqual(["one", "two"]);
});

test("brothers and sisters need a place each, in the slot of each", () => {
  const pair = [waiting("lea", 1, { group: "pair" }), waiting("tom", 1, { group: "pair", slotId: "b" })];
  expect(ahead(decideChoice(new Map([["a", 1]]), pair, "lea"))).toBe("no-place");
  expect(ahead(decideChoice(new Map([["a", 1], ["b", 1]]), pair, "lea"))).toEqual([]);
  expect(ahead(decideChoice(new Map([["a", 1]]), [waiting("lea", 1, { group: "pair" }), waiting("tom", 1, { group: "pair" })], "tom"))).toBe("no-place");
});

test("a child who is placed already, or who waits no more, is offered nothing", () => {
  expect(ahead(decideChoice(new Map([["a", 1]]), [waiting("lea", 1, { isBusy: true })], "lea"))).toBe("already-booked");
  expect(ahead(decideChoice(new Map([["a", 1]]), [], "lea"))).toBe("not-waiting");
});

test("an address that makes no sense narrows nothing", () => {
  expect(readListFilter({ periode: "x", centre: ["a", "b"], jour: "2026-02-30", suite: "hier.rien" })).toEqual({});
  expect(readListFilter({ jour: "2026-07-07" })).toEqual({ day: "2026-07-07" });
});
