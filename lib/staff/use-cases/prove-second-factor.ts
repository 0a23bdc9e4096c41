import "server-only";
import type { Context } from "@/db/context";
import { inTransaction } from "@/db/transaction";
import { checkInTurn } from "@/lib/accounts/use-cases/take-turn";
import { recordEvent } from "@/lib/audit/use-cases/record-event";
import type { Id } from "@/lib/core/ids";
import { ok, refused, type Result } from "@/lib/core/result";
import { staffFailureSubject } from "../rules";
import type { StaffRefusal } from "../words";
import { verifySecondFactor, type SecondFactor, type Verified } from "./verify-second-factor";

export type FactorRefusal = Extract<StaffRefusal, { reason: "too-many" | "wrong-code" | "wrong-key" }>;

export const wrongFactor = (factor: SecondFactor): FactorRefusal =>
  "answer" in factor ? { reason: "wrong-key" } : { reason: "wrong-code", field: "code" in factor ? "code" : "recoveryCode" };

/** A second factor in its turn: wrong ones are counted for the account, whatever the sign-in, and are in the journal. */
export async function proveSecondFactor(ctx: Context, accountId: Id<"account">, factor: SecondFactor): Promise<Result<Verified, FactorRefusal>> {
  let verified: Verified | undefined;
  const checked = await checkInTurn(ctx, staffFailureSubject.secondFactor(accountId), async () => {
    verified = await verifySecondFactor(ctx, accountId, factor);
    return verified !== undefined;
  });
  if (checked.ok && verified) return ok(verified);
  const refusal = checked.ok ? wrongFactor(factor) : checked.refusal;
  await inTransaction(ctx.db, (tx) => recordEvent(tx, ctx, { action: "session.refused", accountId, detail: { reason: refusal.reason } }));
  return refused(refusal);
}
