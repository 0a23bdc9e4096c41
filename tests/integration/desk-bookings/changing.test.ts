import { eq } from "drizzle-orm";
import { database } from "@/db/client";
import { programme as programmeTable, slot } from "@/db/schema/activities";
import { booking, waitlistEntry } from "@/db/schema/bookings";
import { mail } from "@/db/schema/notifications";
import { listFamilyEvents } from "@/lib/audit/queries";
import { acceptOffer } from "@/lib/bookings/use-cases/accept-offer";
import { bookChildren } from "@/lib/bookings/use-cases/book-children";
import { cancelDays } from "@/lib/bookings/use-cases/cancel-days";
import { expireOffers } from "@/lib/bookings/use-cases/expire-offers";
import { leaveWaitlist } from "@/lib/bookings/use-cases/leave-waitlist";
import { swapDay } from "@/lib/bookings/use-cases/swap-day";
import { DAY_MS, readClock } from "@/lib/core/clock";
import { addDays } from "@/lib/core/days";
import { sendRecap } from "@/lib/desk-bookings/use-cases/send-recap";
import { aMonday, aProgramme, aSlot } from "@/tests/support/builders/activity";
import { aBooking, aWaitlistEntry } from "@/tests/support/builders/booking";
import { aChild, aFamily } from "@/tests/support/builders/family";
import { journal } from "@/tests/support/builders/journal";
import { anOrder } from "@/tests/support/builders/order";
import { mailsTo, noticesTo } from "@/tests/support/builders/outbox";
import { aPhoneFamily } from "@/tests/support/builders/phone-family";
import { aStaff } from "@/tests/support/builders/staff";
import { tasks } from "@/tests/support/builders/tasks";
import { timePasses } from "@/tests/support/builders/time";
import { asDesk, asParent, asSystem } from "@/tests/support/context";
import { testDatabase } from "@/tests/support/database";

testDatabase();

const EMAIL = "claire.martin@exemple.fr";
const REASON = "Enfant hospitalisé, certificat reçu";
const no = (reason: string) => ({ ok: false, refusal: { reason } });
const job = () => ({ ...asSystem(), now: readClock() });

async function aBookedCall() {
  const of = await aFamily();
  const child = await aChild({ of });
  const programme = await aProgramme({ lateCancelShare: 5_000 });
  const slotId = await aSlot({ of: programme, capacity: 1 });
  const booked = await aBooking({ of, programme, child, slot: slotId });
  const staff = await aStaff();
  return { of, child, programme, slotId, booked, staff, ctx: await asDesk(staff, of), order: { reference: booked.reference, bookingIds: [booked.id] } };
}

const states = () => database().select({ state: booking.state, charged: booking.chargedCents, waiver: booking.waiverReason }).from(booking).orderBy(booking.createdAt);
const makeLate = (id: `prg_${string}`) => database().update(programmeTable).set({ cancelDeadline: { kind: "days_before", days: 60, at: "12:00", workingDaysOnly: false } }).where(eq(programmeTable.id, id));

test("the desk cancels for the family: it is told by mail who did it, and the journal names the agent", async () => {
  const { of, staff, ctx, order } = await aBookedCall();
  expect(await cancelDays(ctx, { ...order, owedCents: 0 })).toMatchObject({ ok: true });
  expect((await mailsTo(EMAIL))[0]).toMatchObject({ notice: "booking-cancelled", props: { madeWith: "Annulé avec le Guichet des Familles" } });
  expect(await journal()).toMatchObject([{ action: "booking.cancelled", actorId: staff.id, accountId: null, familyId: of.id, channel: "desk" }]);
});

