import "server-only";
import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { waitlistEntry } from "@/db/schema/bookings";
import { deskTask, mail } from "@/db/schema/notifications";

/** What an operator watches, in one read: what waits, what is late, what was given up. */
export async function findPulse(db: Database) {
  const [row] = await db.execute<{ mailsPending: number; oldestDueSeconds: number; mailsDeadToday: number; jobsLate: number; offersOver: number; tasksOpen: number }>(sql`
    select (select count(*)::integer from ${mail} where state = 'pending') as "mailsPending",
      (select coalesce(extract(epoch from now() - min(due_at)), 0)::float8 from ${mail} where state = 'pending' and due_at <= now()) as "oldestDueSeconds",
      (select count(*)::integer from ${mail} where state = 'dead' and created_at > now() - interval '1 day') as "mailsDeadToday",
      (select count(*)::integer from graphile_worker.jobs where run_at < now() - interval '1 minute' and locked_at is null) as "jobsLate",
      (select count(*)::integer from ${waitlistEntry} where state = 'offered' and offer_expires_at < now()) as "offersOver",
      (select count(*)::integer from ${deskTask} where done_at is null) as "tasksOpen"`);
  if (!row) throw new Error("a read of counts gave no row");
  return row;
}

/** When the newest applied migration was generated, in milliseconds since 1970; 0 when none is. */
export async function findLastMigration(db: Database): Promise<number> {
  const [row] = await db.execute<{ at: string | null }>(sql`select max(created_at) as at from drizzle.__drizzle_migrations`);
  return Number(row?.at ?? 0);
}
