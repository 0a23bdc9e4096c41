import { randomUUID } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import { database, type Transaction } from "@/db/client";
import { account } from "@/db/schema/accounts";
import { bookingRequest } from "@/db/schema/bookings";
import { inTransaction } from "@/db/transaction";
import { newId, newReference } from "@/lib/core/ids";
import { driverError } from "@/lib/core/outage";
import { aProgramme } from "@/tests/support/builders/activity";
import { aRequest } from "@/tests/support/builders/booking";
import { aFamily } from "@/tests/support/builders/family";
import { aParent, type Parent } from "@/tests/support/builders/parent";
import { testDatabase } from "@/tests/support/database";

testDatabase();

const rename = (tx: Transaction, { id }: Parent, suffix: string) =>
  tx.update(account).set({ givenName: sql`${account.givenName} || ${suffix}` }).where(eq(account.id, id));
const nameOf = async ({ id }: Parent) => (await database().select({ name: account.givenName }).from(account).where(eq(account.id, id)))[0]?.name;
const errorOf = (work: Promise<unknown>): Promise<unknown> => work.then(() => undefined, (error: unknown) => error);

/** Two parties that wait for each other once. */
function aMeeting() {
  let arrived = 0;
  let open: () => void = () => undefined;
  const bothHere = new Promise<void>((resolve) => (open = resolve));
  return async () => {
    arrived += 1;
    if (arrived === 2) open();
    await bothHere;
  };
}

test("a transaction that PostgreSQL could not serialise runs again from its start, and both changes stay", async () => {
  const parent = await aParent({ givenName: "" });
  const meet = aMeeting();
  let runs = 0;
  const append = (suffix: string) =>
    inTransaction(database(), async (tx) => {
      runs += 1;
      await tx.execute(sql`set transaction isolation level repeatable read`);
      await tx.select().from(account);
      await meet();
      await rename(tx, parent, suffix);
    });
  await Promise.all([append("a"), append("b")]);
  expect([...((await nameOf(parent)) ?? "")].sort()).toEqual(["a", "b"]);
  expect(runs).toBe(3);
});

test("of two transactions that wait for each other, the one PostgreSQL undoes runs again", async () => {
  const one = await aParent({ givenName: "" });
  const other = await aParent({ email: "yann@exemple.fr", givenName: "" });
  const meet = aMeeting();
  let runs = 0;
  const both = (first: Parent, second: Parent, suffix: string) =>
    inTransaction(database(), async (tx) => {
      runs += 1;
      await rename(tx, first, suffix);
      await meet();
      await rename(tx, second, suffix);
    });
  await Promise.all([both(one, other, "a"), both(other, one, "b")]);
  for (const parent of [one, other]) expect([...((await nameOf(parent)) ?? "")].sort()).toEqual(["a", "b"]);
  expect(runs).toBe(3);
});

test("what keeps failing is tried three times, then thrown", async () => {
  let runs = 0;
  const work = inTransaction(database(), async (tx) => {
    runs += 1;
    await tx.execute(sql`do $$ begin raise exception 'again' using errcode = 'serialization_failure'; end $$`);
  });
  expect(driverError(await errorOf(work))?.code).toBe("40001");
  expect(runs).toBe(3);
});

test.each([
  ["an accident of ours", async () => Promise.reject(new TypeError("bug"))],
  ["a violated constraint", (tx: Transaction) => tx.execute(sql`update account set status = 'lost'`)],
  ["a lock that does not come in time", (tx: Transaction) => tx.execute(sql`do $$ begin raise exception 'locked' using errcode = 'lock_not_available'; end $$`)],
])("%s is not tried again, and leaves nothing", async (_name, fail) => {
  const parent = await aParent({ givenName: "" });
  let runs = 0;
  const work = inTransaction(database(), async (tx) => {
    runs += 1;
    await rename(tx, parent, "a");
    await fail(tx);
  });
  expect(await errorOf(work)).toBeInstanceOf(Error);
  expect(runs).toBe(1);
  expect(await nameOf(parent)).toBe("");
});

test("every connection carries the limits that keep one slow query from stopping the others", async () => {
  const settings = await database().execute<{ name: string; setting: string }>(sql`
    select name, setting from pg_settings where name in ('statement_timeout', 'lock_timeout', 'idle_in_transaction_session_timeout', 'TimeZone') order by name`);
  expect(Object.fromEntries(settings.map(({ name, setting }) => [name, setting]))).toEqual({
    TimeZone: "UTC",
    idle_in_transaction_session_timeout: "10000",
    lock_timeout: "2000",
    statement_timeout: "5000",
  });
});

test("a request whose reference is somebody's already draws another", async () => {
  const of = await aFamily();
  const programme = await aProgramme();
  const { reference } = await aRequest({ of, programme });
  const drawn = [reference, newReference("PF")];
  const common = { familyId: of.id, accountId: of.parent.id, submissionKey: randomUUID(), programmeId: programme.id, bookingPeriodId: programme.periodId, formula: "day", isTogether: false } as const;
  await inTransaction(database(), (tx) => tx.insert(bookingRequest).values({ ...common, id: newId("bookingRequest"), reference: drawn.shift() ?? "" }));
  expect(drawn).toEqual([]);
  expect(await database().select({ id: bookingRequest.id }).from(bookingRequest)).toHaveLength(2);
});
