import "server-only";
import type { Context, DeskActor } from "@/db/context";
import { callNote } from "@/db/schema/desk";
import { inTransaction } from "@/db/transaction";
import { newId } from "@/lib/core/ids";
import { ok, refused, type Result } from "@/lib/core/result";
import { listGuardians } from "@/lib/families/queries";
import { revokeGuardian } from "@/lib/families/use-cases/revoke-guardian";
import type { CallerRefusal } from "../words";
import { lockServedFamily } from "./lock-served-family";

type Refused = Extract<CallerRefusal, { reason: "signed-out" | "not-found" | "step-up-needed" | "last-guardian" }>;

/** Takes a guardian's access away at once, as a judge decided. Only staff may, with a second factor given just now and a reason, which stays with the desk. */
export async function withdrawGuardian(ctx: Context<DeskActor>, { accountId, reason }: { accountId: string; reason: string }): Promise<Result<void, Refused>> {
  const { familyId, accountId: staffId } = ctx.actor;
  if (!ctx.actor.hasSteppedUp) return refused({ reason: "step-up-needed" });
  return inTransaction(ctx.db, async (tx) => {
    if (!(await lockServedFamily(tx, ctx))) return refused({ reason: "signed-out" });
    const found = (await listGuardians(tx, familyId)).find((each) => each.accountId === accountId);
    if (!found) return refused({ reason: "not-found" });
    const revoked = await revokeGuardian(tx, ctx, familyId, found.accountId);
    if (!revoked.ok) return revoked;
    await tx.insert(callNote).values({ id: newId("callNote"), familyId, staffId, text: reason });
    return ok(undefined);
  });
}
