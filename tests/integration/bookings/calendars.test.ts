import { database } from "@/db/client";
import { calendarFeed } from "@/db/schema/bookings";
import { guardian } from "@/db/schema/families";
import { changePassword } from "@/lib/accounts/use-cases/change-password";
import { calendarFile } from "@/lib/bookings/adapters/calendar";
import { confirmedFrom, findFeedOwner, listDays } from "@/lib/bookings/queries";
import { cancelDays } from "@/lib/bookings/use-cases/cancel-days";
import { closeCalendar } from "@/lib/bookings/use-cases/close-calendar";
import { openCalendar } from "@/lib/bookings/use-cases/open-calendar";
import { calendarDay } from "@/lib/bookings/view";
import { readClock } from "@/lib/core/clock";
import { hashToken } from "@/lib/core/crypto";
import { dayOf } from "@/lib/core/days";
import { findMembership } from "@/lib/families/queries";
import { aProgramme, aSlot } from "@/tests/support/builders/activity";
import { aBooking } from "@/tests/support/builders/booking";
import { aChild, aFamily } from "@/tests/support/builders/family";
import { OTHER_PASSWORD } from "@/tests/support/builders/parent";
import { asParent } from "@/tests/support/context";
import { testDatabase } from "@/tests/support/database";

testDatabase();

async function aWorld() {
  const of = await aFamily();
  const programme = await aProgramme();
  const booked = await aBooking({ of, programme, child: await aChild({ of }), slot: await aSlot({ of: programme }) });
  return { of, booked, ctx: await asParent(of.browser) };
}

async function opened(ctx: Parameters<typeof openCalendar>[0]): Promise<string> {
  const result = await openCalendar(ctx);
  if (!result.ok) throw new Error(result.refusal.reason);
  return result.value.token;
}

const ownerOf = (token: string) => findFeedOwner(database(), hashToken(token));

test("an address is private to its account, rests as a hash, and its replacement stops it", async () => {
  const { of, ctx } = await aWorld();
  const token = await opened(ctx);
  expect(await ownerOf(token)).toBe(of.parent.id);
  expect((await database().select({ hash: calendarFeed.tokenHash }).from(calendarFeed))[0]?.hash).not.toContain(token);
  const fresh = await opened(ctx);
  expect(await ownerOf(token)).toBeUndefined();
  expect(await ownerOf(fresh)).toBe(of.parent.id);
  await closeCalendar(ctx);
  expect(await ownerOf(fresh)).toBeUndefined();
});

test("a new password takes the address away: whoever had come in reads the days no more", async () => {
  const { of, ctx } = await aWorld();
  const token = await opened(ctx);
  expect(await changePassword(await asParent(of.browser), { currentPassword: "", password: OTHER_PASSWORD })).toMatchObject({ ok: true });
  expect(await ownerOf(token)).toBeUndefined();
});

test("a revoked guardian opens none, and an address that stands finds no family", async () => {
  const { of, ctx } = await aWorld();
  await opened(ctx);
  await database().update(guardian).set({ revokedAt: readClock() });
  expect(await openCalendar(ctx)).toEqual({ ok: false, refusal: { reason: "no-family" } });
  expect(await findMembership(database(), of.parent.id)).toBeUndefined();
});

test("holds whole days by first name only, under ids that stay; a cancelled day is gone", async () => {
  const { of, booked, ctx } = await aWorld();
  const file = async () => calendarFile("Essai", (await listDays(database(), of.id, confirmedFrom(dayOf(readClock())))).map(calendarDay));
  const before = await file();
  expect(before).toMatch(new RegExp(`UID:${booked.id}\\r\\n`));
  expect(before).toMatch(/DTSTART;VALUE=DATE:\d{8}\r\nDTEND;VALUE=DATE:\d{8}/);
  expect(before).toContain("SUMMARY:Léa : Vacances aux Embruns\\, journée avec repas");
  expect(before).not.toContain("Martin");
  await cancelDays(ctx, { reference: booked.reference, bookingIds: [booked.id], owedCents: 0 });
  expect(await file()).not.toContain("VEVENT");
});
