import { setTimeout as pause } from "node:timers/promises";
import { sql } from "drizzle-orm";
import { closeDatabase, connect, database, type Database } from "@/db/client";
import { closeReplica, reader, replicaNumbers, watchReplica, type Reader } from "@/db/replica";
import { child } from "@/db/schema/families";
import { readClock } from "@/lib/core/clock";
import { addDays, dayOf } from "@/lib/core/days";
import { env } from "@/lib/core/env";
import { recallCurve, recallFills, recallHeadcounts, recallMails, recallOpenings, recallPeriods, recallWaiting } from "@/lib/figures/queries";
import { writeCsv } from "@/lib/reports/adapters/csv";
import { exportInput } from "@/lib/reports/input";
import { countChildren, findHeld } from "@/lib/reports/queries";
import { exportTable } from "@/lib/reports/use-cases/export-table";
import { startThrowaway, type Throwaway } from "@/scripts/lib/throwaway";
import { aMonday } from "@/tests/support/builders/activity";
import { aChild, aFamily } from "@/tests/support/builders/family";
import { actions } from "@/tests/support/builders/journal";
import { aStaff } from "@/tests/support/builders/staff";
import { asStaff } from "@/tests/support/context";
import { aStandbyOf, type Standby } from "@/tests/support/standby";

jest.setTimeout(60_000);

let server: Throwaway;
let standby: Standby;
let owner: Database;
let family: Awaited<ReturnType<typeof aFamily>>;

beforeAll(async () => {
  server = await startThrowaway();
  const urls = await server.clone("town");
  Object.assign(env(), { DATABASE_URL: urls.application });
  owner = connect(urls.owner, 1, "tests-owner");
  family = await aFamily();
  standby = await aStandbyOf(server);
  await standby.tell("alter system set max_standby_streaming_delay = 0");
  await standby.tell("select pg_reload_conf()");
});
afterAll(async () => {
  await closeReplica();
  await Promise.all([closeDatabase(), owner.$client.end()]);
  await standby.stop();
  await server.stop();
});

const POLL_MS = 50;
const reads = () => ({ ...(replicaNumbers()?.reads ?? { replica: 0, primary: 0 }) });
const whereIsReader = async () => (await reader().execute<{ place: string }>(sql`select case when pg_is_in_recovery() then 'replica' else 'primary' end as place`))[0]?.place;

/** Reads again and again until the answers come from there. No read may fail meanwhile. */
async function readingFrom(place: "replica" | "primary"): Promise<void> {
  for (const deadline = performance.now() + 20_000; (await whereIsReader()) !== place; await pause(POLL_MS)) {
    if (performance.now() > deadline) throw new Error(`reads never came to the ${place}`);
  }
}

/** A read that takes its time, under way on the standby; it says how many children there are, and who counted. */
async function aSlowRead(seconds: number) {
  const read = reader().execute<{ n: number; place: string }>(sql`select (select count(*) from child)::integer as n, case when pg_is_in_recovery() then 'replica' else 'primary' end as place, pg_sleep(${seconds})`);
  const answer = read.then((rows) => rows[0]);
  while ((await standby.tell("select from pg_stat_activity where state = 'active' and pid <> pg_backend_pid() and query like '%pg_sleep%'")).length === 0) await pause(POLL_MS);
  return { answer };
}

test("without a replica the reader is the application's own database", () => {
  expect(reader()).toBe(database());
  expect(replicaNumbers()).toBeUndefined();
});

