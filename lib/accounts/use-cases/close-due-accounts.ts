import "server-only";
import { and, eq, lte } from "drizzle-orm";
import { databaseNow } from "@/db/columns";
import type { Context, SystemActor } from "@/db/context";
import { account, pendingRegistration } from "@/db/schema/accounts";
import { inTransaction } from "@/db/transaction";
import { recordEvent } from "@/lib/audit/use-cases/record-event";
import { postNotice } from "@/lib/notifications/use-cases/post-notice";

/** Closes for good the accounts whose 14 days are over: sessions, password, links and devices go with them; the journal stays. */
export async function closeDueAccounts(ctx: Context<SystemActor>): Promise<number> {
  const isDue = and(eq(account.status, "closing"), lte(account.closesAt, databaseNow));
  const due = await ctx.db.select({ id: account.id }).from(account).where(isDue);
  let closed = 0;
  for (const { id } of due) {
    closed += await inTransaction(ctx.db, async (tx) => {
      const [gone] = await tx
        .delete(account)
        .where(and(eq(account.id, id), isDue))
        .returning({ givenName: account.givenName, emailAsTyped: account.emailAsTyped, emailCanonical: account.emailCanonical });
      if (!gone) return 0;
      await tx.delete(pendingRegistration).where(eq(pendingRegistration.emailCanonical, gone.emailCanonical));
      await postNotice(tx, { notice: "account-closed", to: gone.emailAsTyped, props: { givenName: gone.givenName }, accountId: null });
      await recordEvent(tx, ctx, { action: "account.closed", accountId: id });
      return 1;
    });
  }
  return closed;
}
