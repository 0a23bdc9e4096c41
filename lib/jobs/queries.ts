import "server-only";
import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";

/** When the newest applied migration was generated, in milliseconds since 1970; 0 when none is. */
export async function findLastMigration(db: Database): Promise<number> {
  const [row] = await db.execute<{ at: string | null }>(sql`select max(created_at) as at from drizzle.__drizzle_migrations`);
  return Number(row?.at ?? 0);
}
