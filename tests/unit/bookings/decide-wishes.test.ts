import fc from "fast-check";
import { decideWishes, type Judged, type Outcome, type SlotFacts } from "@/lib/bookings/rules";
import type { Day } from "@/lib/core/days";

type TestWish = { child: number; day: Day; slot: SlotFacts; refusal: "too_late" | undefined };
type Decided = Outcome<TestWish, SlotFacts>;

const aSlot = (id: string, day: Day, capacity: number, taken = 0): SlotFacts => ({ id, ageGroupId: "g", day, capacity, taken, closedReason: null });
const judge = ({ slot, refusal }: TestWish): Judged<SlotFacts> => (refusal ? { slot, refusal } : { slot, refusal: undefined });
const kinds = (decided: Decided[]) => decided.map((each) => (each.kind === "refused" ? each.reason : each.kind));

const monday = aSlot("a", "2026-12-21", 1);
const wish = (child: number, slot: SlotFacts, refusal?: "too_late"): TestWish => ({ child, day: slot.day, slot, refusal });

test("the first wish takes the last place; the next one waits, or hears no", () => {
  const wishes = [wish(0, monday), wish(1, monday)];
  expect(kinds(decideWishes(wishes, judge, { isTogether: false, acceptsWaiting: true }))).toEqual(["booked", "waiting"]);
  expect(kinds(decideWishes(wishes, judge, { isTogether: false, acceptsWaiting: false }))).toEqual(["booked", "full"]);
});

test("together, one place is no place for two, and the place is left to others", () => {
  expect(kinds(decideWishes([wish(0, monday), wish(1, monday)], judge, { isTogether: true, acceptsWaiting: true }))).toEqual(["waiting", "waiting"]);
});

test("together, one child who cannot come keeps the others home that day, and only that day", () => {
  const tuesday = aSlot("b", "2026-12-22", 5);
  const wishes = [wish(0, monday), wish(1, monday, "too_late"), wish(0, tuesday), wish(1, tuesday)];
  expect(kinds(decideWishes(wishes, judge, { isTogether: true, acceptsWaiting: true }))).toEqual(["sibling", "too_late", "booked", "booked"]);
});

const days: Day[] = ["2026-12-21", "2026-12-22", "2026-12-23"];
const aWorld = fc
  .record({
    slots: fc.tuple(...days.map((day) => fc.array(fc.record({ capacity: fc.nat(3), full: fc.nat(3) }), { minLength: 1, maxLength: 2 }).map((made) => made.map(({ capacity, full }, at) => aSlot(`${day}-${at}`, day, capacity, Math.min(full, capacity)))))),
    wishes: fc.uniqueArray(fc.record({ child: fc.nat(4), day: fc.nat(2), slot: fc.nat(1), late: fc.boolean() }), { selector: ({ child, day }) => `${child} ${day}`, maxLength: 15 }),
    isTogether: fc.boolean(),
    acceptsWaiting: fc.boolean(),
  })
  .map(({ slots, wishes, ...terms }) => ({
    terms,
    wishes: wishes.flatMap(({ child, day, slot, late }): TestWish[] => {
      const found = slots[day]?.[slot] ?? slots[day]?.[0];
      return found ? [{ child, day: found.day, slot: found, refusal: late ? "too_late" : undefined }] : [];
    }),
  }));

const bookedIn = (decided: Decided[], id: string) => decided.filter((each) => each.kind === "booked" && each.slot.id === id).length;

test("whatever is asked: one answer per wish, never a place too many, never a wait that was not accepted", () => {
  fc.assert(
    fc.property(aWorld, ({ wishes, terms }) => {
      const decided = decideWishes(wishes, judge, terms);
      expect(decided.map((each) => each.wish).sort(byWish)).toEqual([...wishes].sort(byWish));
      for (const { slot } of wishes) expect(slot.taken + bookedIn(decided, slot.id)).toBeLessThanOrEqual(slot.capacity);
      if (!terms.acceptsWaiting) expect(decided.some(({ kind }) => kind === "waiting")).toBe(false);
      for (const { wish: { refusal }, kind } of decided) if (refusal) expect(kind).toBe("refused");
    }),
  );
});

test("together, the children of one day are all booked, all waiting or all refused", () => {
  fc.assert(
    fc.property(aWorld, ({ wishes, terms }) => {
      const decided = decideWishes(wishes, judge, { ...terms, isTogether: true });
      for (const day of days) expect(new Set(decided.filter(({ wish }) => wish.day === day).map(({ kind }) => kind)).size).toBeLessThanOrEqual(1);
    }),
  );
});

test("apart, a wish is left without a place only when its slot is full", () => {
  fc.assert(
    fc.property(aWorld, ({ wishes, terms }) => {
      const decided = decideWishes(wishes, judge, { ...terms, isTogether: false });
      for (const each of decided) {
        const isWithout = each.kind === "waiting" || (each.kind === "refused" && each.reason === "full");
        if (isWithout) expect(each.wish.slot.taken + bookedIn(decided, each.wish.slot.id)).toBe(each.wish.slot.capacity);
      }
    }),
  );
});

const byWish = (one: TestWish, other: TestWish) => one.child - other.child || one.day.localeCompare(other.day);
