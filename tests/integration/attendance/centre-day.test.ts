import { eq } from "drizzle-orm";
import { database } from "@/db/client";
import { attendanceMark } from "@/db/schema/attendance";
import { booking } from "@/db/schema/bookings";
import { countExpected, listAdults, listBooked, listConsents, listCourtOrders, listMarks, listNearDays, listSlots } from "@/lib/attendance/queries";
import { presenceOf } from "@/lib/attendance/rules";
import { noteMarks } from "@/lib/attendance/use-cases/note-marks";
import { openDayHealth } from "@/lib/attendance/use-cases/open-day-health";
import { daySheetView, kitchenView, markView } from "@/lib/attendance/view";
import { saveHealthRecord } from "@/lib/families/use-cases/save-health-record";
import { addDays } from "@/lib/core/days";
import { newId } from "@/lib/core/ids";
import { cents } from "@/lib/core/money";
import { after, DAY_MS, readClock } from "@/lib/core/clock";
import { aHealthSheet } from "@/tests/support/builders/child";
import { aCenterDay, aMark, oneMore, TODAY } from "@/tests/support/builders/center-day";
import { aCompleteFile } from "@/tests/support/builders/family";
import { actions, journal } from "@/tests/support/builders/journal";
import { aStaff } from "@/tests/support/builders/staff";
import { asParent, asStaff, NOW } from "@/tests/support/context";
import { testDatabase } from "@/tests/support/database";

testDatabase();

const refusal = (reason: string) => ({ ok: false, refusal: { reason } });

async function aTeamOnItsDay(wishes: Parameters<typeof aCenterDay>[0] = {}) {
  const world = await aCenterDay(wishes);
  const ctx = await asStaff(await aStaff({ role: "center", centerIds: [world.centerId] }));
  const marks = async () => (await listMarks(database(), [world.slot])).map(markView);
  return { ...world, ctx, marks, send: (...sent: ReturnType<typeof aMark>[]) => noteMarks(ctx, { center: world.center, day: world.day, marks: sent }) };
}

test("a mark is kept with who noted it, and the family reads it in its history", async () => {
  const { bookingId, send, marks, ctx, family } = await aTeamOnItsDay();
  expect(await send(aMark({ bookingId }))).toEqual({ ok: true, value: { unknown: [] } });
  expect(presenceOf(await marks())).toEqual({ kind: "arrived", at: NOW.getTime() });
  expect(await database().select({ by: attendanceMark.markedBy }).from(attendanceMark)).toEqual([{ by: ctx.actor.accountId }]);
  expect(await journal()).toMatchObject([{ action: "attendance.marked", familyId: family.id, actorKind: "staff", channel: "desk", detail: { arrived: 1, day: TODAY } }]);
});

test("sent again, a batch adds nothing, not even a line", async () => {
  const { bookingId, send, marks } = await aTeamOnItsDay();
  const batch = [aMark({ bookingId }), aMark({ bookingId, kind: "left", leftWith: "Jeanne Martin", markedAt: NOW.getTime() + 1 })];
  await Promise.all([send(...batch), send(...batch)]);
  await send(...batch);
  expect(await marks()).toHaveLength(2);
  expect(await actions()).toEqual(["attendance.marked"]);
});

test("two tablets that were cut off lose nothing", async () => {
  const world = await aTeamOnItsDay();
  const other = await oneMore(world, "Tom");
  await Promise.all([world.send(aMark({ bookingId: world.bookingId })), world.send(aMark({ bookingId: other.bookingId }), aMark({ bookingId: world.bookingId, kind: "left", leftWith: "Jeanne", markedAt: NOW.getTime() + 5 }))]);
  expect(await world.marks()).toHaveLength(3);
  expect(presenceOf((await world.marks()).filter(({ bookingId }) => bookingId === world.bookingId))).toMatchObject({ kind: "left", leftWith: "Jeanne" });
});

test("a booking cancelled meanwhile is told apart; the rest of the batch is kept", async () => {
  const world = await aTeamOnItsDay();
  const gone = await oneMore(world, "Tom");
  await database().update(booking).set({ state: "cancelled", cancelledAt: readClock(), chargedCents: cents(0) }).where(eq(booking.id, gone.bookingId));
  const late = aMark({ bookingId: gone.bookingId });
  expect(await world.send(aMark({ bookingId: world.bookingId }), late)).toEqual({ ok: true, value: { unknown: [late.id] } });
  expect(await world.send(aMark({ bookingId: gone.bookingId }))).toEqual(refusal("booking-gone"));
});

