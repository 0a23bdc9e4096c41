import "server-only";
import type { Readable, Writable } from "node:stream";
import type { TransactionSql } from "postgres";
import { connect } from "./client";

/** A table as it was copied: its rows in PostgreSQL's own text, one a line. */
export type CopiedTable = { name: string; columns: string[] };

const UNLIMITED = ["statement_timeout", "lock_timeout", "idle_in_transaction_session_timeout"];

/** One transaction with the owner's rights and without limits of time. */
async function asOwner<T>(ownerUrl: string, name: string, work: (tx: TransactionSql) => Promise<T>): Promise<T> {
  const { $client } = connect(ownerUrl, 1, name);
  try {
    return (await $client.begin(work)) as T;
  } finally {
    await $client.end({ timeout: 5 });
  }
}

async function liftLimits(tx: TransactionSql): Promise<void> {
  await tx`select set_config(name, '0', true) from unnest(${UNLIMITED}::text[]) as name`;
}

/** Our tables and their columns, generated ones left out. The queue's are not ours: the outbox asks again for what it held. */
function listTables(tx: TransactionSql): Promise<CopiedTable[]> {
  return tx<CopiedTable[]>`
    select relname as name, array_agg(attname::text order by attnum) as columns
    from pg_class join pg_attribute on attrelid = pg_class.oid
    where relkind = 'r' and relnamespace = 'public'::regnamespace and attnum > 0 and not attisdropped and attgenerated = ''
    group by relname order by relname`;
}

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;
const asCopied = ({ name, columns }: CopiedTable) => `${quoted(name)} (${columns.map(quoted).join(", ")})`;

/** Hands every row of our tables to `take`, table after table, all as of one instant. Returns when the last migration was generated, and the names of all pages. */
export async function copyOut(ownerUrl: string, take: (table: CopiedTable, rows: Readable) => Promise<void>): Promise<{ migration: number; pageKeys: string[] }> {
  return asOwner(ownerUrl, "portail-familles-backup", async (tx) => {
    await tx`set transaction isolation level repeatable read, read only`;
    await liftLimits(tx);
    // Rows hidden from this role would be missing from the copy: better no copy at all.
    await tx`set local row_security = off`;
    const [last] = await tx<{ at: string }[]>`select max(created_at) as at from drizzle.__drizzle_migrations`;
    for (const table of await listTables(tx)) await take(table, await readCopy(tx, table));
    const pages = await tx<{ key: string }[]>`select storage_key as key from document_page`;
    return { migration: Number(last?.at), pageKeys: pages.map(({ key }) => key) };
  });
}

/** postgres.js 3.4.9 stops listening while a stream is full, and listens again when it is read: after its last rows, never. */
async function readCopy(tx: TransactionSql, table: CopiedTable): Promise<Readable> {
  const rows = await tx.unsafe(`copy ${asCopied(table)} to stdout`).readable();
  return rows.once("end", () => rows._read(0));
}

/** Whether a database holds no table of ours yet. */
export function hasNoTable(ownerUrl: string): Promise<boolean> {
  return asOwner(ownerUrl, "portail-familles-restore", async (tx) => (await listTables(tx)).length === 0);
}

/** Fills migrated tables again, whole or not at all; `give` pours the rows of a table. Returns how many rows each one holds. */
export async function copyIn(ownerUrl: string, tables: CopiedTable[], give: (table: CopiedTable, rows: Writable) => Promise<void>): Promise<Map<string, number>> {
  return asOwner(ownerUrl, "portail-familles-restore", async (tx) => {
    await liftLimits(tx);
    const own = await listTables(tx);
    const links = await tx<{ table: string; name: string; definition: string }[]>`
      select conrelid::regclass::text as table, quote_ident(conname) as name, pg_get_constraintdef(oid) as definition
      from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace`;
    // References come back after the rows, which checks them all; what triggers count is in the rows already.
    for (const { table, name } of links) await tx.unsafe(`alter table ${table} drop constraint ${name}`);
    for (const { name } of own) await tx.unsafe(`alter table ${quoted(name)} disable trigger user`);
    await tx.unsafe(`truncate ${own.map(({ name }) => quoted(name)).join(", ")}`);
    for (const table of tables) await give(table, await tx.unsafe(`copy ${asCopied(table)} from stdin`).writable());
    await moveSequences(tx);
    for (const { name } of own) await tx.unsafe(`alter table ${quoted(name)} enable trigger user`);
    for (const { table, name, definition } of links) await tx.unsafe(`alter table ${table} add constraint ${name} ${definition}`);
    const counts = new Map<string, number>();
    for (const { name } of own) counts.set(name, Number((await tx.unsafe(`select count(*) as rows from ${quoted(name)}`))[0]?.rows));
    return counts;
  });
}

/** What counts up goes on after the highest number that came back. */
async function moveSequences(tx: TransactionSql): Promise<void> {
  const counted = await tx<{ table: string; column: string; sequence: string }[]>`
    select table_name as table, column_name as column, pg_get_serial_sequence(quote_ident(table_name), column_name) as sequence
    from information_schema.columns where table_schema = 'public' and (is_identity = 'YES' or column_default like 'nextval(%')`;
  for (const { table, column, sequence } of counted) {
    await tx.unsafe(`select setval('${sequence}', (select coalesce(max(${quoted(column)}), 0) + 1 from ${quoted(table)}), false)`);
  }
}
