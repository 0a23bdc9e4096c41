import { eq, sql } from "drizzle-orm";
import { database } from "@/db/client";
import { slot } from "@/db/schema/activities";
import { booking, bookingRequest, refusedWish, waitlistEntry } from "@/db/schema/bookings";
import { child, family, guardian } from "@/db/schema/families";
import { bookChildren } from "@/lib/bookings/use-cases/book-children";
import { after, HOUR_MS, readClock } from "@/lib/core/clock";
import { addDays, dayOf } from "@/lib/core/days";
import { newId } from "@/lib/core/ids";
import { actions } from "@/tests/support/builders/journal";
import { aMonday, aProgramme, aSlot } from "@/tests/support/builders/activity";
import { aChild, aCompleteFile, aFamily, aGuardian, NANTES } from "@/tests/support/builders/family";
import { anOrder } from "@/tests/support/builders/order";
import { mailsTo } from "@/tests/support/builders/outbox";
import { aParent } from "@/tests/support/builders/parent";
import { aSession } from "@/tests/support/builders/session";
import { asParent } from "@/tests/support/context";
import { testDatabase } from "@/tests/support/database";

testDatabase();

const tuesday = () => addDays(aMonday(), 1);

async function aWorld(capacity = 8) {
  const of = await aFamily();
  const [lea, tom] = [await aChild({ of }), await aChild({ of, givenName: "Tom", bornOn: "2021-05-02" })] as const;
  const programme = await aProgramme();
  const slots = { monday: await aSlot({ of: programme, capacity }), tuesday: await aSlot({ of: programme, day: tuesday(), capacity }) };
  return { of, lea, tom, programme, slots, ctx: await asParent(of.browser) };
}

const bookings = () => database().select({ childId: booking.childId, day: booking.day, state: booking.state }).from(booking).orderBy(booking.day, booking.childId);
const taken = async () => (await database().select({ taken: slot.taken }).from(slot).orderBy(slot.day)).map((row) => row.taken);

