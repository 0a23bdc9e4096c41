import "server-only";
import { eq } from "drizzle-orm";
import type { Context, StaffActor } from "@/db/context";
import { databaseNow } from "@/db/columns";
import { bookingPeriod } from "@/db/schema/activities";
import { inTransaction } from "@/db/transaction";
import { recordEvent } from "@/lib/audit/use-cases/record-event";
import type { Id } from "@/lib/core/ids";
import { ok, refused, type Result } from "@/lib/core/result";
import { findSlotDays, lockPeriod } from "../queries";
import type { ServiceRefusal } from "../words";

type Refused = Extract<ServiceRefusal, { reason: "not-found" | "already-announced" | "no-slots" }>;

/** Shows a period to families. From then on its openings are locked. */
export async function announcePeriod(ctx: Context<StaffActor>, periodId: Id<"bookingPeriod">): Promise<Result<{ slug: string }, Refused>> {
  return inTransaction(ctx.db, async (tx) => {
    const known = await lockPeriod(tx, periodId);
    if (!known) return refused({ reason: "not-found" });
    if (known.announcedAt !== null) return refused({ reason: "already-announced" });
    if (!(await findSlotDays(tx, periodId))) return refused({ reason: "no-slots" });
    await tx.update(bookingPeriod).set({ announcedAt: databaseNow }).where(eq(bookingPeriod.id, periodId));
    await recordEvent(tx, ctx, { action: "period.announced", accountId: null, detail: { period: periodId } });
    return ok({ slug: known.slug });
  });
}
