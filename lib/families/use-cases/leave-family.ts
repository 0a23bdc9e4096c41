import "server-only";
import type { Context, ParentActor } from "@/db/context";
import { inTransaction } from "@/db/transaction";
import type { Result } from "@/lib/core/result";
import type { FamilyRefusal } from "../words";
import { lockMembership } from "./open-family";
import { revokeGuardian } from "./revoke-guardian";

type Refused = Extract<FamilyRefusal, { reason: "signed-out" | "not-found" | "last-guardian" }>;

/** A guardian leaves the file of their own accord, and sees nothing of it from then on (R-ACC-5). Never the last one. */
export async function leaveFamily(ctx: Context<ParentActor>): Promise<Result<void, Refused>> {
  return inTransaction(ctx.db, async (tx) => {
    const own = await lockMembership(tx, ctx);
    return own.ok ? revokeGuardian(tx, ctx, own.value.familyId, ctx.actor.accountId) : own;
  });
}
