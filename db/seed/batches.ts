/** PostgreSQL takes 65 534 values in one statement; our widest table has fewer than 20 columns. */
const BATCH = 2_000;

/** Writes rows in statements of a size that PostgreSQL accepts; no rows, no statement. */
export async function inBatches<Row>(rows: readonly Row[], write: (batch: Row[]) => Promise<unknown>): Promise<void> {
  for (let from = 0; from < rows.length; from += BATCH) await write(rows.slice(from, from + BATCH));
}
