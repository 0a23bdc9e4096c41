import { asc, eq, sql } from "drizzle-orm";
import { database } from "@/db/client";
import { slot } from "@/db/schema/activities";
import { auditEvent } from "@/db/schema/audit";
import { booking, waitlistEntry } from "@/db/schema/bookings";
import { deskTask } from "@/db/schema/notifications";
import { expireOffers } from "@/lib/bookings/use-cases/expire-offers";
import { after, MINUTE_MS, readClock } from "@/lib/core/clock";
import { dayOf } from "@/lib/core/days";
import type { Id } from "@/lib/core/ids";
import { listLine, listWaitedSlots } from "@/lib/waitlists/queries";
import { givePriority } from "@/lib/waitlists/use-cases/give-priority";
import { offerOutOfOrder } from "@/lib/waitlists/use-cases/offer-out-of-order";
import { aProgramme, aSlot, type Programme } from "@/tests/support/builders/activity";
import { aBooking, aRequest, aWaitlistEntry } from "@/tests/support/builders/booking";
import { aChild, aFamily, type Family } from "@/tests/support/builders/family";
import { noticesTo } from "@/tests/support/builders/outbox";
import { aStaff, type Staff } from "@/tests/support/builders/staff";
import { asStaff, asSystem } from "@/tests/support/context";
import { ownerDatabase, testDatabase } from "@/tests/support/database";

testDatabase();

const no = (reason: string) => ({ ok: false, refusal: { reason } });
const REASON = "Hospitalisation de la mère, vu avec la responsable";
const mailOf = (name: string) => `${name}@exemple.fr`;

async function waits(name: string, programme: Programme, slotId: Id<"slot">, minutesAgo: number, wishes: { tier?: number; priority?: number } = {}): Promise<Family & { child: Id<"child">; entry: Id<"waitlistEntry"> }> {
  const of = await aFamily({ email: mailOf(name), givenName: name });
  const child = await aChild({ of });
  const entry = await aWaitlistEntry({ of, programme, child, slot: slotId, requestedAt: after(readClock(), -minutesAgo * MINUTE_MS), ...wishes });
  return { ...of, child, entry };
}

/** One free place, three families in line. */
async function aLine(capacity = 1) {
  const programme = await aProgramme();
  const slotId = await aSlot({ of: programme, capacity });
  const [first, second, third] = [await waits("un", programme, slotId, 30), await waits("deux", programme, slotId, 20), await waits("trois", programme, slotId, 10)] as const;
  const staff = await aStaff();
  return { programme, slotId, first, second, third, staff, ctx: { ...(await asStaff(staff)), now: readClock() } };
}

const entries = () => database().select({ id: waitlistEntry.id, state: waitlistEntry.state, why: waitlistEntry.passedOverReason, desk: waitlistEntry.deskReason }).from(waitlistEntry).orderBy(asc(waitlistEntry.requestedAt));
const taken = async () => (await database().select({ taken: slot.taken }).from(slot)).map((row) => row.taken);

async function dismiss({ id }: Staff): Promise<void> {
  await ownerDatabase().execute(sql`update staff_member set role = 'center' where account_id = ${id}`);
}

