import { eq } from "drizzle-orm";
import { database } from "@/db/client";
import { programme as programmeTable, slot } from "@/db/schema/activities";
import { booking, waitlistEntry } from "@/db/schema/bookings";
import { swapDay } from "@/lib/bookings/use-cases/swap-day";
import { addDays } from "@/lib/core/days";
import { aMonday, aProgramme, aSlot } from "@/tests/support/builders/activity";
import { aBooking, aWaitlistEntry } from "@/tests/support/builders/booking";
import { aChild, aFamily } from "@/tests/support/builders/family";
import { actions } from "@/tests/support/builders/journal";
import { mailsTo } from "@/tests/support/builders/outbox";
import { asParent } from "@/tests/support/context";
import { testDatabase } from "@/tests/support/database";

testDatabase();

const tuesday = () => addDays(aMonday(), 1);

async function aWorld() {
  const of = await aFamily();
  const child = await aChild({ of });
  const programme = await aProgramme();
  const [monday, other] = [await aSlot({ of: programme, capacity: 1 }), await aSlot({ of: programme, day: tuesday(), capacity: 1 })] as const;
  const booked = await aBooking({ of, programme, child, slot: monday });
  return { of, child, programme, monday, tuesday: other, booked, ctx: await asParent(of.browser) };
}

const days = () => database().select({ day: booking.day, state: booking.state, charged: booking.chargedCents }).from(booking).orderBy(booking.day);
const kept = [{ day: aMonday(), state: "confirmed", charged: null }];
const no = (refusal: object) => ({ ok: false, refusal });

test("the new day is booked at today's price, the old one is let go free, on one receipt with one mail", async () => {
  const world = await aWorld();
  expect(await swapDay(world.ctx, { bookingId: world.booked.id, slotId: world.tuesday, priceCents: 1_000 })).toEqual({ ok: true, value: { reference: world.booked.reference } });
  expect(await days()).toEqual([{ day: aMonday(), state: "cancelled", charged: 0 }, { day: tuesday(), state: "confirmed", charged: null }]);
  const [fresh] = await database().select({ id: booking.id, care: booking.careCents, rule: booking.priceRule }).from(booking).where(eq(booking.day, tuesday()));
  expect(fresh).toMatchObject({ care: 800, rule: { band: 2, siblingRank: 1 } });
  expect(await database().select({ replacedBy: booking.replacedBy }).from(booking).where(eq(booking.id, world.booked.id))).toEqual([{ replacedBy: fresh?.id }]);
  expect(await actions()).toEqual(["booking.swapped"]);
  expect((await mailsTo("claire.martin@exemple.fr")).map(({ notice }) => notice)).toEqual(["day-swapped"]);
});

test("sent three times at once, it is one swap", async () => {
  const { ctx, booked, tuesday: slotId } = await aWorld();
  const results = await Promise.all([1, 2, 3].map(() => swapDay(ctx, { bookingId: booked.id, slotId, priceCents: 1_000 })));
  expect(results.every(({ ok }) => ok)).toBe(true);
  expect(await days()).toHaveLength(2);
});

test("when the new day was taken meanwhile, the old one is kept and the reason is told", async () => {
  const { programme, tuesday: slotId, booked, ctx } = await aWorld();
  const faster = await aFamily({ email: "vite@exemple.fr" });
  const taken = await aBooking({ of: faster, programme, child: await aChild({ of: faster, givenName: "Noé" }), slot: slotId, day: tuesday() });
  expect(await swapDay(ctx, { bookingId: booked.id, slotId, priceCents: 1_000 })).toEqual(no({ reason: "swap-refused", why: "full" }));
  await database().delete(booking).where(eq(booking.id, taken.id));
  expect(await days()).toEqual(kept);
});

