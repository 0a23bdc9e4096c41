import { sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";

/** PostgreSQL takes 65 534 values in one statement; our widest table has fewer than 20 columns. */
const BATCH = 2_000;

/** Writes rows in statements of a size that PostgreSQL accepts; no rows, no statement. */
export async function inBatches<Row>(rows: readonly Row[], write: (batch: Row[]) => Promise<unknown>): Promise<void> {
  for (let from = 0; from < rows.length; from += BATCH) await write(rows.slice(from, from + BATCH));
}

/** A town is prepared in one transaction: on a slow machine it thinks longer than a request may. */
export async function takeTime(tx: Transaction): Promise<void> {
  await tx.execute(sql`select set_config(name, '2min', true) from unnest(array['statement_timeout', 'lock_timeout', 'idle_in_transaction_session_timeout']) as name`);
}
