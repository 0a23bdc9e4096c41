import "server-only";
import type { Context, FamilyActor } from "@/db/context";
import { inTransaction } from "@/db/transaction";
import { recordEvent } from "@/lib/audit/use-cases/record-event";
import type { Id } from "@/lib/core/ids";
import { ok, refused, type Result } from "@/lib/core/result";
import { mayDo } from "@/lib/staff/policy";
import { unsealHealth, type Health } from "../adapters/health-cipher";
import { findSealedHealth } from "../queries";
import { lockOwnChild, type ChildAway } from "./lock-own-child";

export type HealthReading = { confirmedAt: Date; health: Health } | undefined;

/**
 * The child's health in clear, and its line in the journal (R-HEA-1). Of a parent it wants the password, given less than an hour ago;
 * of the desk, the right to read health. Nothing written yet leaves no line.
 */
export async function readHealthRecord(ctx: Context<FamilyActor>, childId: Id<"child">): Promise<Result<HealthReading, ChildAway | { reason: "step-up-needed" }>> {
  const { actor } = ctx;
  if (actor.kind === "parent" && !actor.maySeeHealth) return refused({ reason: "step-up-needed" });
  if (actor.kind === "staff" && !mayDo(actor, "read-health")) return refused({ reason: "not-found" });
  return inTransaction(ctx.db, async (tx) => {
    const own = await lockOwnChild(tx, ctx, childId);
    if (!own.ok) return own;
    const { familyId } = own.value;
    const sealed = await findSealedHealth(tx, familyId, childId);
    if (!sealed) return ok(undefined);
    await recordEvent(tx, ctx, { action: "health.read", familyId, detail: { child: childId } });
    return ok({ confirmedAt: sealed.confirmedAt, health: unsealHealth(childId, sealed) });
  });
}
