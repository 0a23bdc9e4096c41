import "server-only";
import { and, eq, isNull } from "drizzle-orm";
import type { Context, ParentActor } from "@/db/context";
import { accountToken } from "@/db/schema/accounts";
import { inTransaction } from "@/db/transaction";
import { recordEvent } from "@/lib/audit/use-cases/record-event";
import { ok, type Result } from "@/lib/core/result";

/** Gives up a change of address that was not confirmed; its link dies. */
export async function cancelEmailChange(ctx: Context<ParentActor>): Promise<Result<void, never>> {
  const { accountId } = ctx.actor;
  return inTransaction(ctx.db, async (tx) => {
    const waiting = and(eq(accountToken.accountId, accountId), eq(accountToken.purpose, "change_email"), isNull(accountToken.usedAt));
    const dropped = await tx.delete(accountToken).where(waiting).returning({ id: accountToken.id });
    if (dropped.length > 0) await recordEvent(tx, ctx, { action: "email.change_cancelled", accountId });
    return ok(undefined);
  });
}
