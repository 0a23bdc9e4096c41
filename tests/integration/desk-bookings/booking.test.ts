import { eq } from "drizzle-orm";
import { database } from "@/db/client";
import { account } from "@/db/schema/accounts";
import { programme as programmeTable, slot } from "@/db/schema/activities";
import { booking, bookingRequest, refusedWish } from "@/db/schema/bookings";
import { mail } from "@/db/schema/notifications";
import { listFamilyEvents } from "@/lib/audit/queries";
import type { OverridableRule } from "@/lib/bookings/policy";
import { bookChildren, type Order } from "@/lib/bookings/use-cases/book-children";
import { after, DAY_MS, readClock } from "@/lib/core/clock";
import { addDays } from "@/lib/core/days";
import { aMonday, aProgramme, aSlot, type Programme } from "@/tests/support/builders/activity";
import { aBooking } from "@/tests/support/builders/booking";
import { aChild, aFamily } from "@/tests/support/builders/family";
import { journal } from "@/tests/support/builders/journal";
import { anOrder } from "@/tests/support/builders/order";
import { mailsTo } from "@/tests/support/builders/outbox";
import { aPhoneFamily } from "@/tests/support/builders/phone-family";
import { aStaff } from "@/tests/support/builders/staff";
import { tasks } from "@/tests/support/builders/tasks";
import { asDesk, asParent } from "@/tests/support/context";
import { testDatabase } from "@/tests/support/database";

testDatabase();

const EMAIL = "claire.martin@exemple.fr";
const REASON = "Accord de la directrice, hospitalisation de la mère";
const no = (reason: string) => ({ ok: false, refusal: { reason } });
const but = (order: Order, rules: OverridableRule[], reason = REASON): Order => ({ ...order, override: { rules, reason } });

async function aCall(wishes: Parameters<typeof aProgramme>[0] = {}) {
  const of = await aFamily();
  const child = await aChild({ of });
  const programme = await aProgramme(wishes);
  const staff = await aStaff();
  return { of, child, programme, staff, ctx: await asDesk(staff, of), order: anOrder({ of, programme, children: [child] }) };
}

const bookings = () => database().select({ overrides: booking.overrides, isExtra: booking.isExtra }).from(booking).where(eq(booking.state, "confirmed"));
const requests = () => database().select({ channel: bookingRequest.channel, staffId: bookingRequest.staffId, accountId: bookingRequest.accountId, reason: bookingRequest.overrideReason }).from(bookingRequest);
const reasons = async () => (await database().select({ reason: refusedWish.reason }).from(refusedWish)).map(({ reason }) => reason);
const places = async () => (await database().select({ taken: slot.taken, capacity: slot.capacity }).from(slot))[0];
const makeLate = ({ id }: Programme) => database().update(programmeTable).set({ addDeadline: { kind: "days_before", days: 60, at: "12:00", workingDaysOnly: false } }).where(eq(programmeTable.id, id));

async function makeFull({ programme }: { programme: Programme }, slotId: Awaited<ReturnType<typeof aSlot>>) {
  const others = await aFamily({ email: "autre@exemple.fr" });
  await aBooking({ of: others, programme, child: await aChild({ of: others }), slot: slotId });
}

test("the desk books through the same act: the receipt says so, and the journal names the agent and the family", async () => {
  const { of, programme, staff, ctx, order } = await aCall();
  await aSlot({ of: programme });
  expect(await bookChildren(ctx, order)).toMatchObject({ ok: true });
  expect(await requests()).toEqual([{ channel: "desk", staffId: staff.id, accountId: null, reason: null }]);
  expect(await bookings()).toEqual([{ overrides: [], isExtra: false }]);
  expect((await mailsTo(EMAIL))[0]).toMatchObject({ notice: "booking-receipt", props: { madeWith: "Réservé avec le Guichet des Familles" } });
  expect(await journal()).toMatchObject([{ action: "booking.requested", actorKind: "staff", actorId: staff.id, accountId: null, familyId: of.id, channel: "desk" }]);
  expect(await tasks()).toEqual([]);
});

test("a parent's receipt says nothing of the desk", async () => {
  const { of, programme, order } = await aCall();
  await aSlot({ of: programme });
  await bookChildren(await asParent(of.browser), order);
  expect((await mailsTo(EMAIL))[0]).toMatchObject({ notice: "booking-receipt", props: { madeWith: "" } });
});

test("the desk and a parent who want the last place at once: one has it, the other waits", async () => {
  const { programme, ctx, order } = await aCall();
  await aSlot({ of: programme, capacity: 1 });
  const others = await aFamily({ email: "autre@exemple.fr" });
  const theirs = anOrder({ of: others, programme, children: [await aChild({ of: others })] });
  const results = await Promise.all([bookChildren(ctx, order), bookChildren(await asParent(others.browser), theirs)]);
  expect(results).toMatchObject([{ ok: true }, { ok: true }]);
  expect(await bookings()).toHaveLength(1);
  expect(await places()).toEqual({ taken: 1, capacity: 1 });
});

test("a family that reads no mail is told by the desk, with the whole list, and nobody gets a mail", async () => {
  const of = await aPhoneFamily();
  const programme = await aProgramme();
  await aSlot({ of: programme });
  const order = anOrder({ of, programme, children: [await aChild({ of })] });
  const result = await bookChildren(await asDesk(await aStaff(), of), order);
  const reference = result.ok ? result.value.reference : "";
  expect(await tasks()).toMatchObject([{ kind: "tell", familyId: of.id, notice: "booking-receipt", about: reference, text: expect.stringMatching(/^Demande PF-.*Réservé : Léa, lundi .*Total : 10,00\s€\.$/) }]);
  expect(await database().select().from(mail)).toEqual([]);
});