test("a late fee is asked, unless a right and a reason waive it; the family reads the reason", async () => {
  const { of, programme, ctx, order } = await aBookedCall();
  await makeLate(programme.id);
  const waived = { ...order, owedCents: 500, waiver: REASON };
  expect(await cancelDays(await asParent(of.browser), waived)).toEqual(no("override-not-allowed"));
  expect(await cancelDays(ctx, { ...waived, waiver: "malade" })).toEqual(no("override-needs-reason"));
  expect(await cancelDays(ctx, waived)).toMatchObject({ ok: true });
  expect(await states()).toEqual([{ state: "cancelled_late", charged: 0, waiver: REASON }]);
  expect((await listFamilyEvents(database(), of.id, 1))[0]).toMatchObject({ action: "booking.cancelled", reason: REASON });
});

test("without a waiver the late fee stays due", async () => {
  const { programme, ctx, order } = await aBookedCall();
  await makeLate(programme.id);
  expect(await cancelDays(ctx, { ...order, owedCents: 500 })).toMatchObject({ ok: true });
  expect(await states()).toEqual([{ state: "cancelled_late", charged: 500, waiver: null }]);
});

test("an extra place that is cancelled frees nothing and is offered to nobody", async () => {
  const { programme, slotId } = await aBookedCall();
  const extra = await aFamily({ email: "extra@exemple.fr" });
  const desk = await asDesk(await aStaff({ email: "deux@guichet.exemple.fr" }), extra);
  const made = await bookChildren(desk, { ...anOrder({ of: extra, programme, children: [await aChild({ of: extra })] }), override: { rules: ["capacity"], reason: REASON } });
  const next = await aFamily({ email: "suivante@exemple.fr" });
  await aWaitlistEntry({ of: next, programme, child: await aChild({ of: next }), slot: slotId });
  const [row] = await database().select({ id: booking.id }).from(booking).where(eq(booking.isExtra, true));
  if (!made.ok || !row) throw new Error("the extra place was not booked");
  expect(await cancelDays(desk, { reference: made.value.reference, bookingIds: [row.id], owedCents: 0 })).toMatchObject({ ok: true });
  expect(await database().select({ taken: slot.taken }).from(slot)).toEqual([{ taken: 1 }]);
  expect(await database().select({ state: waitlistEntry.state }).from(waitlistEntry)).toEqual([{ state: "waiting" }]);
});

test("the desk swaps a day for the family, and another family's day is not there", async () => {
  const { programme, booked, staff, ctx } = await aBookedCall();
  const slotId = await aSlot({ of: programme, day: addDays(aMonday(), 1) });
  const others = await aFamily({ email: "autre@exemple.fr" });
  const stranger = await asDesk(staff, others);
  expect(await swapDay(stranger, { bookingId: booked.id, slotId, priceCents: 1_000 })).toEqual(no("not-found"));
  expect(await cancelDays(stranger, { reference: booked.reference, bookingIds: [booked.id], owedCents: 0 })).toEqual(no("not-found"));
  expect(await sendRecap(stranger, booked.reference)).toEqual(no("not-found"));
  expect(await swapDay(ctx, { bookingId: booked.id, slotId, priceCents: 1_000 })).toMatchObject({ ok: true });
  expect((await mailsTo(EMAIL))[0]).toMatchObject({ notice: "day-swapped", props: { madeWith: "Échangé avec le Guichet des Familles" } });
});

test("after the deadline the desk swaps by an exception, with the right and a reason: nothing stays due, and a day is never lost", async () => {
  const { of, programme, booked, ctx } = await aBookedCall();
  const slotId = await aSlot({ of: programme, day: addDays(aMonday(), 1), capacity: 1 });
  await makeLate(programme.id);
  const late = { bookingId: booked.id, slotId, priceCents: 1_000 };
  expect(await swapDay(ctx, late)).toEqual(no("swap-too-late"));
  expect(await swapDay(ctx, { ...late, waiver: "court" })).toEqual(no("override-needs-reason"));
  expect(await swapDay(await asParent(of.browser), { ...late, waiver: REASON })).toEqual(no("override-not-allowed"));
  const rival = await aFamily({ email: "rivale@exemple.fr" });
  const theirs = await aBooking({ of: rival, programme, child: await aChild({ of: rival }), slot: slotId, day: addDays(aMonday(), 1) });
  expect(await swapDay(ctx, { ...late, waiver: REASON })).toEqual({ ok: false, refusal: { reason: "swap-refused", why: "full" } });
  await cancelDays(await asParent(rival.browser), { reference: theirs.reference, bookingIds: [theirs.id], owedCents: 1_000 });
  expect(await swapDay(ctx, { ...late, waiver: REASON })).toMatchObject({ ok: true });
  expect(await database().select({ state: booking.state, charged: booking.chargedCents, waiver: booking.waiverReason }).from(booking).where(eq(booking.familyId, of.id)).orderBy(booking.day)).toEqual([
    { state: "cancelled_late", charged: 0, waiver: REASON },
    { state: "confirmed", charged: null, waiver: null },
  ]);
  expect((await listFamilyEvents(database(), of.id, 1))[0]).toMatchObject({ action: "booking.swapped", reason: REASON });
});

