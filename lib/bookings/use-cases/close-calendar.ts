import "server-only";
import { eq } from "drizzle-orm";
import type { Context, ParentActor } from "@/db/context";
import { calendarFeed } from "@/db/schema/bookings";
import { inTransaction } from "@/db/transaction";
import { recordEvent } from "@/lib/audit/use-cases/record-event";
import { ok, refused, type Result } from "@/lib/core/result";
import { lockOwnFamily } from "@/lib/families/queries";

/** Takes the parent's calendar address away: programs that read it find nothing more. */
export async function closeCalendar(ctx: Context<ParentActor>): Promise<Result<void, { reason: "no-family" }>> {
  return inTransaction(ctx.db, async (tx) => {
    const { accountId } = ctx.actor;
    const own = await lockOwnFamily(tx, accountId);
    if (!own) return refused({ reason: "no-family" });
    const gone = await tx.delete(calendarFeed).where(eq(calendarFeed.accountId, accountId)).returning({ accountId: calendarFeed.accountId });
    if (gone.length > 0) await recordEvent(tx, ctx, { action: "calendar.closed", accountId, familyId: own.familyId });
    return ok(undefined);
  });
}
