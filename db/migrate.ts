import "server-only";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { drizzle } from "drizzle-orm/postgres-js";
import { migrate as applyMigrations } from "drizzle-orm/postgres-js/migrator";
import { Logger, runMigrations } from "graphile-worker";
import postgres, { type ISql, type Sql } from "postgres";
import { searchable } from "@/lib/core/search";

const ONE_AT_A_TIME = 7_263_118;
const CONNECT_TIMEOUT_S = 10;

const silent = new Logger(() => () => undefined);

/**
 * Brings the database up to date: our tables, the communes of France, the queue's tables, and the rights of the application's role when it is
 * not the owner. Several instances may call it at once: the others wait, then find nothing to do.
 */
export async function migrate(ownerUrl: string, applicationUrl: string): Promise<void> {
  const connection = postgres(ownerUrl, {
    max: 1,
    connect_timeout: CONNECT_TIMEOUT_S,
    onnotice: () => undefined,
    connection: { application_name: "portail-familles-migrate", TimeZone: "UTC" },
  });
  try {
    await connection`select pg_advisory_lock(${ONE_AT_A_TIME})`;
    // Whoever waits for a table makes everybody else wait behind: better to give up, undone, and be run again.
    await connection`set lock_timeout = '5s'`;
    await applyMigrations(drizzle(connection), { migrationsFolder: path.join(process.cwd(), "db/migrations") });
    await loadCommunes(connection);
    await runMigrations({ connectionString: ownerUrl, logger: silent });
    const role = userOf(applicationUrl);
    if (role !== userOf(ownerUrl)) await grantTo(role, connection);
  } finally {
    await connection.end({ timeout: 5 });
  }
}

/** Our tables as they were at one migration, in an empty database: what a copy made then fits in. Throws when this release does not know it. */
export async function migrateUpTo(ownerUrl: string, generatedAt: number): Promise<void> {
  const folder = await mkdtemp(path.join(os.tmpdir(), "portail-migrations-"));
  const connection = postgres(ownerUrl, { max: 1, connect_timeout: CONNECT_TIMEOUT_S, onnotice: () => undefined });
  try {
    await cp(path.join(process.cwd(), "db/migrations"), folder, { recursive: true });
    const list = path.join(folder, "meta/_journal.json");
    const journal = JSON.parse(await readFile(list, "utf8")) as { entries: { when: number }[] };
    const entries = journal.entries.filter(({ when }) => when <= generatedAt);
    if (entries.at(-1)?.when !== generatedAt) throw new Error("this release does not know that migration");
    await writeFile(list, JSON.stringify({ ...journal, entries }));
    await applyMigrations(drizzle(connection), { migrationsFolder: folder });
  } finally {
    await connection.end({ timeout: 5 });
    await rm(folder, { recursive: true });
  }
}

/** The communes of France, from the official code: one per line, INSEE code, name, postcodes. A commune that changed is brought up to date. */
async function loadCommunes(connection: Sql): Promise<void> {
  const text = await readFile(path.join(process.cwd(), "db/reference/communes.tsv"), "utf8");
  const rows = text.trimEnd().split("\n").map((line) => line.split("\t"));
  const column = (position: number) => rows.map((row) => row[position] ?? "");
  await connection`
    insert into commune (insee, name, postcodes, search_name)
    select insee, name, string_to_array(postcodes, ' '), search_name
    from unnest(${column(0)}::text[], ${column(1)}::text[], ${column(2)}::text[], ${column(1).map(searchable)}::text[]) as given (insee, name, postcodes, search_name)
    on conflict (insee) do update set name = excluded.name, postcodes = excluded.postcodes, search_name = excluded.search_name
    where (commune.name, commune.postcodes) is distinct from (excluded.name, excluded.postcodes)`;
}

const userOf = (url: string) => decodeURIComponent(new URL(url).username);

/** Reading and writing everywhere, except that the journal only grows. The list of migrations is read by readiness checks. */
async function grantTo(name: string, connection: Sql): Promise<void> {
  await connection.begin(async (tx) => {
    const role = tx(name);
    for (const schema of ["public", "graphile_worker"].map((each) => tx(each))) {
      await tx`grant usage on schema ${schema} to ${role}`;
      await tx`grant select, insert, update, delete on all tables in schema ${schema} to ${role}`;
      await tx`grant usage, select, update on all sequences in schema ${schema} to ${role}`;
      await tx`grant execute on all functions in schema ${schema} to ${role}`;
    }
    await tx`grant usage on schema drizzle to ${role}`;
    await tx`grant select on all tables in schema drizzle to ${role}`;
    await tx`revoke update, delete, truncate on public.audit_event from ${role}`;
    await openQueueTo(name, tx);
  });
}

/** The queue's tables carry row level security without any policy: to a role that does not own them they look empty. */
async function openQueueTo(name: string, tx: ISql): Promise<void> {
  const closed = await tx<{ table: string }[]>`
    select relname as table from pg_class
    where relnamespace = 'graphile_worker'::regnamespace and relrowsecurity
    and not exists (select from pg_policy where polrelid = pg_class.oid and polname = ${name})`;
  for (const { table } of closed) {
    await tx`create policy ${tx(name)} on graphile_worker.${tx(table)} to ${tx(name)} using (true) with check (true)`;
  }
}