describe("booking several children and days", () => {
  test("books each wish, frozen at its price, and counts the places", async () => {
    const { of, lea, tom, programme, ctx } = await aWorld();
    const result = await bookChildren(ctx, anOrder({ of, programme, children: [lea, tom], days: [aMonday(), tuesday()] }));
    expect(result).toEqual({ ok: true, value: { reference: expect.stringMatching(/^PF-[0-9A-Z]{3}-[0-9A-Z]{3}$/) } });
    expect(await bookings()).toHaveLength(4);
    expect(await taken()).toEqual([2, 2]);
    const prices = await database().select({ childId: booking.childId, careCents: booking.careCents, mealCents: booking.mealCents, rule: booking.priceRule }).from(booking).where(eq(booking.day, aMonday()));
    expect(prices.find(({ childId }) => childId === lea)).toMatchObject({ careCents: 800, mealCents: 200, rule: { band: 2, isQuotientProved: false, isResident: true, siblingRank: 1 } });
    expect(prices.find(({ childId }) => childId === tom)).toMatchObject({ careCents: 720, mealCents: 200, rule: { siblingRank: 2 } });
    expect(await actions()).toEqual(["booking.requested"]);
  });

  test("mails one receipt with the full list, to the parent who asked", async () => {
    const { of, lea, programme, slots, ctx } = await aWorld();
    await database().update(slot).set({ places: 0 }).where(eq(slot.id, slots.tuesday));
    await bookChildren(ctx, anOrder({ of, programme, children: [lea], days: [aMonday(), tuesday(), addDays(aMonday(), 2)] }));
    const [mail, ...more] = await mailsTo("claire.martin@exemple.fr");
    expect(more).toEqual([]);
    expect(mail?.props.booked).toMatch(/^Léa, lundi .* : 10,00\s€$/);
    expect(mail?.props.waiting).toMatch(/^Léa, mardi/);
    expect(mail?.props.refused).toMatch(/^Léa, mercredi .* : l'accueil ne propose pas ce jour$/);
  });

  test("keeps the rest when a place is lost, and waits for it when the parent accepts to wait", async () => {
    const { of, lea, tom, programme, ctx } = await aWorld(1);
    await bookChildren(ctx, anOrder({ of, programme, children: [lea, tom], days: [aMonday()] }));
    expect(await bookings()).toEqual([{ childId: lea, day: aMonday(), state: "confirmed" }]);
    expect(await database().select({ childId: waitlistEntry.childId, tier: waitlistEntry.tier, state: waitlistEntry.state }).from(waitlistEntry)).toEqual([{ childId: tom, tier: 1, state: "waiting" }]);
  });

  test("says no to what is full when the parent does not accept to wait", async () => {
    const { of, lea, tom, programme, ctx } = await aWorld(1);
    await bookChildren(ctx, anOrder({ of, programme, children: [lea, tom], acceptsWaiting: false }));
    expect(await database().select({ childId: refusedWish.childId, reason: refusedWish.reason }).from(refusedWish)).toEqual([{ childId: tom, reason: "full" }]);
  });

  test("takes brothers and sisters together or not at all, day by day", async () => {
    const { of, lea, tom, programme, slots, ctx } = await aWorld(2);
    await database().update(slot).set({ places: 1 }).where(eq(slot.id, slots.monday));
    await bookChildren(ctx, anOrder({ of, programme, children: [lea, tom], days: [aMonday(), tuesday()], isTogether: true }));
    expect((await bookings()).map(({ day }) => day)).toEqual([tuesday(), tuesday()]);
    expect(await database().select({ day: waitlistEntry.day, isTogether: waitlistEntry.isTogether }).from(waitlistEntry)).toEqual([{ day: aMonday(), isTogether: true }, { day: aMonday(), isTogether: true }]);
  });

  test("writes nothing at all when nothing is possible, and says why for each day", async () => {
    const { of, lea, programme, ctx } = await aWorld(0);
    expect(await bookChildren(ctx, anOrder({ of, programme, children: [lea], acceptsWaiting: false }))).toEqual({
      ok: false,
      refusal: { reason: "nothing-possible", refused: [{ givenName: "Léa", day: aMonday(), reason: "full" }] },
    });
    expect(await database().select().from(bookingRequest)).toEqual([]);
    expect(await mailsTo("claire.martin@exemple.fr")).toEqual([]);
  });
});

describe("one booking, whatever is clicked", () => {
  test("the same form sent five times at once makes one request, one mail, and answers with the same receipt", async () => {
    const { of, lea, programme, ctx } = await aWorld();
    const order = anOrder({ of, programme, children: [lea] });
    const results = await Promise.all(Array.from({ length: 5 }, () => bookChildren(ctx, order)));
    expect(new Set(results.map((result) => JSON.stringify(result))).size).toBe(1);
    expect(results[0]).toMatchObject({ ok: true });
    expect(await bookings()).toHaveLength(1);
    expect(await mailsTo("claire.martin@exemple.fr")).toHaveLength(1);
  });

  test("two tabs, or two parents at once, give a child one place a day", async () => {
    const { of, lea, programme, ctx } = await aWorld();
    const other = await aParent({ email: "yann@exemple.fr", givenName: "Yann" });
    await aGuardian(of, other);
    const theirs = await asParent((await aSession({ of: other })).browser);
    const results = await Promise.all([ctx, theirs, ctx].map((each) => bookChildren(each, anOrder({ of, programme, children: [lea] }))));
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await bookings()).toHaveLength(1);
    expect(await taken()).toEqual([1, 0]);
  });

  test("twenty families at once never share the three last places", async () => {
    const { programme } = await aWorld(3);
    const orders = await Promise.all(
      Array.from({ length: 20 }, async (_, index) => {
        const of = await aFamily({ email: `famille${index}@exemple.fr` });
        return { ctx: await asParent(of.browser), order: anOrder({ of, programme, children: [await aChild({ of })], days: [aMonday(), tuesday()] }) };
      }),
    );
    await Promise.all(orders.map(({ ctx, order }) => bookChildren(ctx, order)));
    expect(await taken()).toEqual([3, 3]);
    const counts = await database().execute<{ n: number }>(sql`select count(*)::int as n from booking where state = 'confirmed' group by slot_id`);
    expect(counts.map(({ n }) => n)).toEqual([3, 3]);
    expect(await database().select().from(waitlistEntry)).toHaveLength(34);
  });
});

