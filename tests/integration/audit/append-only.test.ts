import { sql } from "drizzle-orm";
import { database, type Database } from "@/db/client";
import { auditEvent } from "@/db/schema/audit";
import { recordEvent } from "@/lib/audit/use-cases/record-event";
import { purgeEvents } from "@/lib/audit/use-cases/purge-events";
import { driverError } from "@/lib/core/outage";
import { journal } from "@/tests/support/builders/journal";
import { timePasses } from "@/tests/support/builders/time";
import { asSystem } from "@/tests/support/context";
import { ownerDatabase, testDatabase } from "@/tests/support/database";

testDatabase();

const MINUTE = 60_000;
const NOT_ALLOWED = "42501";

const record = () => database().transaction((tx) => recordEvent(tx, asSystem(), { action: "account.closed", accountId: "acc_1" }));
const codeOf = (work: PromiseLike<unknown>): Promise<string | undefined> => Promise.resolve(work).then(() => undefined, (error: unknown) => driverError(error)?.code);

/** Milliseconds in the twelve months that end now: 365 or 366 days. */
async function twelveMonths(): Promise<number> {
  const [row] = await ownerDatabase().execute<{ ms: number }>(sql`select (extract(epoch from now() - (now() - interval '12 months')) * 1000)::float8 as ms`);
  return row?.ms ?? 0;
}

const roles: [string, () => Database][] = [
  ["the application", database],
  ["the owner of the tables", ownerDatabase],
];

describe.each(roles)("%s", (_name, as) => {
  test.each([
    ["rewrite a line", sql`update audit_event set action = 'session.opened'`],
    ["rewrite its moment", sql`update audit_event set at = at - interval '2 years'`],
    ["delete a line", sql`delete from audit_event`],
  ])("cannot %s", async (_what, statement) => {
    await record();
    const before = await journal();
    expect(await codeOf(as().execute(statement))).toBe(NOT_ALLOWED);
    expect(await journal()).toEqual(before);
  });
});

test.each([
  ["empty it", sql`truncate audit_event`],
  ["take the guard away", sql`alter table audit_event disable trigger all`],
  ["drop it", sql`drop table audit_event`],
  ["replace the purge by its own", sql`create or replace function purge_audit_events() returns integer language sql as 'select 0'`],
])("the application cannot %s", async (_what, statement) => {
  await record();
  expect(await codeOf(database().execute(statement))).toBe(NOT_ALLOWED);
  expect(await journal()).toHaveLength(1);
});

test("the application cannot delete by itself even what is old enough to be purged", async () => {
  await record();
  await timePasses((await twelveMonths()) + MINUTE);
  expect(await codeOf(database().delete(auditEvent))).toBe(NOT_ALLOWED);
});

test("the purge removes what is older than twelve months, to the minute, and nothing younger (R-RET-1)", async () => {
  const year = await twelveMonths();
  await record();
  await timePasses(2 * MINUTE);
  await record();
  await timePasses(year - 3 * MINUTE);
  expect(await purgeEvents(asSystem())).toBe(0);
  await timePasses(2 * MINUTE);
  expect(await purgeEvents(asSystem())).toBe(1);
  expect(await journal()).toHaveLength(1);
});

test("two workers that purge at once remove each line once", async () => {
  await record();
  await record();
  await timePasses((await twelveMonths()) + MINUTE);
  const purged = await Promise.all([purgeEvents(asSystem()), purgeEvents(asSystem())]);
  expect(purged[0] + purged[1]).toBe(2);
});

test("a line tells who, for whom, what, by which channel and in which request", async () => {
  await record();
  expect(await journal()).toMatchObject([
    { action: "account.closed", actorKind: "system", actorId: null, accountId: "acc_1", channel: "job", requestId: "JOB-TEST", detail: {}, at: expect.any(Date) },
  ]);
});
