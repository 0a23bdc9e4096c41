import { eq } from "drizzle-orm";
import { database } from "@/db/client";
import { programme as programmeTable, slot } from "@/db/schema/activities";
import { booking, waitlistEntry } from "@/db/schema/bookings";
import { guardian } from "@/db/schema/families";
import { cancelDays } from "@/lib/bookings/use-cases/cancel-days";
import { readClock } from "@/lib/core/clock";
import { cents } from "@/lib/core/money";
import { addDays, dayOf } from "@/lib/core/days";
import { newId } from "@/lib/core/ids";
import { aMonday, aProgramme, aSlot } from "@/tests/support/builders/activity";
import { aBooking, aRequest, aWaitlistEntry } from "@/tests/support/builders/booking";
import { aChild, aFamily, aGuardian } from "@/tests/support/builders/family";
import { actions } from "@/tests/support/builders/journal";
import { mailsTo } from "@/tests/support/builders/outbox";
import { aParent } from "@/tests/support/builders/parent";
import { aSession } from "@/tests/support/builders/session";
import { asParent } from "@/tests/support/context";
import { testDatabase } from "@/tests/support/database";

testDatabase();

const EMAIL = "claire.martin@exemple.fr";
const tuesday = () => addDays(aMonday(), 1);
const late = { kind: "days_before" as const, days: 60, at: "12:00" as const, workingDaysOnly: false };

async function aWorld(capacity = 1) {
  const of = await aFamily();
  const child = await aChild({ of });
  const programme = await aProgramme({ lateCancelShare: 5_000 });
  const request = await aRequest({ of, programme });
  const [monday, next] = [await aSlot({ of: programme, capacity }), await aSlot({ of: programme, day: tuesday(), capacity })] as const;
  const first = await aBooking({ of, programme, child, slot: monday, request });
  const second = await aBooking({ of, programme, child, slot: next, day: tuesday(), request });
  return { of, child, programme, request, monday, first, second, ctx: await asParent(of.browser) };
}

const days = () => database().select({ state: booking.state, charged: booking.chargedCents }).from(booking).orderBy(booking.day);
const taken = async () => (await database().select({ taken: slot.taken }).from(slot).orderBy(slot.day)).map((row) => row.taken);
const makeLate = (id: `prg_${string}`) => database().update(programmeTable).set({ cancelDeadline: late }).where(eq(programmeTable.id, id));

test("a day cancelled in time is free, frees its place, and is told by mail and in the journal", async () => {
  const { request, first, ctx } = await aWorld();
  expect(await cancelDays(ctx, { reference: request.reference, bookingIds: [first.id], owedCents: 0 })).toEqual({ ok: true, value: { cancelled: 1 } });
  expect(await days()).toEqual([{ state: "cancelled", charged: 0 }, { state: "confirmed", charged: null }]);
  expect(await taken()).toEqual([0, 1]);
  expect(await actions()).toEqual(["booking.cancelled"]);
  const [mail, ...more] = await mailsTo(EMAIL);
  expect(more).toEqual([]);
  expect(mail).toMatchObject({ notice: "booking-cancelled", props: { reference: request.reference, days: expect.stringMatching(/^Léa, lundi .* : annulé sans frais$/) } });
});

test("a day cancelled late costs the share of the programme, which the page had said", async () => {
  const { programme, request, first, ctx } = await aWorld();
  await makeLate(programme.id);
  expect(await cancelDays(ctx, { reference: request.reference, bookingIds: [first.id], owedCents: 500 })).toEqual({ ok: true, value: { cancelled: 1 } });
  expect(await days()).toEqual([{ state: "cancelled_late", charged: 500 }, { state: "confirmed", charged: null }]);
});

test("days cancelled late together keep each its own cost", async () => {
  const { programme, request, first, second, ctx } = await aWorld();
  await makeLate(programme.id);
  await database().update(booking).set({ careCents: cents(1_600), mealCents: cents(400) }).where(eq(booking.id, second.id));
  expect(await cancelDays(ctx, { reference: request.reference, bookingIds: [first.id, second.id], owedCents: 1_500 })).toEqual({ ok: true, value: { cancelled: 2 } });
  expect(await days()).toEqual([{ state: "cancelled_late", charged: 500 }, { state: "cancelled_late", charged: 1_000 }]);
});

