import { sql } from "drizzle-orm";
import { ownerDatabase } from "../database";

type Table = { schema: string; name: string };

/** Reference data stay out: nothing changes them. */
const ours = sql`
  select schemaname as schema, tablename as name from pg_tables
  where (schemaname = 'public' and tablename <> 'commune') or (schemaname = 'graphile_worker' and tablename = '_private_jobs') order by 1, 2`;

/** How many rows each table holds, the queue's jobs included. */
export async function countRows(): Promise<Record<string, number>> {
  const counted = (await everyRow()).map(([table, rows]) => [table, rows.length] as const);
  return Object.fromEntries(counted);
}

/** Every row of every table, as text. */
export async function everyRow(): Promise<[table: string, rows: string[]][]> {
  const tables = await ownerDatabase().execute<Table>(ours);
  return Promise.all(
    tables.map(async ({ schema, name }): Promise<[string, string[]]> => {
      const rows = await ownerDatabase().execute<{ row: string }>(sql`select t::text as row from ${sql.identifier(schema)}.${sql.identifier(name)} t order by 1`);
      return [name, rows.map(({ row }) => row)];
    }),
  );
}

/** How many rows `act` adds to each table. */
export async function rowsAddedBy(act: () => Promise<unknown>): Promise<Record<string, number>> {
  const before = await countRows();
  await act();
  const after = await countRows();
  return Object.fromEntries(Object.entries(after).map(([table, rows]) => [table, rows - (before[table] ?? 0)]));
}
