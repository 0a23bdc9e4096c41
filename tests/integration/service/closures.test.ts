import { database } from "@/db/client";
import { closure, slot } from "@/db/schema/activities";
import { booking, waitlistEntry } from "@/db/schema/bookings";
import { guardian } from "@/db/schema/families";
import { deskTask } from "@/db/schema/notifications";
import { readClock } from "@/lib/core/clock";
import { addDays, dayOf } from "@/lib/core/days";
import { closeCenter } from "@/lib/service/use-cases/close-center";
import { undoClosure } from "@/lib/service/use-cases/undo-closure";
import { countConcerned, findClosure } from "@/lib/service/queries";
import { aMonday, aProgramme, aSlot } from "@/tests/support/builders/activity";
import { aBooking, aWaitlistEntry } from "@/tests/support/builders/booking";
import { aChild, aFamily } from "@/tests/support/builders/family";
import { actions } from "@/tests/support/builders/journal";
import { noticesTo } from "@/tests/support/builders/outbox";
import { aManager, centerOf } from "@/tests/support/builders/service";
import { eq } from "drizzle-orm";
import { testDatabase } from "@/tests/support/database";

testDatabase();

const tuesday = addDays(aMonday(), 1);
const reason = "une coupure d'eau.";

/** Two days booked by one family, one wait of another, and the same day in another centre. */
async function aCenterWithFamilies() {
  const [of, elsewhere] = [await aProgramme(), await aProgramme({ slug: "autre-centre" })];
  const [claire, paul] = [await aFamily(), await aFamily({ email: "paul@exemple.fr" })];
  const [monday, next, holiday] = [await aSlot({ of, capacity: 1 }), await aSlot({ of, day: tuesday }), await aSlot({ of, day: addDays(aMonday(), 2), closedReason: "public_holiday" })];
  const child = await aChild({ of: claire });
  await aBooking({ of: claire, programme: of, child, slot: monday });
  await aBooking({ of: claire, programme: of, child, slot: next, day: tuesday });
  await aWaitlistEntry({ of: paul, programme: of, child: await aChild({ of: paul }), slot: monday });
  await aBooking({ of: paul, programme: elsewhere, child: await aChild({ of: paul, givenName: "Zoé" }), slot: await aSlot({ of: elsewhere }) });
  return { claire, holiday, centerId: await centerOf(of) };
}

const week = { startsOn: aMonday(), endsOn: addDays(aMonday(), 6), reason };

describe("closing a centre", () => {
  test("frees and cancels what is there without charge, and tells each family once", async () => {
    const { centerId, holiday } = await aCenterWithFamilies();
    expect(await countConcerned(database(), centerId, week.startsOn, week.endsOn)).toEqual({ slots: 2, days: 2, families: 1, children: 1, waits: 1 });
    const closed = await closeCenter(await aManager(), { centerId, ...week });
    expect(closed.ok).toBe(true);
    const states = await database().select({ state: booking.state, charged: booking.chargedCents }).from(booking).orderBy(booking.state);
    expect(states).toEqual([{ state: "cancelled_by_center", charged: 0 }, { state: "cancelled_by_center", charged: 0 }, { state: "confirmed", charged: null }]);
    expect(await database().select({ state: waitlistEntry.state }).from(waitlistEntry)).toEqual([{ state: "lapsed" }]);
    expect((await database().select({ closed: slot.closedReason, taken: slot.taken }).from(slot).where(eq(slot.closedReason, "closure")))).toEqual([{ closed: "closure", taken: 0 }, { closed: "closure", taken: 0 }]);
    expect(await database().select({ reason: slot.closedReason }).from(slot).where(eq(slot.id, holiday))).toEqual([{ reason: "public_holiday" }]);
    expect(await noticesTo("claire.martin@exemple.fr")).toEqual(["center-closed pending"]);
    expect(await noticesTo("paul@exemple.fr")).toEqual(["center-closed pending"]);
    expect(await actions()).toEqual(["booking.cancelled_by_center", "closure.decided", "waitlist.lapsed"]);
    expect(closed.ok && (await findClosure(database(), closed.value.closureId))?.told).toMatchObject({ families: 2, days: 2, waits: 1 });
  });

  test("leaves a task for the desk when a family has no account", async () => {
    const { centerId, claire } = await aCenterWithFamilies();
    await database().delete(guardian).where(eq(guardian.familyId, claire.id));
    await closeCenter(await aManager(), { centerId, ...week });
    expect(await noticesTo("claire.martin@exemple.fr")).toEqual([]);
    expect(await database().select({ familyId: deskTask.familyId, kind: deskTask.kind, notice: deskTask.notice }).from(deskTask)).toEqual([{ familyId: claire.id, kind: "tell", notice: "center-closed" }]);
  });

  test("is refused for a day that has begun, an unknown centre, and where nothing is open", async () => {
    const { centerId } = await aCenterWithFamilies();
    const ctx = await aManager();
    const today = dayOf(readClock());
    expect(await closeCenter(ctx, { centerId, startsOn: today, endsOn: tuesday, reason })).toEqual({ ok: false, refusal: { reason: "day-begun" } });
    expect(await closeCenter(ctx, { centerId: `ctr_${"0".repeat(20)}`, ...week })).toEqual({ ok: false, refusal: { reason: "not-found" } });
    await closeCenter(ctx, { centerId, ...week });
    expect(await closeCenter(ctx, { centerId, ...week })).toEqual({ ok: false, refusal: { reason: "already-closed" } });
  });

  test("can be undone before its first day: the days reopen, the bookings do not come back", async () => {
    const { centerId } = await aCenterWithFamilies();
    const ctx = await aManager();
    const closed = await closeCenter(ctx, { centerId, ...week });
    if (!closed.ok) throw new Error("the centre did not close");
    const { closureId } = closed.value;
    expect(await undoClosure({ ...ctx, now: new Date(`${week.startsOn}T10:00:00Z`) }, closureId)).toEqual({ ok: false, refusal: { reason: "day-begun" } });
    expect(await undoClosure(ctx, closureId)).toEqual({ ok: true, value: { slots: 2 } });
    expect(await database().select({ id: closure.id }).from(closure)).toEqual([]);
    expect(await database().select({ state: booking.state }).from(booking).where(eq(booking.state, "confirmed"))).toHaveLength(1);
    expect(await undoClosure(ctx, closureId)).toEqual({ ok: false, refusal: { reason: "not-found" } });
  });
});
