import { eq, sql } from "drizzle-orm";
import { database } from "@/db/client";
import { slot } from "@/db/schema/activities";
import { booking, waitlistEntry } from "@/db/schema/bookings";
import { acceptOffer } from "@/lib/bookings/use-cases/accept-offer";
import { cancelDays } from "@/lib/bookings/use-cases/cancel-days";
import { declineOffer } from "@/lib/bookings/use-cases/decline-offer";
import { expireOffers } from "@/lib/bookings/use-cases/expire-offers";
import { leaveWaitlist } from "@/lib/bookings/use-cases/leave-waitlist";
import { leaveFamily } from "@/lib/families/use-cases/leave-family";
import { after, DAY_MS, HOUR_MS, readClock } from "@/lib/core/clock";
import { dayOf } from "@/lib/core/days";
import { newSecretToken } from "@/lib/core/crypto";
import type { Id } from "@/lib/core/ids";
import { aProgramme, aSlot, type Programme } from "@/tests/support/builders/activity";
import { aBooking, aRequest, aWaitlistEntry } from "@/tests/support/builders/booking";
import { aChild, aCompleteFile, aFamily, aGuardian, type Family } from "@/tests/support/builders/family";
import { actions } from "@/tests/support/builders/journal";
import { jetonTo, noticesTo } from "@/tests/support/builders/outbox";
import { aParent } from "@/tests/support/builders/parent";
import { aSession } from "@/tests/support/builders/session";
import { timePasses } from "@/tests/support/builders/time";
import { asParent, asSystem, asVisitor } from "@/tests/support/context";
import { testDatabase } from "@/tests/support/database";

testDatabase();

const EMAIL = "claire.martin@exemple.fr";
const NEXT = "suivante@exemple.fr";
const no = (reason: string) => ({ ok: false, refusal: { reason } });
const job = () => ({ ...asSystem(), now: readClock() });

async function somebodyWaits(programme: Programme, slotId: Id<"slot">, email: string, minutesAgo: number): Promise<Family & { child: Id<"child">; entry: Id<"waitlistEntry"> }> {
  const of = await aFamily({ email });
  const child = await aChild({ of });
  const entry = await aWaitlistEntry({ of, programme, child, slot: slotId, requestedAt: after(readClock(), -minutesAgo * 60_000) });
  return { ...of, child, entry };
}

/** Claire is offered the only place, which Inès waits for behind her. */
async function anOffer(wishes: Parameters<typeof aProgramme>[0] = {}) {
  const programme = await aProgramme(wishes);
  const slotId = await aSlot({ of: programme, capacity: 1 });
  const first = await somebodyWaits(programme, slotId, EMAIL, 20);
  const next = await somebodyWaits(programme, slotId, NEXT, 10);
  await expireOffers(job());
  return { programme, slotId, first, next, jeton: await jetonTo(EMAIL, "place-offered"), ctx: await asParent(first.browser) };
}

const states = async () => (await database().select({ state: waitlistEntry.state }).from(waitlistEntry).orderBy(waitlistEntry.requestedAt)).map(({ state }) => state);
const taken = async () => (await database().select({ taken: slot.taken }).from(slot).orderBy(slot.id)).map((row) => row.taken);
const confirmed = () => database().select({ childId: booking.childId, care: booking.careCents, meal: booking.mealCents }).from(booking).where(eq(booking.state, "confirmed"));

