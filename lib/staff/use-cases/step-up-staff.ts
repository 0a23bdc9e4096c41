import "server-only";
import { eq } from "drizzle-orm";
import { databaseNow } from "@/db/columns";
import type { Context, StaffActor } from "@/db/context";
import { session } from "@/db/schema/accounts";
import { inTransaction } from "@/db/transaction";
import { forgetFailures } from "@/lib/accounts/use-cases/take-turn";
import { recordEvent } from "@/lib/audit/use-cases/record-event";
import { ok, refused, type Result } from "@/lib/core/result";
import { staffFailureSubject } from "../rules";
import { proveSecondFactor, wrongFactor, type FactorRefusal } from "./prove-second-factor";
import { spendSecondFactor } from "./verify-second-factor";

/** Before an act that matters: the code of the app, given again in this session less than ten minutes ago. */
export async function stepUpStaff(ctx: Context<StaffActor>, { code }: { code: string }): Promise<Result<void, FactorRefusal>> {
  const { accountId, sessionId } = ctx.actor;
  const proof = await proveSecondFactor(ctx, accountId, { code });
  if (!proof.ok) return proof;
  return inTransaction(ctx.db, async (tx): Promise<Result<void, FactorRefusal>> => {
    if (!(await spendSecondFactor(tx, accountId, proof.value))) return refused(wrongFactor({ code }));
    await forgetFailures(tx, [staffFailureSubject.secondFactor(accountId)]);
    await recordEvent(tx, ctx, { action: "staff.stepped_up", accountId });
    await tx.update(session).set({ steppedUpAt: databaseNow }).where(eq(session.id, sessionId));
    return ok(undefined);
  });
}