test("a centre's team marks no other centre's children, by neither address", async () => {
  const { bookingId, center, day } = await aCenterDay();
  const stranger = await asStaff(await aStaff({ role: "center", centerIds: [] }));
  expect(await noteMarks(stranger, { center, day, marks: [aMark({ bookingId })] })).toEqual(refusal("not-there"));
  expect(await noteMarks(stranger, { center: "nulle-part", day, marks: [aMark({ bookingId })] })).toEqual(refusal("not-there"));
  expect(await actions()).toEqual([]);
});

test("a booking of another day is not marked on this one", async () => {
  const { ctx, center, bookingId } = await aTeamOnItsDay({ day: addDays(TODAY, -1) });
  expect(await noteMarks(ctx, { center, day: TODAY, marks: [aMark({ bookingId })] })).toEqual(refusal("booking-gone"));
});

test.each([[1, "too-early"], [-8, "too-late"]])("a list %i days from today is refused: %s", async (days, reason) => {
  const { bookingId, send } = await aTeamOnItsDay({ day: addDays(TODAY, days) });
  expect(await send(aMark({ bookingId }))).toEqual(refusal(reason));
});

test("a tablet whose clock is a week wrong notes the hour of reception", async () => {
  const { bookingId, send, marks } = await aTeamOnItsDay();
  await send(aMark({ bookingId, markedAt: after(NOW, -7 * DAY_MS).getTime() }));
  expect((await marks())[0]?.markedAt).toBe(NOW.getTime());
});

test("health of the booked children is read in clear, and leaves one line a day for each child and member of staff", async () => {
  const { ctx, family, child } = await aTeamOnItsDay();
  await saveHealthRecord(await asParent(family.browser), aHealthSheet(child, { allergiesAnswer: "some", allergies: "arachides" }));
  const reader = { ...ctx, now: readClock() };
  const booked = [{ familyId: family.id, childId: child }];
  expect((await openDayHealth(reader, booked)).get(child)?.allergies).toBe("arachides");
  await openDayHealth(reader, booked);
  expect((await journal()).filter(({ action }) => action === "health.read")).toMatchObject([{ familyId: family.id, actorId: ctx.actor.accountId, detail: { child } }]);
  await openDayHealth({ ...(await asStaff(await aStaff({ role: "agent" }))), now: readClock() }, booked);
  expect((await actions()).filter((action) => action === "health.read")).toHaveLength(2);
});

test("the list says who is expected, who may fetch them, and what the kitchen cooks", async () => {
  const world = await aTeamOnItsDay();
  const { family, child, center, centerId, day, send, bookingId, marks } = world;
  const tom = await oneMore(world, "Tom");
  await aCompleteFile({ of: family, children: [child] });
  const db = database();
  const slots = await listSlots(db, centerId, day);
  const booked = await listBooked(db, slots.map(({ id }) => id));
  const [adults, consents, courtOrders] = await Promise.all([listAdults(db, [family.id]), listConsents(db, [child]), listCourtOrders(db, [family.id])]);
  const place = { id: centerId, slug: center, name: "Les Embruns", phone: "+33240000001" };
  const sheet = daySheetView(place, day, { slots, booked, adults, consents, courtOrders, health: new Map() }, () => newId("attendanceMark"));
  expect(sheet.groups).toMatchObject([{ animators: 1, possible: 8, children: [{ givenName: "Léa", pickUps: [{ name: expect.stringContaining("Claire"), who: "mère" }, { name: "Jeanne Martin" }], mayLeaveAlone: false, hasCourtOrder: false }, { givenName: "Tom" }] }]);
  await send(aMark({ bookingId, kind: "absent" }));
  expect(kitchenView(place, day, slots, booked, await marks())).toMatchObject({ total: 1, absent: 1, totals: [1, 0, 0, 0] });
  expect(await listNearDays(db, [centerId], { from: addDays(day, -7), today: day, until: addDays(day, 7), ahead: 3 })).toEqual([{ centerId, day }]);
  expect(await countExpected(db, [centerId], [day])).toEqual([{ centerId, day, expected: 2 }]);
  expect(tom.bookingId).not.toBe(bookingId);
});