test("another family than the caller's, and a colleague dismissed a moment ago: nothing is written", async () => {
  const { programme, staff, ctx, order } = await aCall();
  await aSlot({ of: programme });
  const others = await aFamily({ email: "autre@exemple.fr" });
  expect(await bookChildren(await asDesk(staff, others), order)).toEqual(no("no-family"));
  await database().update(account).set({ status: "disabled" }).where(eq(account.id, staff.id));
  expect(await bookChildren(ctx, order)).toEqual(no("no-family"));
  expect(await requests()).toEqual([]);
});

describe("a rule set aside (R-DESK-2)", () => {
  test("takes the right and a reason: neither a parent, nor a centre's team, nor a word is enough", async () => {
    const { of, programme, ctx, order } = await aCall();
    await aSlot({ of: programme });
    await makeLate(programme);
    expect(await bookChildren(await asParent(of.browser), but(order, ["deadline"]))).toEqual(no("override-not-allowed"));
    expect(await bookChildren(await asDesk(await aStaff({ role: "center" }), of), but(order, ["deadline"]))).toEqual(no("override-not-allowed"));
    expect(await bookChildren(ctx, but(order, ["deadline"], "  urgent  "))).toEqual(no("override-needs-reason"));
    expect(await bookings()).toEqual([]);
  });

  test("the deadline: refused without, booked with, and the family reads why in its history", async () => {
    const { of, programme, ctx, order } = await aCall();
    await aSlot({ of: programme });
    await makeLate(programme);
    expect(await bookChildren(ctx, order)).toMatchObject(no("nothing-possible"));
    expect(await bookChildren(ctx, but(order, ["deadline"]))).toMatchObject({ ok: true });
    expect(await bookings()).toEqual([{ overrides: ["deadline"], isExtra: false }]);
    expect((await requests())[0]?.reason).toBe(REASON);
    const [line] = await journal();
    expect(line?.detail).toMatchObject({ overrides: "deadline" });
    expect(JSON.stringify(line?.detail)).not.toContain("directrice");
    expect((await listFamilyEvents(database(), of.id, 5))[0]).toMatchObject({ action: "booking.requested", reason: REASON });
  });

  test("the capacity: one child more, which takes none of the slot's places", async () => {
    const { programme, ctx, order } = await aCall();
    await makeFull({ programme }, await aSlot({ of: programme, capacity: 1 }));
    expect(await bookChildren(ctx, but(order, ["capacity"]))).toMatchObject({ ok: true });
    expect(await bookings()).toContainEqual({ overrides: ["capacity"], isExtra: true });
    expect(await places()).toEqual({ taken: 1, capacity: 1 });
  });

  test("the age: in the group whose ages are the nearest", async () => {
    const { of, programme, ctx } = await aCall({ fromYears: 8, toYears: 11 });
    await aSlot({ of: programme });
    const order = anOrder({ of, programme, children: [await aChild({ of, bornOn: "2022-03-14", givenName: "Tom" })] });
    expect(await bookChildren(ctx, order)).toMatchObject(no("nothing-possible"));
    expect(await bookChildren(ctx, but(order, ["age"]))).toMatchObject({ ok: true });
    expect(await bookings()).toEqual([{ overrides: ["age"], isExtra: false }]);
  });

  test("the file, and the opening", async () => {
    const { programme, ctx, order } = await aCall({ requires: ["care_consent"], residentOpensAt: after(readClock(), DAY_MS) });
    await aSlot({ of: programme });
    expect(await bookChildren(ctx, order)).toMatchObject(no("not-open"));
    expect(await bookChildren(ctx, but(order, ["opening"]))).toMatchObject(no("nothing-possible"));
    expect(await bookChildren(ctx, but(order, ["opening", "file"]))).toMatchObject({ ok: true });
    expect(await bookings()).toEqual([{ overrides: ["file", "opening"], isExtra: false }]);
  });

  test("never a closed day, nor a second place for the same day", async () => {
    const { of, child, programme, ctx } = await aCall();
    await aBooking({ of, programme, child, slot: await aSlot({ of: programme }) });
    const tuesday = addDays(aMonday(), 1);
    await aSlot({ of: programme, day: tuesday, closedReason: "closure" });
    const order = anOrder({ of, programme, children: [child], days: [aMonday(), tuesday] });
    expect(await bookChildren(ctx, but(order, ["deadline", "capacity", "age", "file", "opening"]))).toMatchObject({ ok: false, refusal: { reason: "nothing-possible", refused: [{ reason: "already_booked" }, { reason: "closed" }] } });
  });

  test("only what needed it is an exception; what waits for a place stays as it would be for a parent", async () => {
    const { of, child, programme, ctx } = await aCall();
    const tuesday = addDays(aMonday(), 1);
    await makeFull({ programme }, await aSlot({ of: programme, capacity: 1 }));
    await aSlot({ of: programme, day: tuesday });
    const order = anOrder({ of, programme, children: [child], days: [aMonday(), tuesday], acceptsWaiting: false });
    expect(await bookChildren(ctx, but(order, ["deadline"]))).toMatchObject({ ok: true });
    expect(await bookings()).toContainEqual({ overrides: [], isExtra: false });
    expect(await reasons()).toEqual(["full"]);
    expect((await requests()).map(({ reason }) => reason)).toContain(null);
  });
});
