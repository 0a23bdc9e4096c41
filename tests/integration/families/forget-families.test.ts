import { eq } from "drizzle-orm";
import { database } from "@/db/client";
import { account } from "@/db/schema/accounts";
import { booking } from "@/db/schema/bookings";
import { child, contact, family, guardianInvitation } from "@/db/schema/families";
import { addDays, addMonths, dayOf, instantAt, type Day } from "@/lib/core/days";
import { forgetFamilies } from "@/lib/families/use-cases/forget-families";
import { purgeInvitations } from "@/lib/families/use-cases/purge-invitations";
import { aBookedDay } from "@/tests/support/builders/booking";
import { aChild, aCompleteFile, aFamily } from "@/tests/support/builders/family";
import { actions } from "@/tests/support/builders/journal";
import { everyRow } from "@/tests/support/builders/rows";
import { asSystem, NOW } from "@/tests/support/context";
import { testDatabase } from "@/tests/support/database";
import { anInvitation } from "./acting";

testDatabase();
jest.setTimeout(20_000);

const today = dayOf(NOW);
const lastDay = addMonths(today, -24);
const at = (day: Day) => instantAt(day, "12:00");

/** A family with everything in its file, whose last sign of life is that day. */
async function aFamilyUnusedSince(day: Day) {
  const made = await aFamily();
  const childId = await aChild({ of: made });
  await aCompleteFile({ of: made, children: [childId] });
  const db = database();
  await db.update(family).set({ createdAt: at(day) });
  await db.update(child).set({ createdAt: at(day) });
  await db.update(account).set({ signedInAt: at(day) });
  await db.execute(`update guardian set joined_at = '${at(day).toISOString()}'`);
  return { ...made, childId };
}

const isForgotten = async () => (await database().select({ at: family.forgottenAt }).from(family))[0]?.at !== null;

test.each([
  ["the day after, it stays", addDays(lastDay, 1), false],
  ["to the day, it goes", lastDay, true],
])("24 months after the last sign of life: %s", async (_name, day, isGone) => {
  await aFamilyUnusedSince(day);
  expect(await forgetFamilies(asSystem())).toBe(isGone ? 1 : 0);
  expect(await isForgotten()).toBe(isGone);
  expect(await forgetFamilies(asSystem())).toBe(0);
});

test("no name, address, telephone or account is left, and the bookings are", async () => {
  const made = await aFamilyUnusedSince(lastDay);
  await aBookedDay({ of: made, childId: made.childId, day: addDays(lastDay, -30) });
  await database().execute(`update booking_request set created_at = '${at(addDays(lastDay, -40)).toISOString()}'`);
  expect(await forgetFamilies(asSystem())).toBe(1);
  const rows = (await everyRow()).filter(([table]) => !["mail", "commune", "center"].includes(table));
  expect(JSON.stringify(rows)).not.toMatch(/Martin|Dunes|\+336|Léa|claire|2019-03-14/);
  expect([await database().$count(booking), await database().$count(child), await database().$count(contact)]).toEqual([1, 1, 0]);
  expect(await actions()).toContain("family.forgotten");
});

test.each([
  ["a day booked since", (made: Awaited<ReturnType<typeof aFamilyUnusedSince>>) => aBookedDay({ of: made, childId: made.childId, day: addDays(today, 10) })],
  ["a guardian who signed in since", async ({ parent }: Awaited<ReturnType<typeof aFamilyUnusedSince>>) => void (await database().update(account).set({ signedInAt: at(addDays(lastDay, 1)) }).where(eq(account.id, parent.id)))],
])("%s keeps the file", async (_name, live) => {
  await live(await aFamilyUnusedSince(lastDay));
  expect(await forgetFamilies(asSystem())).toBe(0);
  expect(await isForgotten()).toBe(false);
});

test("an invitation goes a week after its link died", async () => {
  await anInvitation((await aFamily()).browser);
  for (const [age, left] of [["6 days 23 hours", 1], ["7 days 1 minute", 0]] as const) {
    await database().execute(`update guardian_invitation set expires_at = now() - interval '${age}'`);
    await purgeInvitations(asSystem());
    expect(await database().$count(guardianInvitation)).toBe(left);
  }
});
