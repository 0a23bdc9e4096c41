import "server-only";
import { and, eq } from "drizzle-orm";
import type { Context, StaffActor } from "@/db/context";
import { waitlistEntry } from "@/db/schema/bookings";
import { inTransaction } from "@/db/transaction";
import { recordEvent } from "@/lib/audit/use-cases/record-event";
import { entriesTogether, entryOf, lockToFree } from "@/lib/bookings/queries";
import type { Id } from "@/lib/core/ids";
import { ok, refused, type Result } from "@/lib/core/result";
import { holdRight } from "@/lib/staff/use-cases/hold-right";
import { findEntry } from "../queries";
import type { Priority } from "../rules";
import type { WaitlistRefusal } from "../words";

type Giving = { entryId: Id<"waitlistEntry">; priority: Priority; reason: string };

/** Moves an entry within its tier, with a reason; brothers and sisters who wait together move together. */
export async function givePriority(ctx: Context<StaffActor>, { entryId, priority, reason }: Giving): Promise<Result<void, Extract<WaitlistRefusal, { reason: "signed-out" | "not-waiting" }>>> {
  return inTransaction(ctx.db, async (tx) => {
    if (!(await holdRight(tx, ctx, "run-waitlists"))) return refused({ reason: "signed-out" });
    const entry = await findEntry(tx, entryId);
    if (!entry) return refused({ reason: "not-waiting" });
    await lockToFree(tx, [entry.slotId]);
    const group = entry.isTogether ? entriesTogether(entry.requestId, entry.day) : entryOf(entry.familyId, entryId);
    const moved = await tx
      .update(waitlistEntry)
      .set({ priority, priorityReason: priority === 0 ? null : reason })
      .where(and(group, eq(waitlistEntry.state, "waiting")))
      .returning({ id: waitlistEntry.id });
    if (moved.length === 0) return refused({ reason: "not-waiting" });
    await recordEvent(tx, ctx, { action: "waitlist.prioritised", accountId: null, familyId: entry.familyId, detail: { entry: entryId, priority, wishes: moved.length } });
    return ok(undefined);
  });
}