describe("what is refused under the locks, whatever the page said", () => {
  test("another family's child, and a family that is not one's own", async () => {
    const { of, lea, programme, ctx } = await aWorld();
    const others = await aFamily({ email: "autre@exemple.fr" });
    const theirs = await aChild({ of: others, givenName: "Noé" });
    expect(await bookChildren(ctx, anOrder({ of, programme, children: [lea, theirs] }))).toEqual({ ok: false, refusal: { reason: "unknown-child" } });
    expect(await bookChildren(ctx, anOrder({ of: others, programme, children: [theirs] }))).toEqual({ ok: false, refusal: { reason: "no-family" } });
    expect(await bookings()).toEqual([]);
  });

  test("a guardian revoked a moment ago", async () => {
    const { of, lea, programme, ctx } = await aWorld();
    await database().update(guardian).set({ revokedAt: readClock() });
    expect(await bookChildren(ctx, anOrder({ of, programme, children: [lea] }))).toEqual({ ok: false, refusal: { reason: "no-family" } });
  });

  test("a period that has not opened yet: for residents, and later for the others", async () => {
    const { of, lea } = await aWorld();
    const soon = after(readClock(), HOUR_MS);
    const programme = await aProgramme({ slug: "bientot", residentOpensAt: after(readClock(), -HOUR_MS), outsideOpensAt: soon });
    await aSlot({ of: programme });
    const ctx = await asParent(of.browser);
    await database().update(family).set({ communeInsee: NANTES });
    expect(await bookChildren(ctx, anOrder({ of, programme, children: [lea] }))).toEqual({ ok: false, refusal: { reason: "not-open", opensAt: soon } });
    await database().update(family).set({ communeInsee: "44131" });
    expect(await bookChildren(ctx, anOrder({ of, programme, children: [lea] }))).toMatchObject({ ok: true });
  });

  test.each([
    ["too_late", async ({ programme }: Awaited<ReturnType<typeof aWorld>>) => aSlot({ of: programme, day: addDays(dayOf(readClock()), 5) }), () => addDays(dayOf(readClock()), 5)],
    ["closed", async ({ programme }: Awaited<ReturnType<typeof aWorld>>) => aSlot({ of: programme, day: addDays(aMonday(), 3), closedReason: "closure" }), () => addDays(aMonday(), 3)],
    ["no_slot", async () => undefined, () => addDays(aMonday(), 4)],
  ] as const)("a day that is %s", async (reason, prepare, day) => {
    const world = await aWorld();
    await prepare(world);
    const order = anOrder({ of: world.of, programme: world.programme, children: [world.lea], days: [day()] });
    expect(await bookChildren(world.ctx, order)).toMatchObject({ ok: false, refusal: { reason: "nothing-possible", refused: [{ reason }] } });
  });

  test("a child too young or too old on the very day", async () => {
    const { of, lea, tom, programme, ctx } = await aWorld();
    await database().update(child).set({ bornOn: addDays(aMonday(), -365) }).where(eq(child.id, lea));
    await database().update(child).set({ bornOn: "2010-01-01" }).where(eq(child.id, tom));
    const result = await bookChildren(ctx, anOrder({ of, programme, children: [lea, tom] }));
    expect(result).toMatchObject({ ok: false, refusal: { refused: expect.arrayContaining([expect.objectContaining({ reason: "too_young" }), expect.objectContaining({ reason: "too_old" })]) } });
  });

  test("a file that lacks what the programme asks, until it holds it", async () => {
    const { of, lea, ctx } = await aWorld();
    const programme = await aProgramme({ slug: "exigeant", requires: ["address", "emergency_contact", "health_record", "care_consent"] });
    await aSlot({ of: programme });
    const order = anOrder({ of, programme, children: [lea] });
    expect(await bookChildren(ctx, order)).toMatchObject({ ok: false, refusal: { refused: [{ reason: "file_incomplete" }] } });
    await aCompleteFile({ of, children: [lea] });
    expect(await bookChildren(ctx, order)).toMatchObject({ ok: true });
  });

  test("a programme or a period that nobody proposes", async () => {
    const { of, lea, programme, ctx } = await aWorld();
    const order = anOrder({ of, programme, children: [lea] });
    expect(await bookChildren(ctx, { ...order, programmeId: newId("programme") })).toEqual({ ok: false, refusal: { reason: "not-on-offer" } });
    expect(await bookChildren(ctx, { ...order, periodId: newId("bookingPeriod") })).toEqual({ ok: false, refusal: { reason: "not-on-offer" } });
  });
});

test("the database itself refuses one place too many, and a child twice a day", async () => {
  const { of, lea, programme, slots, ctx } = await aWorld(1);
  await bookChildren(ctx, anOrder({ of, programme, children: [lea] }));
  const [row] = await database().select().from(booking);
  if (!row) throw new Error("nothing was booked");
  const noe = await aChild({ of, givenName: "Noé" });
  await expect(database().insert(booking).values({ ...row, id: newId("booking"), childId: noe })).rejects.toMatchObject({ cause: { constraint_name: "slot_never_overbooked" } });
  await expect(database().insert(booking).values({ ...row, id: newId("booking"), slotId: slots.monday })).rejects.toMatchObject({ cause: { constraint_name: "booking_one_per_child_day" } });
  await expect(database().insert(booking).values({ ...row, id: newId("booking"), childId: noe, slotId: slots.tuesday })).rejects.toMatchObject({ cause: { constraint_name: "booking_on_the_day_of_its_slot" } });
});