test("a day that became late since the page was read is not cancelled behind the parent's back", async () => {
  const { programme, request, first, ctx } = await aWorld();
  await makeLate(programme.id);
  expect(await cancelDays(ctx, { reference: request.reference, bookingIds: [first.id], owedCents: 0 })).toEqual({ ok: false, refusal: { reason: "cost-changed" } });
  expect(await taken()).toEqual([1, 1]);
});

test("once a day has begun it is not cancelled, and neither are the others of the same form", async () => {
  const { of, child, programme, request, first, ctx } = await aWorld();
  const today = dayOf(readClock());
  const begun = await aBooking({ of, programme, child, slot: await aSlot({ of: programme, day: today }), day: today, request });
  expect(await cancelDays(ctx, { reference: request.reference, bookingIds: [begun.id, first.id], owedCents: 9_999 })).toMatchObject({ ok: false, refusal: { reason: "day-begun" } });
  expect(await taken()).toEqual([1, 1, 1]);
});

test("another family's reference, another family's day and an id nobody has are not there", async () => {
  const { request, first, ctx } = await aWorld();
  const others = await aFamily({ email: "autre@exemple.fr" });
  const stranger = await asParent(others.browser);
  const notFound = { ok: false, refusal: { reason: "not-found" } };
  expect(await cancelDays(stranger, { reference: request.reference, bookingIds: [first.id], owedCents: 0 })).toEqual(notFound);
  expect(await cancelDays(ctx, { reference: "PF-000-000", bookingIds: [first.id], owedCents: 0 })).toEqual(notFound);
  expect(await cancelDays(ctx, { reference: request.reference, bookingIds: [first.id, newId("booking")], owedCents: 0 })).toEqual(notFound);
  expect(await cancelDays(ctx, { reference: request.reference, bookingIds: [], owedCents: 0 })).toEqual({ ok: false, refusal: { reason: "nothing-chosen" } });
  expect(await taken()).toEqual([1, 1]);
});

test("a guardian revoked a moment ago cancels nothing", async () => {
  const { request, first, ctx } = await aWorld();
  await database().update(guardian).set({ revokedAt: readClock() });
  expect(await cancelDays(ctx, { reference: request.reference, bookingIds: [first.id], owedCents: 0 })).toEqual({ ok: false, refusal: { reason: "no-family" } });
});

test("both parents, twice each and all at once, cancel a day once and receive one mail", async () => {
  const { of, request, first, ctx } = await aWorld();
  const other = await aParent({ email: "yann@exemple.fr", givenName: "Yann" });
  await aGuardian(of, other);
  const theirs = await asParent((await aSession({ of: other })).browser);
  const results = await Promise.all([ctx, theirs, ctx, theirs].map((each) => cancelDays(each, { reference: request.reference, bookingIds: [first.id], owedCents: 0 })));
  expect(results.map((result) => (result.ok ? result.value.cancelled : -1)).sort()).toEqual([0, 0, 0, 1]);
  expect([...(await mailsTo(EMAIL)), ...(await mailsTo("yann@exemple.fr"))]).toHaveLength(1);
  expect(await taken()).toEqual([0, 1]);
});

test("the freed place is offered to the next family in the same transaction, which learns nothing of who left", async () => {
  const { programme, monday, request, first, ctx } = await aWorld();
  const next = await aFamily({ email: "suivante@exemple.fr", givenName: "Inès" });
  await aWaitlistEntry({ of: next, programme, child: await aChild({ of: next, givenName: "Noé" }), slot: monday });
  await cancelDays(ctx, { reference: request.reference, bookingIds: [first.id], owedCents: 0 });
  expect(await database().select({ state: waitlistEntry.state }).from(waitlistEntry)).toEqual([{ state: "offered" }]);
  expect(await taken()).toEqual([1, 1]);
  const [mail] = await mailsTo("suivante@exemple.fr");
  expect(mail).toMatchObject({ notice: "place-offered", props: { givenName: "Inès", days: expect.stringMatching(/^Noé, lundi .* : 10,00\s€$/), offerUrl: expect.stringMatching(/\/proposition\?jeton=[\w-]{43}$/) } });
  expect(JSON.stringify(mail?.props)).not.toMatch(/Claire|Martin|Léa/);
});
