import "server-only";
import { and, eq, inArray, isNotNull, lt, ne, or, sql } from "drizzle-orm";
import type { Context } from "@/db/context";
import { broadcast, mail } from "@/db/schema/notifications";
import { DEAD_MAIL_KEPT_DAYS, perishableNotices } from "../rules";

/** Forgets the trace of mails and of messages to families after 12 months; withheld mails, which only serve quotas, and messages never sent, after two days (R-RET-1). */
export async function purgeMails(ctx: Context): Promise<number> {
  const old = sql`${mail.createdAt} < now() - case ${mail.state} when 'withheld' then interval '2 days' else interval '12 months' end`;
  await eraseDeadContents(ctx);
  await ctx.db.delete(broadcast).where(sql`${broadcast.createdAt} < now() - case when ${broadcast.sentAt} is null then interval '2 days' else interval '12 months' end`);
  const rows = await ctx.db.delete(mail).where(and(ne(mail.state, "pending"), lt(mail.createdAt, sql`now() - interval '2 days'`), old)).returning({ id: mail.id });
  return rows.length;
}

/** What nobody may send again any more is no longer readable, even with the key. */
async function eraseDeadContents(ctx: Context): Promise<void> {
  const isTooOld = lt(mail.createdAt, sql`now() - ${DEAD_MAIL_KEPT_DAYS} * interval '1 day'`);
  const isLinkDead = and(inArray(mail.notice, [...perishableNotices]), lt(mail.expiresAt, sql`now()`));
  await ctx.db.update(mail).set({ sealed: null }).where(and(eq(mail.state, "dead"), isNotNull(mail.sealed), or(isTooOld, isLinkDead)));
}
