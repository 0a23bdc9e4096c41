import "server-only";
import { sql } from "drizzle-orm";
import type { Context } from "@/db/context";

/** Removes journal lines older than 12 months (R-RET-1): the one removal the database allows, through its own function. */
export async function purgeEvents(ctx: Context): Promise<number> {
  const [row] = await ctx.db.execute<{ purged: number }>(sql`select purge_audit_events() as purged`);
  return Number(row?.purged ?? 0);
}