describe("an offer", () => {
  test("holds the place for the first in line, and rests as a hash", async () => {
    const { jeton } = await anOffer();
    expect(await states()).toEqual(["offered", "waiting"]);
    expect(await taken()).toEqual([1]);
    const [row] = await database().select({ hash: waitlistEntry.offerTokenHash, until: waitlistEntry.offerExpiresAt }).from(waitlistEntry).where(eq(waitlistEntry.state, "offered"));
    expect(row?.hash).toMatch(/^[0-9a-f]{64}$/);
    expect(row?.hash).not.toContain(jeton);
    expect(row?.until?.getTime()).toBeGreaterThan(readClock().getTime() + 23 * HOUR_MS);
    expect(await noticesTo(NEXT)).toEqual([]);
  });

  test("is accepted by its link, without signing in, at the price of now; the receipt follows by mail", async () => {
    const { jeton, first } = await anOffer();
    expect(await acceptOffer({ ctx: asVisitor(), jeton })).toMatchObject({ ok: true });
    expect(await states()).toEqual(["accepted", "waiting"]);
    expect(await confirmed()).toEqual([{ childId: first.child, care: 800, meal: 200 }]);
    expect(await taken()).toEqual([1]);
    expect(await noticesTo(EMAIL)).toEqual(["offer-accepted pending", "place-offered pending"]);
    expect(await actions()).toEqual(["waitlist.accepted", "waitlist.offered"]);
  });

  test("is answered in the portal only, once a guardian who may hold its link has left the family", async () => {
    const { jeton, first } = await anOffer();
    const other = await aParent({ email: "yann@exemple.fr", givenName: "Yann" });
    await aGuardian(first, other);
    const theirs = await asParent((await aSession({ of: other })).browser);
    await leaveFamily(await asParent(first.browser));
    expect(await acceptOffer({ ctx: asVisitor(), jeton })).toEqual(no("offer-unknown"));
    expect(await acceptOffer({ ctx: await asParent(first.browser), entryId: first.entry })).toEqual(no("no-family"));
    expect(await acceptOffer({ ctx: theirs, entryId: first.entry })).toMatchObject({ ok: true });
  });

  test("declined, goes to the next at once", async () => {
    const { jeton } = await anOffer();
    expect(await declineOffer({ ctx: asVisitor(), jeton })).toEqual({ ok: true, value: undefined });
    expect(await states()).toEqual(["declined", "offered"]);
    expect(await noticesTo(NEXT)).toEqual(["place-offered pending"]);
  });

  test("unanswered, ends, is told by mail, and goes to the next; its link then says so", async () => {
    const { jeton } = await anOffer();
    await timePasses(3 * DAY_MS);
    expect(await acceptOffer({ ctx: asVisitor(), jeton })).toEqual(no("offer-expired"));
    expect(await expireOffers(job())).toBe(1);
    expect(await states()).toEqual(["expired", "offered"]);
    expect(await noticesTo(EMAIL)).toContain("offer-ended pending");
    expect(await acceptOffer({ ctx: asVisitor(), jeton })).toEqual(no("offer-expired"));
    expect(await taken()).toEqual([1]);
  });

  test("left from the portal, goes to the next", async () => {
    const { ctx, first } = await anOffer();
    expect(await leaveWaitlist(ctx, first.entry)).toEqual({ ok: true, value: undefined });
    expect(await states()).toEqual(["left", "offered"]);
  });

  test("is answered in the portal by its own family only", async () => {
    const { ctx, first, next } = await anOffer();
    const stranger = await asParent(next.browser);
    expect(await acceptOffer({ ctx: stranger, entryId: first.entry })).toEqual(no("offer-unknown"));
    expect(await declineOffer({ ctx: stranger, entryId: first.entry })).toEqual(no("offer-unknown"));
    expect(await leaveWaitlist(stranger, first.entry)).toEqual(no("not-found"));
    expect(await acceptOffer({ ctx: asVisitor(), jeton: newSecretToken() })).toEqual(no("offer-unknown"));
    expect(await acceptOffer({ ctx, entryId: first.entry })).toMatchObject({ ok: true });
  });

  test("stays open when the child got a place elsewhere that day: the page says what to do", async () => {
    const { jeton, first } = await anOffer();
    const elsewhere = await aProgramme({ slug: "ailleurs" });
    await aBooking({ of: first, programme: elsewhere, child: first.child, slot: await aSlot({ of: elsewhere }) });
    expect(await acceptOffer({ ctx: asVisitor(), jeton })).toMatchObject({ ok: false, refusal: { reason: "offer-impossible", refused: [{ reason: "already_booked" }] } });
    expect(await states()).toEqual(["offered", "waiting"]);
  });

  test("stays open while a paper is missing, and is accepted once the file is complete", async () => {
    const { jeton, first } = await anOffer({ requires: ["health_record"] });
    expect(await acceptOffer({ ctx: asVisitor(), jeton })).toMatchObject({ ok: false, refusal: { refused: [{ reason: "file_incomplete" }] } });
    await aCompleteFile({ of: first, children: [first.child] });
    expect(await acceptOffer({ ctx: asVisitor(), jeton })).toMatchObject({ ok: true });
  });
});

describe("one outcome, whoever answers first", () => {
  test("accepted by link and in the portal, four times at once: one booking, one mail", async () => {
    const { ctx, first, jeton } = await anOffer();
    const results = await Promise.all([acceptOffer({ ctx, entryId: first.entry }), acceptOffer({ ctx: asVisitor(), jeton }), acceptOffer({ ctx, entryId: first.entry }), acceptOffer({ ctx: asVisitor(), jeton })]);
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(results.filter(({ ok }) => !ok)).toEqual([no("offer-accepted"), no("offer-accepted"), no("offer-accepted")]);
    expect(await confirmed()).toHaveLength(1);
    expect((await noticesTo(EMAIL)).filter((notice) => notice.startsWith("offer-accepted"))).toHaveLength(1);
  });

  test("accepted and declined at once", async () => {
    const { jeton } = await anOffer();
    const [yes, nope] = await Promise.all([acceptOffer({ ctx: asVisitor(), jeton }), declineOffer({ ctx: asVisitor(), jeton })]);
    expect([yes.ok, nope.ok].filter(Boolean)).toHaveLength(1);
    expect(await confirmed()).toHaveLength(yes.ok ? 1 : 0);
    expect(await taken()).toEqual([1]);
  });

  test("accepted at the instant it ends, by two workers: the answer or the end, never both", async () => {
    const { jeton } = await anOffer();
    await database().update(waitlistEntry).set({ offerExpiresAt: sql`clock_timestamp() + interval '30 milliseconds'` }).where(eq(waitlistEntry.state, "offered"));
    const [answer] = await Promise.all([acceptOffer({ ctx: asVisitor(), jeton }), expireOffers(job()), expireOffers(job())]);
    await expireOffers(job());
    expect(await confirmed()).toHaveLength(answer.ok ? 1 : 0);
    expect(["accepted", "expired", "offered"]).toContain((await states())[0]);
    expect(await taken()).toEqual([1]);
  });
});

