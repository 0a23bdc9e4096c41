import "server-only";
import { eq } from "drizzle-orm";
import { databaseNow } from "@/db/columns";
import type { Context, ParentActor } from "@/db/context";
import { session } from "@/db/schema/accounts";
import { inTransaction } from "@/db/transaction";
import { recordEvent } from "@/lib/audit/use-cases/record-event";
import { ok, refused, type Result } from "@/lib/core/result";
import type { AccountRefusal } from "../words";
import { proveHolder } from "./prove-holder";

export type StepUpRefusal = Extract<AccountRefusal, { reason: "too-many" | "wrong-password" | "step-up-needed" }>;

/** Before an act that matters: the password, given in this session less than ten minutes ago, or now. */
export async function stepUp(ctx: Context<ParentActor>, currentPassword: string): Promise<Result<void, StepUpRefusal>> {
  const { accountId, sessionId, hasSteppedUp } = ctx.actor;
  if (hasSteppedUp) return ok(undefined);
  if (currentPassword === "") return refused({ reason: "step-up-needed" });
  const proof = await proveHolder(ctx, accountId, currentPassword);
  if (!proof.ok) return proof;
  return inTransaction(ctx.db, async (tx) => {
    await recordEvent(tx, ctx, { action: "session.stepped_up", accountId });
    await tx.update(session).set({ steppedUpAt: databaseNow }).where(eq(session.id, sessionId));
    return ok(undefined);
  });
}
