import { and, eq, isNotNull, sql } from "drizzle-orm";
import { database } from "@/db/client";
import { databaseNow, inFuture } from "@/db/columns";
import { account, attempt } from "@/db/schema/accounts";
import { auditEvent } from "@/db/schema/audit";
import { familyImport } from "@/db/schema/desk";
import { family, guardianInvitation, healthRecord } from "@/db/schema/families";
import { broadcast, mail } from "@/db/schema/notifications";
import { secondFactorStep, staffInvitation } from "@/db/schema/staff";
import { DAY_MS, MINUTE_MS } from "@/lib/core/clock";
import { addDays, addMonths, instantAt, type Day } from "@/lib/core/days";
import { newId } from "@/lib/core/ids";
import { tasks, timetable } from "@/lib/jobs/tasks";
import { aChild, aCompleteFile, aFamily } from "@/tests/support/builders/family";
import { stepOf, aMember } from "@/tests/support/builders/staff-member";
import { timePasses } from "@/tests/support/builders/time";
import { asSystem } from "@/tests/support/context";
import { ownerDatabase, testDatabase } from "@/tests/support/database";
import { recordEvent } from "@/lib/audit/use-cases/record-event";

testDatabase();
jest.setTimeout(30_000);

type Task = keyof typeof tasks;
const db = () => database();
const of = (state: "sent" | "dead" | "withheld") => ({ id: newId("mail"), notice: "welcome", recipientKey: "r", state, expiresAt: inFuture(4_000 * DAY_MS), ...(state === "dead" && { sealed: "k.x" }) });
const deadWithContent = and(eq(mail.state, "dead"), isNotNull(mail.sealed));
const aBroadcast = { scope: { from: "2027-01-04", to: "2027-01-08" } as const, subject: "Grève", body: "Fermé", writtenBy: newId("account") };
const anInvitation = { emailCanonical: "a@b.example", emailAsTyped: "a@b.example", givenName: "A", familyName: "B", tokenHash: "h", expiresAt: databaseNow };

/** What leaves a trace, how many there are, and how long the trace is kept at the task's own hour: milliseconds, or months of the calendar. */
const traces: [string, Task, () => Promise<unknown>, () => Promise<number>, { ms: number } | { months: number }][] = [
  ["a counted act", "purge-accounts", () => db().insert(attempt).values({ kind: "sign-in", key: "k" }), () => db().$count(attempt), { ms: DAY_MS }],
  ["a second step of a sign-in", "purge-accounts", async () => stepOf((await aMember()).email), () => db().$count(secondFactorStep), { ms: 5 * MINUTE_MS }],
  ["an invitation of staff, a month after it expired", "purge-accounts", () => db().insert(staffInvitation).values({ id: newId("staffInvitation"), ...anInvitation, role: "agent", centerIds: [] }), () => db().$count(staffInvitation), { ms: 30 * DAY_MS }],
  ["a line of the journal", "purge-events", () => db().transaction((tx) => recordEvent(tx, asSystem(), { action: "account.closed", accountId: newId("account") })), () => db().$count(auditEvent), { months: 12 }],
  ["a mail that left", "purge-mails", () => db().insert(mail).values(of("sent")), () => db().$count(mail), { months: 12 }],
  ["a mail that was given up", "purge-mails", () => db().insert(mail).values(of("dead")), () => db().$count(mail), { months: 12 }],
  ["the content of a mail that was given up", "purge-mails", () => db().insert(mail).values(of("dead")), () => db().$count(mail, deadWithContent), { ms: 7 * DAY_MS }],
  ["a mail that was withheld", "purge-mails", () => db().insert(mail).values(of("withheld")), () => db().$count(mail), { ms: 2 * DAY_MS }],
  ["a message to families", "purge-mails", () => db().insert(broadcast).values({ id: newId("broadcast"), ...aBroadcast, sentAt: databaseNow, sentBy: aBroadcast.writtenBy }), () => db().$count(broadcast), { months: 12 }],
  ["a message never sent", "purge-mails", () => db().insert(broadcast).values({ id: newId("broadcast"), ...aBroadcast }), () => db().$count(broadcast), { ms: 2 * DAY_MS }],
  ["an invitation of a guardian, a week after it expired", "purge-invitations", async () => {
    const { id: familyId, parent } = await aFamily();
    const { emailCanonical, emailAsTyped, tokenHash, expiresAt } = anInvitation;
    await db().insert(guardianInvitation).values({ id: newId("invitation"), familyId, invitedBy: parent.id, emailCanonical, emailAsTyped, tokenHash, expiresAt });
  }, () => db().$count(guardianInvitation), { ms: 7 * DAY_MS }],
  ["the content of a checked import", "forget-imports", () => db().insert(familyImport).values({ id: newId("familyImport"), fileName: "a.csv", sealed: "k.x", families: 1, children: 1, createdBy: newId("account") }), () => db().$count(familyImport, isNotNull(familyImport.sealed)), { ms: DAY_MS }],
  ["an account that is closing", "close-due-accounts", async () => {
    const { parent } = await aFamily();
    await db().update(account).set({ status: "closing", closesAt: inFuture(14 * DAY_MS) }).where(eq(account.id, parent.id));
  }, () => db().$count(account), { ms: 14 * DAY_MS }],
];

