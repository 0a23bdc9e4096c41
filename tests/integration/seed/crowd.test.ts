import { eq, sql } from "drizzle-orm";
import { database } from "@/db/client";
import { ageGroup, slot } from "@/db/schema/activities";
import { ageGroupFor } from "@/lib/activities/rules";
import { findSignedIn } from "@/lib/accounts/queries";
import { after, HOUR_MS, readClock } from "@/lib/core/clock";
import { hashToken } from "@/lib/core/crypto";
import { isWorkingDay } from "@/lib/core/days";
import { findMembership } from "@/lib/families/queries";
import { seedCrowd } from "../../load/crowd";
import { testDatabase } from "../../support/database";

testDatabase();

test("three hundred families are at the door, signed in, each with two children that known slots receive", async () => {
  const opensAt = after(readClock(), HOUR_MS);
  const crowd = await seedCrowd(database(), { families: 300, opensAt, weeks: 2, capacity: 30 });
  expect(crowd.families).toHaveLength(300);
  const groups = await database().select({ id: ageGroup.id, fromYears: ageGroup.fromYears, toYears: ageGroup.toYears }).from(ageGroup).where(eq(ageGroup.programmeId, crowd.programme.id));
  for (const family of [crowd.families[0], crowd.families.at(-1)]) {
    const holder = await findSignedIn(database(), hashToken(family?.sessionToken ?? ""));
    expect(holder).toMatchObject({ accountId: family?.accountId, level: "password", maySeeHealth: true });
    expect(await findMembership(database(), holder?.accountId ?? "acc_")).toEqual({ familyId: family?.id, communeInsee: "44131" });
    for (const { day } of crowd.slots) for (const child of family?.children ?? []) expect(ageGroupFor(groups, { bornOn: child.bornOn, isSchooled: true }, day)).toMatchObject({ id: child.ageGroupId });
  }
  const written = await database().select({ id: slot.id, day: slot.day, ageGroupId: slot.ageGroupId, capacity: slot.capacity }).from(slot).orderBy(slot.day);
  expect(new Set(written.map(({ id }) => id))).toEqual(new Set(crowd.slots.map(({ id }) => id)));
  expect(written.filter(({ day, capacity }) => capacity !== 30 || !isWorkingDay(day))).toEqual([]);
  const [complete] = await database().execute<{ n: number }>(sql`
    select count(*)::int as n from child c join health_record h on h.child_id = c.id join consent s on s.child_id = c.id join document d on d.child_id = c.id join contact k on k.family_id = c.family_id`);
  expect(complete?.n).toBe(600);
}, 120_000);
