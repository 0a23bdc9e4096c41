import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { eq, sql } from "drizzle-orm";
import { connect, database, type Database, type Transaction } from "@/db/client";
import { account } from "@/db/schema/accounts";
import { inTransaction } from "@/db/transaction";
import { env } from "@/lib/core/env";
import { BusyError } from "@/lib/core/outage";
import { currentRequest, newRequest, requestStore } from "@/lib/core/request";
import { aParent, type Parent } from "@/tests/support/builders/parent";
import { testDatabase } from "@/tests/support/database";

testDatabase();

/** A pool of its own, thrown away at once: what these tests do to its connections concerns no other. */
let doomed: Database;
beforeEach(() => {
  doomed = connect(env().DATABASE_URL, 2, "tests-doomed");
});
afterEach(() => doomed.$client.end({ timeout: 0 }));

const rename = (tx: Transaction, { id }: Parent, givenName: string) => tx.update(account).set({ givenName }).where(eq(account.id, id));
const nameOf = async ({ id }: Parent) => (await database().select({ name: account.givenName }).from(account).where(eq(account.id, id)))[0]?.name;

test("a connection lost before the end is no loss: the whole runs again on another one, and the process lives", async () => {
  const parent = await aParent();
  const program = ["--tsconfig", "scripts/tsconfig.run.json", "tests/support/lost-connection.ts", parent.id];
  const { stdout } = await promisify(execFile)("node_modules/.bin/tsx", program, { timeout: 20_000, env: { ...process.env } });
  expect(JSON.parse(stdout)).toEqual({ runs: 2 });
  expect(await nameOf(parent)).toBe("a");
}, 25_000);

test("a connection lost during COMMIT is never tried again: the work may be done", async () => {
  const parent = await aParent();
  let runs = 0;
  const work = inTransaction(doomed, async (tx) => {
    runs += 1;
    await rename(tx, parent, "a");
    await tx.execute(sql`create temp table fatal (x int)`);
    await tx.execute(sql`create function pg_temp.die() returns trigger language plpgsql as $$ begin perform pg_terminate_backend(pg_backend_pid()); return null; end $$`);
    await tx.execute(sql`create constraint trigger at_commit after insert on fatal deferrable initially deferred for each row execute function pg_temp.die()`);
    await tx.execute(sql`insert into fatal values (1)`);
  });
  await expect(work).rejects.toBeInstanceOf(Error);
  expect(runs).toBe(1);
});

test("nothing is committed behind an answer that said « unavailable »", async () => {
  const parent = await aParent();
  const work = requestStore.run(newRequest("TEST", ""), () =>
    inTransaction(doomed, async (tx) => {
      await rename(tx, parent, "a");
      currentRequest().unavailable = true;
    }),
  );
  await expect(work).rejects.toBeInstanceOf(BusyError);
  expect(await nameOf(parent)).not.toBe("a");
});