async function lengthOf(kept: { ms: number } | { months: number }): Promise<number> {
  if ("ms" in kept) return kept.ms;
  const [row] = await ownerDatabase().execute<{ ms: number }>(sql`select (extract(epoch from now() - (now() - ${kept.months} * interval '1 month')) * 1000)::float8 as ms`);
  return row?.ms ?? 0;
}

test.each(traces)("%s (%s) is there the day before, to the last minute, and gone a minute later and the day after", async (_name, task, leave, count, kept) => {
  const passes = async (ms: number) => {
    await timePasses(ms);
    await tasks[task](asSystem(), null);
    return count();
  };
  const length = await lengthOf(kept);
  await leave();
  expect(await passes(Math.max(0, length - DAY_MS))).toBe(1);
  expect(await passes(Math.min(length, DAY_MS) - MINUTE_MS)).toBe(1);
  expect(await passes(2 * MINUTE_MS)).toBe(0);
  expect(await passes(DAY_MS)).toBe(0);
});

/** The nights of the change to summer and to winter time, and days around and far from them; an ordinary day, and the one after a leap day. */
const nights: Day[] = ["2027-03-27", "2027-03-28", "2027-03-29", "2026-10-24", "2026-10-25", "2026-10-26", "2027-01-15", "2028-03-01"];

describe.each(nights)("on %s in the town", (today) => {
  const at = (day: Day, hour: `${number}:${number}`) => instantAt(day, hour);
  const [healthDay, fileDay] = [addMonths(today, -12), addMonths(today, -24)];
  const asOf = (now: Date) => ({ ...asSystem(), now });

  test("a health record of that day a year ago is erased from the first minute of the day to the last, not a minute before", async () => {
    const made = await aFamily();
    await aCompleteFile({ of: made, children: [await aChild({ of: made })] });
    for (const [filled, now, left] of [
      [at(healthDay, "00:00"), new Date(at(today, "00:00").getTime() - MINUTE_MS), 1],
      [at(addDays(healthDay, 1), "00:00"), new Date(at(addDays(today, 1), "00:00").getTime() - MINUTE_MS), 1],
      [new Date(at(addDays(healthDay, 1), "00:00").getTime() - MINUTE_MS), at(today, "00:00"), 0],
    ] as const) {
      await db().update(healthRecord).set({ confirmedAt: filled });
      await tasks["forget-health"](asOf(now));
      expect(await db().$count(healthRecord)).toBe(left);
    }
  });

  test("a family file last used on that day two years ago is forgotten from the first minute of the day, not a minute before", async () => {
    await aFamily();
    const isForgotten = async () => (await db().$count(family, isNotNull(family.forgottenAt))) === 1;
    const lastUsed = async (moment: Date) => {
      await db().update(family).set({ createdAt: moment });
      await db().update(account).set({ signedInAt: moment });
      await db().execute(sql`update guardian set joined_at = ${moment.toISOString()}::timestamptz`);
    };
    await lastUsed(at(fileDay, "00:00"));
    await tasks["forget-families"](asOf(new Date(at(today, "00:00").getTime() - MINUTE_MS)));
    expect(await isForgotten()).toBe(false);
    await lastUsed(at(addDays(fileDay, 1), "00:00"));
    await tasks["forget-families"](asOf(new Date(at(addDays(today, 1), "00:00").getTime() - MINUTE_MS)));
    expect(await isForgotten()).toBe(false);
    await lastUsed(new Date(at(addDays(fileDay, 1), "00:00").getTime() - MINUTE_MS));
    await tasks["forget-families"](asOf(at(today, "00:00")));
    expect(await isForgotten()).toBe(true);
  });
});

test("every task of the timetable that erases is tried here, or on files in tests/integration/documents", () => {
  const planned = timetable.trim().split("\n").map((line) => line.split(" ").at(-1) ?? "");
  const tried = new Set<string>([...traces.map(([, task]) => task), "forget-health", "forget-families", "sweep-documents"]);
  expect(planned.filter((name) => !tried.has(name))).toEqual(["requeue-mails", "expire-offers"]);
});
