import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { sql } from "drizzle-orm";
import { connect, type Database } from "@/db/client";
import journal from "@/db/migrations/meta/_journal.json";
import { migrate } from "@/db/migrate";
import { startThrowaway, type Throwaway } from "@/scripts/lib/throwaway";
import { runQuietly } from "@/scripts/lib/run";

const DRIZZLE_KIT = "node_modules/drizzle-kit/bin.cjs";

let server: Throwaway;
beforeAll(async () => {
  server = await startThrowaway();
}, 60_000);
afterAll(() => server.stop(), 30_000);

/** A database of a server of its own, as a first installation finds it: nothing in it. */
async function anEmptyDatabase(name: string): Promise<{ owner: string; application: string }> {
  const urls = await server.clone(name);
  await as(urls.owner, async (db) => {
    for (const schema of ["public", "graphile_worker", "drizzle"]) await db.execute(sql.raw(`drop schema ${schema} cascade`));
    await db.execute(sql`create schema public`);
  });
  return urls;
}

async function as<T>(url: string, work: (db: Database) => Promise<T>): Promise<T> {
  const db = connect(url, 1, "tests-migrations");
  try {
    return await work(db);
  } finally {
    await db.$client.end({ timeout: 5 });
  }
}

const tablesOf = (url: string) =>
  as(url, async (db) => (await db.execute<{ name: string }>(sql`select tablename as name from pg_tables where schemaname = 'public' order by 1`)).map(({ name }) => name));
const appliedIn = (url: string) => as(url, async (db) => (await db.execute<{ n: number }>(sql`select count(*)::int as n from drizzle.__drizzle_migrations`))[0]?.n);

test("all migrations apply to an empty database, and again to one that is up to date", async () => {
  const { owner, application } = await anEmptyDatabase("first_day");
  for (let times = 0; times < 2; times += 1) await migrate(owner, application);
  expect(await appliedIn(owner)).toBe(journal.entries.length);
  expect(await tablesOf(owner)).toEqual([
    "account", "account_token", "age_group", "attempt", "attendance_mark", "audit_event", "booking", "booking_period", "booking_request",
    "broadcast", "calendar_feed", "call_note", "caller_check", "center", "child", "closure", "commune", "consent", "contact", "credential",
    "desk_task", "document", "document_page", "family", "family_import", "family_quotient", "family_search", "guardian", "guardian_invitation", "health_record",
    "known_device", "mail", "muted_address", "passkey", "pending_registration", "phone_guardian", "programme", "programme_requirement",
    "quotient_band", "recovery_code", "refused_wish", "second_factor_step", "session", "slot", "staff_center", "staff_invitation", "staff_member",
    "supervision_ratio", "tariff", "tariff_modifier", "tariff_rate", "totp_secret", "waitlist_entry",
  ]);
}, 30_000);

test("three instances that migrate at once apply each migration once", async () => {
  const { owner, application } = await anEmptyDatabase("three_at_once");
  await Promise.all([1, 2, 3].map(() => migrate(owner, application)));
  expect(await appliedIn(owner)).toBe(journal.entries.length);
}, 30_000);

test("the application's role may read and write, and may only add to the journal", async () => {
  const { owner, application } = await anEmptyDatabase("rights");
  await migrate(owner, application);
  const rights = await as(application, (db) =>
    db.execute<{ table: string; rights: string }>(sql`
      select tablename as table, concat_ws(' ', ${sql.join(
        ["select", "insert", "update", "delete", "truncate"].map((right) => sql.raw(`case when has_table_privilege('public.' || tablename, '${right}') then '${right}' end`)),
        sql`, `,
      )}) as rights
      from pg_tables where schemaname = 'public' order by 1`),
  );
  for (const { table, rights: held } of rights) expect(`${table}: ${held}`).toBe(`${table}: ${table === "audit_event" ? "select insert" : "select insert update delete"}`);
}, 30_000);

test("one role for everything is enough: a small installation may own what it uses", async () => {
  const { owner } = await anEmptyDatabase("one_role");
  await migrate(owner, owner);
  expect(await appliedIn(owner)).toBe(journal.entries.length);
}, 30_000);

test("the schema in code has nothing left to generate", async () => {
  const copy = mkdtempSync(path.join(os.tmpdir(), "migrations-"));
  try {
    cpSync("db/migrations", copy, { recursive: true });
    const before = readdirSync(copy, { recursive: true }).sort();
    const { code, output } = await runQuietly([DRIZZLE_KIT, "generate", "--dialect", "postgresql", "--schema", "./db/schema/*.ts", "--out", path.relative(process.cwd(), copy)], {});
    expect(output).toContain("No schema changes");
    expect(code).toBe(0);
    expect(readdirSync(copy, { recursive: true }).sort()).toEqual(before);
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}, 60_000);

test("every migration of the list has its file, named after what it does, in the order of their dates", () => {
  const files = readdirSync("db/migrations").filter((name) => name.endsWith(".sql")).sort();
  expect(files).toEqual(journal.entries.map(({ tag }) => `${tag}.sql`));
  expect(files.filter((name) => !/^\d{4}_[a-z]+_[a-z_]+\.sql$/.test(name))).toEqual([]);
  const dates = journal.entries.map(({ when }) => when);
  expect(dates).toEqual([...dates].sort((a, b) => a - b));
  for (const file of files) expect(readFileSync(path.join("db/migrations", file), "utf8").trim()).not.toBe("");
});
