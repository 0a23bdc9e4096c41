import "server-only";
import { and, lt, ne, sql } from "drizzle-orm";
import type { Context } from "@/db/context";
import { mail } from "@/db/schema/notifications";

/** Forgets the trace of mails after 12 months, and of withheld ones, which only serve quotas, after two days (R-RET-1). */
export async function purgeMails(ctx: Context): Promise<number> {
  const old = sql`${mail.createdAt} < now() - case ${mail.state} when 'withheld' then interval '2 days' else interval '12 months' end`;
  const rows = await ctx.db.delete(mail).where(and(ne(mail.state, "pending"), lt(mail.createdAt, sql`now() - interval '2 days'`), old)).returning({ id: mail.id });
  return rows.length;
}