describe("with a replica", () => {
  beforeAll(() => watchReplica(standby.urlOf(env().DATABASE_URL)));
  beforeEach(() => readingFrom("replica"));
  afterEach(() => standby.tell("select pg_wal_replay_resume() where pg_is_in_recovery()"));

  const today = dayOf(readClock());
  const listed: [string, () => Promise<unknown>][] = [
    ["fill rates", () => recallFills(reader(), today)],
    ["who waits", () => recallWaiting(reader(), today)],
    ["accounts opened", () => recallOpenings(reader(), today)],
    ["mails", () => recallMails(reader(), today)],
    ["periods", () => recallPeriods(reader())],
    ["the curve of an opening", () => recallCurve(reader(), "none", 60, 60)],
    ["headcounts", () => recallHeadcounts(reader(), today)],
    ["what is kept", () => findHeld(reader())],
  ];

  test.each(listed)("%s come from it", async (_name, ask) => {
    const before = reads();
    await ask();
    expect(reads()).toEqual({ replica: before.replica + 1, primary: before.primary });
  });

  test.each(["families", "bookings", "waitlists", "journal"] as const)("an export of %s comes from it, and its line of the journal is written on the primary", async (scope) => {
    const ctx = await asStaff(await aStaff({ role: "manager", email: `${scope}@guichet.exemple.fr` }));
    const before = reads();
    const result = await exportTable(ctx, exportInput.parse({ scope, format: "csv", from: aMonday(), to: addDays(aMonday(), 2), centerId: "" }));
    if (!result.ok) throw new Error(result.refusal.reason);
    for await (const piece of writeCsv(result.value.header, result.value.batches)) expect(piece).not.toBe("");
    expect(reads().replica).toBeGreaterThan(before.replica);
    expect(reads().primary).toBe(before.primary);
    expect(await actions()).toContain("data.exported_by_staff");
  });

  test("rows and columns arrive as they do from the primary", async () => {
    await aChild({ of: family });
    const columns = { id: child.id, bornOn: child.bornOn, createdAt: child.createdAt };
    const shown = await database().select(columns).from(child);
    for (let seen: unknown[] = []; seen.length < shown.length; await pause(POLL_MS)) seen = await reader().select(columns).from(child);
    expect(await reader().select(columns).from(child)).toEqual(shown);
    expect(await reader().$count(child)).toBe(shown.length);
  });

  test("nothing can be written through it: not by the compiler, not on the replica, not on the primary", async () => {
    const hasNoWayToWrite: [Extract<keyof Reader, "insert" | "update" | "delete" | "transaction">] extends [never] ? true : false = true;
    expect(hasNoWayToWrite).toBe(true);
    const refused = { cause: { code: "25006" } };
    await expect((reader() as Database).delete(child)).rejects.toMatchObject(refused);
    await expect(reader().execute(sql`delete from child`)).rejects.toMatchObject(refused);
    const alone = connect(standby.urlOf(env().DATABASE_URL), 1, "tests-standby");
    await expect(alone.delete(child)).rejects.toMatchObject(refused);
    await alone.$client.end();
  });

  test("a replay that stands still is read for five seconds at most, then the primary is, then the replica again", async () => {
    await standby.tell("select pg_wal_replay_pause()");
    const known = await countChildren(reader());
    await aChild({ of: family, givenName: "Tom" });
    expect(await countChildren(reader())).toBe(known);
    await readingFrom("primary");
    expect(await countChildren(reader())).toBe(known + 1);
    expect(replicaNumbers()?.behindSeconds).toBeGreaterThan(5);
    await standby.tell("select pg_wal_replay_resume()");
    await readingFrom("replica");
    expect(await countChildren(reader())).toBe(known + 1);
  });

  test("a primary where nothing happens is no lag", async () => {
    for (const until = performance.now() + 6_000; performance.now() < until; await pause(POLL_MS)) expect(await whereIsReader()).toBe("replica");
  });

  test("a read that the replay interrupts is answered by the primary", async () => {
    const { answer } = await aSlowRead(1);
    await owner.execute(sql`alter table child rename constraint child_pkey to child_pkey_renamed`);
    expect(await answer).toMatchObject({ n: await countChildren(database()), place: "primary" });
  });

  test("a replica that freezes during a read holds nobody for long", async () => {
    const { answer } = await aSlowRead(1);
    const wake = await standby.freeze();
    const frozenAt = performance.now();
    expect(await answer.finally(wake)).toMatchObject({ place: "primary" });
    expect(performance.now() - frozenAt).toBeLessThan(5_000);
  });

  test("a replica that is stopped is missed by nobody, and is read again once it is back", async () => {
    const stopping = standby.stop();
    await readingFrom("primary");
    await stopping;
    expect(await countChildren(reader())).toBe(await countChildren(database()));
    await standby.start();
    await readingFrom("replica");
  });

  test("a replica that was promoted is read no more, and still takes no write of ours", async () => {
    await standby.tell("select pg_promote()");
    await readingFrom("primary");
    await expect(reader().execute(sql`delete from child`)).rejects.toMatchObject({ cause: { code: "25006" } });
  });
});
