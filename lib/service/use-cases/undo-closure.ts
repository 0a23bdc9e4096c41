import "server-only";
import { eq } from "drizzle-orm";
import type { Context, StaffActor } from "@/db/context";
import { closure, slot } from "@/db/schema/activities";
import { inTransaction } from "@/db/transaction";
import { recordEvent } from "@/lib/audit/use-cases/record-event";
import { dayOf } from "@/lib/core/days";
import type { Id } from "@/lib/core/ids";
import { ok, refused, type Result } from "@/lib/core/result";
import type { ServiceRefusal } from "../words";

type Refused = Extract<ServiceRefusal, { reason: "not-found" | "day-begun" }>;

/** Reopens what a closure closed, until the day before it begins. What was cancelled stays cancelled: families choose again. */
export async function undoClosure(ctx: Context<StaffActor>, closureId: Id<"closure">): Promise<Result<{ slots: number }, Refused>> {
  return inTransaction(ctx.db, async (tx) => {
    const [known] = await tx.select({ centerId: closure.centerId, startsOn: closure.startsOn }).from(closure).where(eq(closure.id, closureId)).for("update");
    if (!known) return refused({ reason: "not-found" });
    if (known.startsOn <= dayOf(ctx.now)) return refused({ reason: "day-begun" });
    const reopened = await tx.update(slot).set({ closedReason: null, closureId: null }).where(eq(slot.closureId, closureId)).returning({ id: slot.id });
    await tx.delete(closure).where(eq(closure.id, closureId));
    await recordEvent(tx, ctx, { action: "closure.undone", accountId: null, detail: { closure: closureId, center: known.centerId, slots: reopened.length } });
    return ok({ slots: reopened.length });
  });
}