describe("brothers and sisters together", () => {
  async function aPair() {
    const programme = await aProgramme();
    const [a, b] = [await aSlot({ of: programme, capacity: 1 }), await aSlot({ of: await aProgramme({ slug: "grands" }), capacity: 1 })] as const;
    const of = await aFamily();
    const request = await aRequest({ of, programme, isTogether: true });
    const [lea, tom] = [await aChild({ of }), await aChild({ of, givenName: "Tom", bornOn: "2021-05-02" })] as const;
    for (const [child, slotId] of [[lea, a], [tom, b]] as const) await aWaitlistEntry({ of, programme, child, slot: slotId, request, isTogether: true, requestedAt: after(readClock(), -HOUR_MS) });
    const holder = await aFamily({ email: "place@exemple.fr" });
    return { programme, a, b, of, holder };
  }

  test("are offered both places under one link, and accepted as one", async () => {
    await aPair();
    await expireOffers(job());
    expect(await states()).toEqual(["offered", "offered"]);
    const jeton = await jetonTo(EMAIL, "place-offered");
    expect((await noticesTo(EMAIL)).length).toBe(1);
    expect(await acceptOffer({ ctx: asVisitor(), jeton })).toMatchObject({ ok: true });
    expect(await confirmed()).toHaveLength(2);
    expect(await taken()).toEqual([1, 1]);
  });

  test("are passed over when one place is missing, with the reason in the family's journal, and served when it comes", async () => {
    const { programme, a, b, holder } = await aPair();
    const held = await aBooking({ of: holder, programme, child: await aChild({ of: holder }), slot: b });
    const next = await somebodyWaits(programme, a, NEXT, 1);
    await expireOffers(job());
    expect(await noticesTo(NEXT)).toEqual(["place-offered pending"]);
    expect(await database().select({ reason: waitlistEntry.passedOverReason }).from(waitlistEntry).where(eq(waitlistEntry.slotId, a)).orderBy(waitlistEntry.requestedAt)).toEqual([{ reason: "siblings_together" }, { reason: null }]);
    expect(await actions()).toEqual(["waitlist.offered", "waitlist.passed_over"]);
    await declineOffer({ ctx: await asParent(next.browser), entryId: next.entry });
    expect(await states()).toEqual(["waiting", "waiting", "declined"]);
    await cancelDays(await asParent(holder.browser), { reference: held.reference, bookingIds: [held.id], owedCents: 0 });
    expect(await states()).toEqual(["offered", "offered", "declined"]);
  });
});

describe("a wait ends", () => {
  test("when the slot is closed, offered or not, and the family is told", async () => {
    const { slotId } = await anOffer();
    await database().update(slot).set({ closedReason: "closure" }).where(eq(slot.id, slotId));
    expect(await expireOffers(job())).toBe(2);
    expect(await states()).toEqual(["lapsed", "lapsed"]);
    expect(await taken()).toEqual([0]);
    expect(await noticesTo(NEXT)).toEqual(["wait-ended pending"]);
    expect(await expireOffers(job())).toBe(0);
  });

  test("when the day has come", async () => {
    const programme = await aProgramme();
    const today = dayOf(readClock());
    const of = await aFamily();
    await aWaitlistEntry({ of, programme, child: await aChild({ of }), slot: await aSlot({ of: programme, day: today, capacity: 1 }), day: today });
    expect(await expireOffers(job())).toBe(1);
    expect(await states()).toEqual(["lapsed"]);
  });
});

test("a place added to a slot is offered within a minute", async () => {
  const programme = await aProgramme();
  const slotId = await aSlot({ of: programme, capacity: 0 });
  await somebodyWaits(programme, slotId, EMAIL, 5);
  await expireOffers(job());
  expect(await states()).toEqual(["waiting"]);
  await database().update(slot).set({ places: 1 });
  await expireOffers(job());
  expect(await states()).toEqual(["offered"]);
});
