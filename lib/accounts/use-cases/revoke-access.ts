import "server-only";
import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { account, accountToken, session } from "@/db/schema/accounts";
import { calendarFeed } from "@/db/schema/bookings";
import type { Id } from "@/lib/core/ids";

/**
 * Raises the account's epoch: every session, link, calendar address and pending change opened before is dead.
 * Undo and cancel links stay, since they protect the holder. Returns the new epoch.
 */
export async function revokeAccess(tx: Transaction, accountId: Id<"account">): Promise<number> {
  const [row] = await tx
    .update(account)
    .set({ authEpoch: sql`${account.authEpoch} + 1` })
    .where(eq(account.id, accountId))
    .returning({ authEpoch: account.authEpoch });
  if (!row) throw new Error("the account vanished under its own lock");
  await tx.delete(session).where(eq(session.accountId, accountId));
  // Whoever had come in may have taken one, and would go on reading where the children are.
  await tx.delete(calendarFeed).where(eq(calendarFeed.accountId, accountId));
  const live = and(eq(accountToken.accountId, accountId), isNull(accountToken.usedAt));
  await tx.delete(accountToken).where(and(live, inArray(accountToken.purpose, ["sign_in", "reset_password", "change_email"])));
  return row.authEpoch;
}
