import "server-only";
import { and, eq, ne, type SQL } from "drizzle-orm";
import type { Context, ParentActor, Visitor } from "@/db/context";
import { session } from "@/db/schema/accounts";
import { inTransaction } from "@/db/transaction";
import { recordEvent } from "@/lib/audit/use-cases/record-event";
import { hashToken } from "@/lib/core/crypto";
import { isId } from "@/lib/core/ids";
import { ok, type Result } from "@/lib/core/result";

/** Signs out the browser that asks. A session that is already gone is fine. */
export async function endOwnSession(ctx: Context<Visitor>): Promise<void> {
  const { sessionToken } = ctx.client;
  if (!sessionToken) return;
  await inTransaction(ctx.db, async (tx) => {
    const [ended] = await tx.delete(session).where(eq(session.tokenHash, hashToken(sessionToken))).returning({ accountId: session.accountId });
    if (ended) await recordEvent(tx, ctx, { action: "session.ended", accountId: ended.accountId });
  });
}

/** Signs out one of the holder's own devices. Somebody else's id ends nothing. */
export async function endSession(ctx: Context<ParentActor>, sessionId: string): Promise<Result<void, never>> {
  if (isId("session", sessionId)) await endOwned(ctx, eq(session.id, sessionId), "session.ended");
  return ok(undefined);
}

export async function endOtherSessions(ctx: Context<ParentActor>): Promise<Result<void, never>> {
  await endOwned(ctx, ne(session.id, ctx.actor.sessionId), "session.others_ended");
  return ok(undefined);
}

async function endOwned(ctx: Context<ParentActor>, which: SQL, action: "session.ended" | "session.others_ended"): Promise<void> {
  const { accountId } = ctx.actor;
  await inTransaction(ctx.db, async (tx) => {
    const ended = await tx.delete(session).where(and(eq(session.accountId, accountId), which)).returning({ id: session.id });
    if (ended.length > 0) await recordEvent(tx, ctx, { action, accountId, detail: { ended: ended.length } });
  });
}
