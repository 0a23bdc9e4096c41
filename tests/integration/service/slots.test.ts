import { eq } from "drizzle-orm";
import { database } from "@/db/client";
import { bookingPeriod, slot } from "@/db/schema/activities";
import { auditEvent } from "@/db/schema/audit";
import { booking } from "@/db/schema/bookings";
import { bookChildren } from "@/lib/bookings/use-cases/book-children";
import { addDays, daysBetween, mondayOf } from "@/lib/core/days";
import { newId } from "@/lib/core/ids";
import { listPeriods } from "@/lib/service/queries";
import { changeSlots } from "@/lib/service/use-cases/change-slots";
import { createSlots } from "@/lib/service/use-cases/create-slots";
import { repeatSlots } from "@/lib/service/use-cases/repeat-slots";
import { aMonday, aProgramme, aSlot } from "@/tests/support/builders/activity";
import { aBooking, aWaitlistEntry } from "@/tests/support/builders/booking";
import { aChild, aFamily } from "@/tests/support/builders/family";
import { anOrder } from "@/tests/support/builders/order";
import { noticesTo } from "@/tests/support/builders/outbox";
import { aManager, aPlan, theLegalRatios } from "@/tests/support/builders/service";
import { asParent } from "@/tests/support/context";
import { testDatabase } from "@/tests/support/database";

testDatabase();

const teams = () => database().select({ day: slot.day, places: slot.places, animators: slot.animators, ratio: slot.childrenPerAnimator }).from(slot).orderBy(slot.day);

describe("slots in bulk", () => {
  test("are made once, with the ratio of the youngest, however often they are asked for", async () => {
    await theLegalRatios();
    const of = await aProgramme();
    const [ctx, plan] = [await aManager(), await aPlan({ of })];
    const both = await Promise.all([createSlots(ctx, plan), createSlots(ctx, plan)]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await teams()).toHaveLength(5);
    expect((await teams())[0]).toEqual({ day: aMonday(), places: 16, animators: 2, ratio: 8 });
    expect(await createSlots(ctx, { ...plan, to: addDays(plan.from, 8) })).toEqual({ ok: true, value: { created: 2, known: 5 } });
  });

  test("are refused outside the period, without a ratio, and when nothing fits", async () => {
    const of = await aProgramme();
    const [ctx, plan] = [await aManager(), await aPlan({ of })];
    expect(await createSlots(ctx, plan)).toMatchObject({ ok: false, refusal: { reason: "ratio-missing" } });
    await theLegalRatios();
    expect(await createSlots(ctx, { ...plan, to: addDays(plan.from, 61) })).toMatchObject({ ok: false, refusal: { reason: "outside-period" } });
    expect(await createSlots(ctx, { ...plan, teams: [{ fromYears: 3, toYears: 4, places: 8, animators: 1 }] })).toMatchObject({ ok: false, refusal: { reason: "nothing-to-create" } });
    expect(await createSlots(ctx, { ...plan, period: "inconnue" })).toMatchObject({ ok: false, refusal: { reason: "not-found" } });
    expect(await teams()).toEqual([]);
  });
});

describe("the slots of another period", () => {
  const startsOn = addDays(aMonday(), 371);
  const aDraft = async (endsOn = addDays(startsOn, 4)) => {
    const id = newId("bookingPeriod");
    await database().insert(bookingPeriod).values({ id, slug: `encore-${id.slice(-4)}`, name: "Encore", startsOn, endsOn, residentOpensAt: new Date(), outsideOpensAt: new Date() });
    return id;
  };

  test("are made again, same weekday of the same week, with the ratio of their new days; asked twice, once", async () => {
    await theLegalRatios();
    const [of, ctx] = [await aProgramme(), await aManager()];
    await createSlots(ctx, await aPlan({ of }));
    const [model] = await database().select({ startsOn: bookingPeriod.startsOn }).from(bookingPeriod).where(eq(bookingPeriod.id, of.periodId));
    const periodId = await aDraft(addDays(startsOn, 60));
    const ask = { periodId, modelId: of.periodId };
    expect(await repeatSlots(ctx, ask)).toMatchObject({ ok: true, value: { created: 5 } });
    expect(await repeatSlots(ctx, ask)).toMatchObject({ ok: false, refusal: { reason: "nothing-to-repeat" } });
    const moved = addDays(aMonday(), daysBetween(mondayOf(model?.startsOn ?? startsOn), mondayOf(startsOn)));
    expect((await teams()).filter(({ day }) => day >= startsOn)[0]).toEqual({ day: moved, places: 16, animators: 2, ratio: 8 });
    expect((await listPeriods(database())).map(({ slots }) => slots)).toEqual([5, 5]);
  });

  test("are refused without a ratio, when none falls in the period, and for a period that is not there", async () => {
    const of = await aProgramme();
    await aSlot({ of });
    const [ctx, periodId] = [await aManager(), await aDraft(addDays(startsOn, 60))];
    expect(await repeatSlots(ctx, { periodId, modelId: of.periodId })).toMatchObject({ ok: false, refusal: { reason: "ratio-missing" } });
    expect(await repeatSlots(ctx, { periodId, modelId: newId("bookingPeriod") })).toMatchObject({ ok: false, refusal: { reason: "nothing-to-repeat" } });
    expect(await repeatSlots(ctx, { periodId: newId("bookingPeriod"), modelId: of.periodId })).toMatchObject({ ok: false, refusal: { reason: "not-found" } });
  });
});

