import "server-only";
import { and, eq, isNull, lt, or, sql } from "drizzle-orm";
import { databaseNow } from "@/db/columns";
import type { Context } from "@/db/context";
import { mail } from "@/db/schema/notifications";
import { enqueueDelivery } from "./post-notice";

const BATCH = 500;

/** Asks again for mails that are overdue and that nobody is sending: their worker was killed, or their job was lost. */
export async function requeueMails(ctx: Context): Promise<number> {
  const overdue = lt(mail.dueAt, sql`now() - interval '15 seconds'`);
  const free = or(isNull(mail.leasedUntil), lt(mail.leasedUntil, databaseNow));
  const rows = await ctx.db
    .select({ id: mail.id })
    .from(mail)
    .where(and(eq(mail.state, "pending"), overdue, free))
    .orderBy(mail.dueAt)
    .limit(BATCH);
  for (const { id } of rows) await enqueueDelivery(ctx.db, id, 0);
  return rows.length;
}
