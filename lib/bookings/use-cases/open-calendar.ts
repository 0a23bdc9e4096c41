import "server-only";
import type { Context, ParentActor } from "@/db/context";
import { databaseNow } from "@/db/columns";
import { calendarFeed } from "@/db/schema/bookings";
import { inTransaction } from "@/db/transaction";
import { recordEvent } from "@/lib/audit/use-cases/record-event";
import { hashToken, newSecretToken } from "@/lib/core/crypto";
import { ok, refused, type Result } from "@/lib/core/result";
import { lockOwnFamily } from "@/lib/families/queries";

/** Gives the parent a private calendar address, in place of the former one, which stops at once. The token is told this once. */
export async function openCalendar(ctx: Context<ParentActor>): Promise<Result<{ token: string }, { reason: "no-family" }>> {
  return inTransaction(ctx.db, async (tx) => {
    const { accountId } = ctx.actor;
    const own = await lockOwnFamily(tx, accountId);
    if (!own) return refused({ reason: "no-family" });
    const token = newSecretToken();
    const fresh = { tokenHash: hashToken(token), createdAt: databaseNow };
    await tx.insert(calendarFeed).values({ accountId, ...fresh }).onConflictDoUpdate({ target: calendarFeed.accountId, set: fresh });
    await recordEvent(tx, ctx, { action: "calendar.opened", accountId, familyId: own.familyId });
    return ok({ token });
  });
}