describe("changing a team", () => {
  test("reaches the whole week, and not the next one", async () => {
    const of = await aProgramme();
    const days = [0, 1, 7].map((later) => addDays(aMonday(), later));
    const [first] = await Promise.all(days.map((day) => aSlot({ of, day })));
    expect(await changeSlots(await aManager(), { slotId: first ?? `slt_`, scope: "week", places: 20, animators: 3, title: null })).toEqual({ ok: true, value: { changed: 2 } });
    expect((await teams()).map(({ places }) => places)).toEqual([20, 20, 8]);
  });

  test("the same team again is no change, and no event", async () => {
    const slotId = await aSlot({ of: await aProgramme() });
    const ctx = await aManager();
    for (let times = 0; times < 2; times += 1) {
      expect(await changeSlots(ctx, { slotId, scope: "day", places: 20, animators: 3, title: "Piscine" })).toEqual({ ok: true, value: { changed: 1 } });
      expect(await database().select().from(auditEvent).where(eq(auditEvent.action, "slot.changed"))).toHaveLength(1);
    }
  });

  test("never goes below what is taken: nothing changes on any day", async () => {
    const [of, family] = [await aProgramme(), await aFamily()];
    const slotId = await aSlot({ of });
    const taken = await aSlot({ of, day: addDays(aMonday(), 1) });
    for (const givenName of ["Léa", "Tom"]) await aBooking({ of: family, programme: of, child: await aChild({ of: family, givenName }), slot: taken, day: addDays(aMonday(), 1) });
    const change = { slotId, scope: "week" as const, places: 1, animators: 1, title: null };
    expect(await changeSlots(await aManager(), change)).toEqual({ ok: false, refusal: { reason: "below-taken", day: addDays(aMonday(), 1), taken: 2, capacity: 1 } });
    expect((await teams()).map(({ places }) => places)).toEqual([8, 8]);
  });

  test("places added are offered to the next in line at once", async () => {
    const [of, next] = [await aProgramme(), await aFamily({ email: "suivante@exemple.fr" })];
    const slotId = await aSlot({ of, capacity: 0 });
    await aWaitlistEntry({ of: next, programme: of, child: await aChild({ of: next }), slot: slotId });
    await changeSlots(await aManager(), { slotId, scope: "day", places: 1, animators: 1, title: null });
    expect(await noticesTo("suivante@exemple.fr")).toEqual(["place-offered pending"]);
  });

  test("a booking made at the same instant keeps its place, or is refused: never both", async () => {
    const [of, family] = [await aProgramme(), await aFamily()];
    const slotId = await aSlot({ of, capacity: 1 });
    const order = anOrder({ of: family, programme: of, children: [await aChild({ of: family })] });
    const [ctx, parent] = [await aManager(), await asParent(family.browser)];
    const [changed] = await Promise.all([changeSlots(ctx, { slotId, scope: "day", places: 0, animators: 0, title: null }), bookChildren(parent, order)]);
    const booked = await database().select({ id: booking.id }).from(booking).where(eq(booking.state, "confirmed"));
    expect(booked.length).toBe(changed.ok ? 0 : 1);
  });
});
