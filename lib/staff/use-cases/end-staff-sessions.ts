import "server-only";
import { and, eq, ne } from "drizzle-orm";
import type { Context, StaffActor } from "@/db/context";
import { session } from "@/db/schema/accounts";
import { inTransaction } from "@/db/transaction";
import { recordEvent } from "@/lib/audit/use-cases/record-event";
import { ok, type Result } from "@/lib/core/result";

export async function endStaffSession(ctx: Context<StaffActor>): Promise<void> {
  const { accountId, sessionId } = ctx.actor;
  await inTransaction(ctx.db, async (tx) => {
    const [ended] = await tx.delete(session).where(eq(session.id, sessionId)).returning({ id: session.id });
    if (ended) await recordEvent(tx, ctx, { action: "session.ended", accountId });
  });
}

export async function endOtherStaffSessions(ctx: Context<StaffActor>): Promise<Result<void, never>> {
  const { accountId, sessionId } = ctx.actor;
  await inTransaction(ctx.db, async (tx) => {
    const ended = await tx.delete(session).where(and(eq(session.accountId, accountId), ne(session.id, sessionId))).returning({ id: session.id });
    if (ended.length > 0) await recordEvent(tx, ctx, { action: "session.others_ended", accountId, detail: { ended: ended.length } });
  });
  return ok(undefined);
}
