import "server-only";
import type { Context, ParentActor } from "@/db/context";
import { inTransaction } from "@/db/transaction";
import { recordEvent } from "@/lib/audit/use-cases/record-event";
import type { Id } from "@/lib/core/ids";
import { ok, refused, type Result } from "@/lib/core/result";
import { unsealHealth, type Health } from "../adapters/health-cipher";
import { findSealedHealth } from "../queries";
import { lockOwnChild, type ChildAway } from "./lock-own-child";

export type HealthReading = { confirmedAt: Date; health: Health } | undefined;

/** The child's health in clear, and its line in the journal (R-HEA-1). Wants the password, given less than an hour ago. Nothing written yet leaves no line. */
export async function readHealthRecord(ctx: Context<ParentActor>, childId: Id<"child">): Promise<Result<HealthReading, ChildAway | { reason: "step-up-needed" }>> {
  if (!ctx.actor.maySeeHealth) return refused({ reason: "step-up-needed" });
  return inTransaction(ctx.db, async (tx) => {
    const own = await lockOwnChild(tx, ctx, childId);
    if (!own.ok) return own;
    const { familyId } = own.value;
    const sealed = await findSealedHealth(tx, familyId, childId);
    if (!sealed) return ok(undefined);
    await recordEvent(tx, ctx, { action: "health.read", accountId: ctx.actor.accountId, familyId, detail: { child: childId } });
    return ok({ confirmedAt: sealed.confirmedAt, health: unsealHealth(childId, sealed) });
  });
}
