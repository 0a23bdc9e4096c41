import "server-only";
import { and, eq } from "drizzle-orm";
import { databaseNow } from "@/db/columns";
import type { Context, FamilyActor } from "@/db/context";
import { child, healthRecord } from "@/db/schema/families";
import { inTransaction } from "@/db/transaction";
import { recordEvent } from "@/lib/audit/use-cases/record-event";
import { dayOf } from "@/lib/core/days";
import type { Id } from "@/lib/core/ids";
import { ok, refused, type Result } from "@/lib/core/result";
import { countTies } from "../queries";
import { lockOwnChild, type ChildAway } from "./lock-own-child";

type Refused = ChildAway | { reason: "still-booked" } | { reason: "still-waiting" };

/** Takes a child out of the file and erases the health record at once. Refuses while a day to come is booked or waited for. */
export async function removeChild(ctx: Context<FamilyActor>, childId: Id<"child">): Promise<Result<void, Refused>> {
  return inTransaction(ctx.db, async (tx) => {
    const own = await lockOwnChild(tx, ctx, childId);
    if (!own.ok) return own;
    const { familyId } = own.value;
    const ties = await countTies(tx, familyId, childId, dayOf(ctx.now));
    if (ties.booked > 0) return refused({ reason: "still-booked" });
    if (ties.waiting > 0) return refused({ reason: "still-waiting" });
    await tx.update(child).set({ removedAt: databaseNow }).where(and(eq(child.familyId, familyId), eq(child.id, childId)));
    await tx.delete(healthRecord).where(and(eq(healthRecord.familyId, familyId), eq(healthRecord.childId, childId)));
    await recordEvent(tx, ctx, { action: "child.removed", familyId, detail: { child: childId } });
    return ok(undefined);
  });
}