describe("a family that reads no mail", () => {
  async function somebodyWaits() {
    const of = await aPhoneFamily();
    const staff = await aStaff();
    const ctx = await asDesk(staff, of);
    const programme = await aProgramme();
    const slotId = await aSlot({ of: programme, capacity: 1 });
    const holder = await aFamily({ email: "place@exemple.fr" });
    const held = await aBooking({ of: holder, programme, child: await aChild({ of: holder }), slot: slotId });
    await bookChildren(ctx, anOrder({ of, programme, children: [await aChild({ of })] }));
    const [entry] = await database().select({ id: waitlistEntry.id }).from(waitlistEntry);
    if (!entry) throw new Error("nobody waits");
    const free = async () => cancelDays(await asParent(holder.browser), { reference: held.reference, bookingIds: [held.id], owedCents: 0 });
    return { of, ctx, entryId: entry.id, free };
  }

  test("hears of a freed place from the desk, in time, and the desk accepts for it", async () => {
    const { of, ctx, entryId, free } = await somebodyWaits();
    await free();
    const [, offer] = await tasks();
    expect(offer).toMatchObject({ kind: "offer", familyId: of.id, notice: "place-offered", about: entryId, text: expect.stringMatching(/^Une place s'est libérée, .*Léa, lundi .* : 10,00\s€/) });
    expect(offer?.dueAt).toBeInstanceOf(Date);
    expect(await acceptOffer({ ctx, entryId })).toMatchObject({ ok: true });
    expect((await tasks()).map(({ notice }) => notice)).toEqual(["booking-receipt", "place-offered", "offer-accepted"]);
  });

  test("is told when the offer is over, and leaves a list on the telephone", async () => {
    const { ctx, entryId, free } = await somebodyWaits();
    expect(await leaveWaitlist(await asDesk(await aStaff({ email: "deux@guichet.exemple.fr" }), await aFamily()), entryId)).toEqual(no("not-found"));
    await free();
    await timePasses(3 * DAY_MS);
    await expireOffers(job());
    expect((await tasks()).at(-1)).toMatchObject({ kind: "tell", notice: "offer-ended", dueAt: null });
    expect(await leaveWaitlist(ctx, entryId)).toEqual(no("not-found"));
  });

  test("gets its recap by letter, as often as it asks", async () => {
    const { ctx } = await somebodyWaits();
    const reference = (await tasks())[0]?.about ?? "";
    expect(await sendRecap(ctx, reference)).toEqual({ ok: true, value: { by: "letter" } });
    expect(await sendRecap(ctx, reference)).toEqual({ ok: true, value: { by: "letter" } });
    expect(await tasks()).toHaveLength(3);
    expect(await database().select().from(mail)).toEqual([]);
  });
});

test("a recap is sent again by mail, beside the receipt that is sent once", async () => {
  const { booked, ctx } = await aBookedCall();
  expect(await sendRecap(ctx, booked.reference)).toEqual({ ok: true, value: { by: "mail" } });
  expect(await sendRecap(ctx, "PF-000-000")).toEqual(no("not-found"));
  expect(await noticesTo(EMAIL)).toEqual(["booking-receipt pending"]);
});
