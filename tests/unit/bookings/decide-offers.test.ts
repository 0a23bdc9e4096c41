import fc from "fast-check";
import { byRank, decideOffers, type WaitingFacts } from "@/lib/bookings/rules";

const at = (minute: number) => new Date(Date.UTC(2026, 10, 1, 8, minute));
const waiting = (id: string, wishes: Partial<WaitingFacts> = {}): WaitingFacts => ({ id, slotId: "a", group: id, tier: 1, priority: 0, requestedAt: at(0), isBusy: false, ...wishes });
const served = (places: Record<string, number>, entries: WaitingFacts[]) => decideOffers(new Map(Object.entries(places)), entries).offered.map((group) => group.map(({ id }) => id));

test("the territory goes first, then what staff gave, then the oldest request", () => {
  const entries = [waiting("outside", { tier: 2, priority: 9 }), waiting("late", { requestedAt: at(9) }), waiting("early", { requestedAt: at(1) }), waiting("prior", { priority: 1, requestedAt: at(20) })];
  expect(served({ a: 3 }, entries)).toEqual([["prior"], ["early"], ["late"]]);
});

test("a child who has a place elsewhere that day lets the next go first, and it is written down", () => {
  const { offered, passedOver } = decideOffers(new Map([["a", 1]]), [waiting("busy", { isBusy: true }), waiting("next", { requestedAt: at(1) })]);
  expect(offered.map(([first]) => first?.id)).toEqual(["next"]);
  expect(passedOver.map(({ entry, reason }) => [entry.id, reason])).toEqual([["busy", "already_booked"]]);
});

test("brothers and sisters are served whole, or passed over with their reason", () => {
  const pair = [waiting("lea", { group: "pair" }), waiting("tom", { group: "pair", slotId: "b" })];
  const next = waiting("next", { requestedAt: at(1) });
  expect(served({ a: 1, b: 1 }, [...pair, next])).toEqual([["lea", "tom"]]);
  const { offered, passedOver } = decideOffers(new Map([["a", 1], ["b", 0]]), [...pair, next]);
  expect(offered.map(([first]) => first?.id)).toEqual(["next"]);
  expect(passedOver.map(({ entry, reason }) => [entry.id, reason])).toEqual([["lea", "siblings_together"]]);
});

test("two of one age group need two places of it", () => {
  const twins = [waiting("lea", { group: "twins" }), waiting("tom", { group: "twins" })];
  expect(served({ a: 1 }, twins)).toEqual([]);
  expect(served({ a: 2 }, twins)).toEqual([["lea", "tom"]]);
});

test("nobody is passed over when nobody behind is served", () => {
  expect(decideOffers(new Map([["a", 1]]), [waiting("busy", { isBusy: true })]).passedOver).toEqual([]);
});

type Drawn = { size: number; tier: number; priority: number; slots: number[]; busy: boolean };
const drawnGroup = fc.record({ size: fc.integer({ min: 1, max: 3 }), tier: fc.integer({ min: 1, max: 2 }), priority: fc.integer({ min: 0, max: 2 }), slots: fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 3, maxLength: 3 }), busy: fc.boolean() });
const world = fc.record({ groups: fc.array(drawnGroup, { maxLength: 12 }), places: fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 4, maxLength: 4 }) });

const entriesOf = (groups: Drawn[]) =>
  groups.flatMap(({ size, tier, priority, slots, busy }, index) =>
    slots.slice(0, size).map((slot, child) => waiting(`e${index}-${child}`, { slotId: `s${slot}`, group: `g${index}`, tier, priority, requestedAt: at(index), isBusy: busy && child === 0 })),
  );

test("whatever the lists: no more offers than places, groups whole, nobody overtaken who could have been served, each one passed over with a reason", () => {
  fc.assert(
    fc.property(world, ({ groups, places }) => {
      const entries = entriesOf(groups);
      const map = new Map(places.map((count, index) => [`s${index}`, count]));
      const { offered, passedOver } = decideOffers(map, entries);
      const given = offered.flat();
      for (const [slot, count] of map) expect(given.filter(({ slotId }) => slotId === slot).length).toBeLessThanOrEqual(count);
      for (const group of offered) {
        expect(group).toHaveLength(entries.filter((each) => each.group === group[0]?.group).length);
        expect(group.some(({ isBusy }) => isBusy)).toBe(false);
      }
      for (const winner of given) {
        const overtaken = entries.filter((each) => each.slotId === winner.slotId && !given.includes(each) && byRank(each, winner) < 0);
        for (const loser of overtaken) {
          const mates = entries.filter((each) => each.group === loser.group);
          expect(mates.length > 1 || mates.some(({ isBusy }) => isBusy)).toBe(true);
          expect(passedOver.map(({ entry }) => entry)).toContain(loser);
        }
      }
    }),
  );
});
