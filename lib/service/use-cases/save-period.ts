import "server-only";
import { eq } from "drizzle-orm";
import type { Context, StaffActor } from "@/db/context";
import { bookingPeriod } from "@/db/schema/activities";
import { inTransaction } from "@/db/transaction";
import { violates } from "@/db/violations";
import { recordEvent } from "@/lib/audit/use-cases/record-event";
import type { Day } from "@/lib/core/days";
import { newId, type Id } from "@/lib/core/ids";
import { ok, refused, type Result } from "@/lib/core/result";
import { findSlotDays, lockPeriod } from "../queries";
import { slugOf } from "../rules";
import type { ServiceRefusal } from "../words";

type Period = { periodId: Id<"bookingPeriod"> | "nouvelle"; name: string; startsOn: Day; endsOn: Day; residentOpensAt: Date; outsideOpensAt: Date };
type Refused = Extract<ServiceRefusal, { reason: "not-found" | "name-taken" | "opening-locked" | "days-used" }>;

/** Writes a period. It always holds its slots, and its openings move no more once it is announced. */
export async function savePeriod(ctx: Context<StaffActor>, { periodId, ...fields }: Period): Promise<Result<{ slug: string }, Refused>> {
  try {
    return await inTransaction(ctx.db, async (tx) => {
      if (periodId === "nouvelle") {
        const [id, slug] = [newId("bookingPeriod"), slugOf(fields.name)];
        await tx.insert(bookingPeriod).values({ id, slug, ...fields });
        await recordEvent(tx, ctx, { action: "period.saved", accountId: null, detail: { period: id, isNew: true } });
        return ok({ slug });
      }
      const known = await lockPeriod(tx, periodId);
      if (!known) return refused({ reason: "not-found" });
      const isMoved = known.residentOpensAt.getTime() !== fields.residentOpensAt.getTime() || known.outsideOpensAt.getTime() !== fields.outsideOpensAt.getTime();
      if (known.announcedAt !== null && isMoved) return refused({ reason: "opening-locked" });
      const used = await findSlotDays(tx, periodId);
      if (used && (used.first < fields.startsOn || fields.endsOn < used.last)) return refused({ reason: "days-used", ...used });
      await tx.update(bookingPeriod).set(fields).where(eq(bookingPeriod.id, periodId));
      await recordEvent(tx, ctx, { action: "period.saved", accountId: null, detail: { period: periodId, isNew: false } });
      return ok({ slug: known.slug });
    });
  } catch (error) {
    if (violates(error, "booking_period_one_per_slug")) return refused({ reason: "name-taken" });
    throw error;
  }
}