test("when one place is left and two families swap for it, one does and the other keeps its day", async () => {
  const { programme, monday, tuesday: slotId, booked, ctx } = await aWorld();
  await database().update(slot).set({ places: 2 }).where(eq(slot.id, monday));
  const others = await aFamily({ email: "autre@exemple.fr" });
  const theirs = await aBooking({ of: others, programme, child: await aChild({ of: others, givenName: "Noé" }), slot: monday });
  const rival = await asParent(others.browser);
  const results = await Promise.all([swapDay(ctx, { bookingId: booked.id, slotId, priceCents: 1_000 }), swapDay(rival, { bookingId: theirs.id, slotId, priceCents: 1_000 })]);
  expect(results.filter(({ ok }) => ok)).toHaveLength(1);
  expect(await database().select({ taken: slot.taken }).from(slot).orderBy(slot.day)).toEqual([{ taken: 1 }, { taken: 1 }]);
});

test("two families that want each other's day, at once, never block each other", async () => {
  const { programme, monday, tuesday: slotId, booked, ctx } = await aWorld();
  await database().update(slot).set({ places: 2 });
  const others = await aFamily({ email: "autre@exemple.fr" });
  const theirs = await aBooking({ of: others, programme, child: await aChild({ of: others, givenName: "Noé" }), slot: slotId, day: tuesday() });
  const rival = await asParent(others.browser);
  const results = await Promise.all([swapDay(ctx, { bookingId: booked.id, slotId, priceCents: 1_000 }), swapDay(rival, { bookingId: theirs.id, slotId: monday, priceCents: 1_000 })]);
  expect(results.every(({ ok }) => ok)).toBe(true);
});

test("the freed place goes to the next in line", async () => {
  const { programme, monday, tuesday: slotId, booked, ctx } = await aWorld();
  const next = await aFamily({ email: "suivante@exemple.fr" });
  await aWaitlistEntry({ of: next, programme, child: await aChild({ of: next }), slot: monday });
  await swapDay(ctx, { bookingId: booked.id, slotId, priceCents: 1_000 });
  expect(await database().select({ state: waitlistEntry.state }).from(waitlistEntry)).toEqual([{ state: "offered" }]);
});

describe("what is refused, and keeps the day", () => {
  test("after the deadline to cancel", async () => {
    const { programme, tuesday: slotId, booked, ctx } = await aWorld();
    await database().update(programmeTable).set({ cancelDeadline: { kind: "days_before", days: 60, at: "12:00", workingDaysOnly: false } }).where(eq(programmeTable.id, programme.id));
    expect(await swapDay(ctx, { bookingId: booked.id, slotId, priceCents: 1_000 })).toEqual(no({ reason: "swap-too-late" }));
    expect(await days()).toEqual(kept);
  });

  test("a closed day, a day of another age, a price that is not the one shown", async () => {
    const { programme, tuesday: slotId, booked, ctx } = await aWorld();
    const closed = await aSlot({ of: programme, day: addDays(aMonday(), 2), closedReason: "closure" });
    expect(await swapDay(ctx, { bookingId: booked.id, slotId: closed, priceCents: 1_000 })).toEqual(no({ reason: "swap-refused", why: "closed" }));
    expect(await swapDay(ctx, { bookingId: booked.id, slotId, priceCents: 999 })).toEqual(no({ reason: "cost-changed" }));
    expect(await days()).toEqual(kept);
  });

  test("another family's booking, another activity's slot", async () => {
    const { tuesday: slotId, booked, ctx } = await aWorld();
    const stranger = await asParent((await aFamily({ email: "autre@exemple.fr" })).browser);
    expect(await swapDay(stranger, { bookingId: booked.id, slotId, priceCents: 1_000 })).toEqual(no({ reason: "not-found" }));
    const elsewhere = await aSlot({ of: await aProgramme({ slug: "ailleurs" }), day: tuesday() });
    expect(await swapDay(ctx, { bookingId: booked.id, slotId: elsewhere, priceCents: 1_000 })).toEqual(no({ reason: "not-found" }));
    expect(await days()).toEqual(kept);
  });
});