describe("a free place offered out of order", () => {
  test("goes to the chosen family, and those ahead, no others, are noted as passed over", async () => {
    const { second, ctx } = await aLine();
    expect(await offerOutOfOrder(ctx, { entryId: second.entry, reason: REASON })).toMatchObject({ ok: true, value: { ahead: 1 } });
    expect(await entries()).toMatchObject([
      { state: "waiting", why: "desk_choice", desk: null },
      { state: "offered", why: null, desk: REASON },
      { state: "waiting", why: null, desk: null },
    ]);
    expect(await noticesTo(mailOf("deux"))).toEqual(["place-offered pending"]);
    expect(await taken()).toEqual([1]);
  });

  test("is written by the member of staff in the chosen family's journal, and by the portal in the others', without the reason", async () => {
    const { first, second, staff, ctx } = await aLine();
    await offerOutOfOrder(ctx, { entryId: second.entry, reason: REASON });
    const lines = await database().select({ action: auditEvent.action, familyId: auditEvent.familyId, actorId: auditEvent.actorId, channel: auditEvent.channel, detail: auditEvent.detail }).from(auditEvent);
    expect(lines).toContainEqual(expect.objectContaining({ action: "waitlist.chosen", familyId: second.id, actorId: staff.id, channel: "desk" }));
    expect(lines).toContainEqual(expect.objectContaining({ action: "waitlist.passed_over", familyId: first.id, actorId: null, detail: { entry: first.entry, reason: "desk_choice" } }));
    expect(JSON.stringify(lines)).not.toContain("Hospitalisation");
  });

  test("is refused when no place is left, when the child is placed, when the day is closed, and when nobody waits any more", async () => {
    const { programme, slotId, first, third, ctx } = await aLine();
    await aBooking({ of: third, programme, child: third.child, slot: await aSlot({ of: await aProgramme({ slug: "ailleurs" }) }) });
    expect(await offerOutOfOrder(ctx, { entryId: third.entry, reason: REASON })).toEqual(no("already-booked"));
    await expireOffers({ ...asSystem(), now: readClock() });
    expect(await offerOutOfOrder(ctx, { entryId: first.entry, reason: REASON })).toEqual(no("not-waiting"));
    const second = (await entries())[1]?.id ?? ("" as Id<"waitlistEntry">);
    expect(await offerOutOfOrder(ctx, { entryId: second, reason: REASON })).toEqual(no("no-place"));
    await database().update(slot).set({ closedReason: "closure" }).where(eq(slot.id, slotId));
    expect(await offerOutOfOrder(ctx, { entryId: second, reason: REASON })).toEqual(no("too-late"));
    expect(await taken()).toEqual([1, 1]);
  });

  test("brothers and sisters get theirs together, or nothing is offered", async () => {
    const { programme, slotId, ctx } = await aLine();
    const of = await aFamily({ email: mailOf("fratrie") });
    const request = await aRequest({ of, programme, isTogether: true });
    const [lea] = [await aWaitlistEntry({ of, programme, child: await aChild({ of }), slot: slotId, request, isTogether: true }), await aWaitlistEntry({ of, programme, child: await aChild({ of, givenName: "Tom" }), slot: slotId, request, isTogether: true })];
    expect(await offerOutOfOrder(ctx, { entryId: lea, reason: REASON })).toEqual(no("no-place"));
    await database().update(slot).set({ places: 2 });
    expect(await offerOutOfOrder(ctx, { entryId: lea, reason: REASON })).toMatchObject({ ok: true, value: { ahead: 3 } });
    expect((await entries()).map(({ state }) => state)).toEqual(["waiting", "waiting", "waiting", "offered", "offered"]);
    expect(await taken()).toEqual([2]);
  });

  test("two colleagues choose for one place at once, while the list offers it too: one family gets it", async () => {
    const { second, third, ctx } = await aLine();
    const others = { ...(await asStaff(await aStaff({ role: "manager" }))), now: readClock() };
    await Promise.all([offerOutOfOrder(ctx, { entryId: second.entry, reason: REASON }), offerOutOfOrder(others, { entryId: third.entry, reason: REASON }), expireOffers({ ...asSystem(), now: readClock() })]);
    expect((await entries()).filter(({ state }) => state === "offered")).toHaveLength(1);
    expect(await taken()).toEqual([1]);
  });

  test("is refused to a member of staff whose right was taken away a moment ago", async () => {
    const { second, staff, ctx } = await aLine();
    await dismiss(staff);
    expect(await offerOutOfOrder(ctx, { entryId: second.entry, reason: REASON })).toEqual(no("signed-out"));
    expect(await givePriority(ctx, { entryId: second.entry, priority: 1, reason: REASON })).toEqual(no("signed-out"));
    expect(await taken()).toEqual([0]);
  });
});

describe("a priority", () => {
  test("moves a family ahead in its tier only, with its reason, and the next place follows it", async () => {
    const { programme, slotId, third, ctx } = await aLine();
    const outside = await waits("dehors", programme, slotId, 60, { tier: 2 });
    await givePriority(ctx, { entryId: outside.entry, priority: 2, reason: REASON });
    expect(await givePriority(ctx, { entryId: third.entry, priority: 1, reason: REASON })).toEqual({ ok: true, value: undefined });
    expect((await listLine(database(), slotId)).map(({ id, priorityReason }) => [id, priorityReason])).toMatchObject([[third.entry, REASON], [expect.anything(), null], [expect.anything(), null], [outside.entry, REASON]]);
    await expireOffers({ ...asSystem(), now: readClock() });
    expect(await noticesTo(mailOf("trois"))).toEqual(["place-offered pending"]);
  });

  test("taken back, it leaves no reason behind; an entry that waits no more has none to take", async () => {
    const { first, ctx } = await aLine();
    await givePriority(ctx, { entryId: first.entry, priority: 2, reason: REASON });
    await givePriority(ctx, { entryId: first.entry, priority: 0, reason: "Erreur de dossier" });
    expect(await database().select({ priority: waitlistEntry.priority, why: waitlistEntry.priorityReason }).from(waitlistEntry).where(eq(waitlistEntry.id, first.entry))).toEqual([{ priority: 0, why: null }]);
    await expireOffers({ ...asSystem(), now: readClock() });
    expect(await givePriority(ctx, { entryId: first.entry, priority: 1, reason: REASON })).toEqual(no("not-waiting"));
  });

  test("without a reason it cannot even be written", async () => {
    const { first } = await aLine();
    await expect(database().update(waitlistEntry).set({ priority: 1 }).where(eq(waitlistEntry.id, first.entry))).rejects.toThrow();
  });
});

test("the overview counts who waits and what is offered, slot by slot, and reads on where it stopped", async () => {
  const { programme, slotId } = await aLine(1);
  const other = await aSlot({ of: programme, formula: "morning", capacity: 1 });
  await waits("quatre", programme, other, 5);
  await expireOffers({ ...asSystem(), now: readClock() });
  const today = dayOf(readClock());
  const all = await listWaitedSlots(database(), {}, today, 10);
  expect(all.map(({ id, waiting, offered }) => ({ id, waiting, offered }))).toEqual(expect.arrayContaining([{ id: slotId, waiting: 2, offered: 1 }, { id: other, waiting: 0, offered: 1 }]));
  const [first] = await listWaitedSlots(database(), {}, today, 1);
  const rest = await listWaitedSlots(database(), { after: { day: first?.day ?? today, slotId: first?.id ?? slotId } }, today, 10);
  expect(rest.map(({ id }) => id)).toEqual(all.slice(1).map(({ id }) => id));
  expect(await database().$count(booking)).toBe(0);
  expect(await database().$count(deskTask)).toBe(0);
});
