import "server-only";
import { and, inArray, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import type { Context, FamilyActor } from "@/db/context";
import { booking } from "@/db/schema/bookings";
import { inTransaction } from "@/db/transaction";
import { recordEvent } from "@/lib/audit/use-cases/record-event";
import type { Id } from "@/lib/core/ids";
import { cents, sum, type Cents } from "@/lib/core/money";
import { ok, refused, type Result } from "@/lib/core/result";
import { findRequest, listDays, lockFamily, lockToFree, ofRequest, type DayRow } from "../queries";
import { overrideRefusal } from "../policy";
import { cancellingOf } from "../rules";
import { type BookingRefusal } from "../words";
import { mailCancelling } from "./mail-change";
import { offerFreedPlaces } from "./offer-places";

export type Cancellation = {
  reference: string;
  bookingIds: readonly Id<"booking">[];
  /** What the page said would stay due. A day that became late since then is not cancelled behind the parent's back. */
  owedCents: number;
  /** The desk alone, with the right: why nothing stays due for what is cancelled late. */
  waiver?: string;
};

type Refused = Extract<BookingRefusal, { reason: "no-family" | "not-found" | "nothing-chosen" | "day-begun" | "cost-changed" | "override-not-allowed" | "override-needs-reason" }>;
type Ended = DayRow & { kind: "free" | "late"; due: Cents };

/**
 * Cancels days of one receipt (R-CAN-1): free in time, late with a share that stays due, by the database's clock under the
 * locks; refused once a day has begun. The freed places are offered in the same transaction (R-CAN-2). Days that are
 * cancelled already stay as they are: sent twice, or by both parents, it happens once.
 */
export async function cancelDays(ctx: Context<FamilyActor>, { reference, bookingIds, owedCents, waiver }: Cancellation): Promise<Result<{ cancelled: number }, Refused>> {
  if (bookingIds.length === 0) return refused({ reason: "nothing-chosen" });
  const reason = waiver === undefined ? undefined : overrideRefusal(ctx.actor, waiver);
  if (reason) return refused({ reason });
  return inTransaction(ctx.db, async (tx) => {
    const own = await lockFamily(tx, ctx.actor);
    if (!own) return refused({ reason: "no-family" });
    const request = await findRequest(tx, own.familyId, reference);
    const known = request ? await listDays(tx, own.familyId, and(ofRequest(request.id), inArray(booking.id, [...bookingIds]))) : [];
    if (known.length < new Set(bookingIds).size) return refused({ reason: "not-found" });
    const { now } = await lockToFree(tx, known.map(({ slotId }) => slotId));
    const judged = known.map((day) => ({ day, ...cancellingOf(day, now) }));
    const begun = judged.flatMap(({ day, kind }) => (kind === "begun" ? [day] : []));
    if (begun.length > 0) return refused({ reason: "day-begun", days: begun });
    const ended = judged.flatMap((each): Ended[] => (each.kind === "free" || each.kind === "late" ? [{ ...each.day, kind: each.kind, due: waiver === undefined ? each.chargedCents : cents(0) }] : []));
    const owed = sum(ended.map(({ due }) => due));
    if (owed > owedCents) return refused({ reason: "cost-changed" });
    if (ended.length > 0) await write(tx, ctx, { familyId: own.familyId, reference, ended, owed, now, waiver });
    return ok({ cancelled: ended.length });
  });
}

type Decision = { familyId: Id<"family">; reference: string; ended: readonly Ended[]; owed: Cents; now: Date; waiver: string | undefined };

async function write(tx: Transaction, ctx: Context<FamilyActor>, { familyId, reference, ended, owed, now, waiver }: Decision): Promise<void> {
  const { actor } = ctx;
  const free = ended.filter(({ kind }) => kind === "free");
  const late = ended.filter(({ kind }) => kind === "late");
  if (free.length > 0) await tx.update(booking).set({ state: "cancelled", cancelledAt: now, chargedCents: cents(0) }).where(inArray(booking.id, free.map(({ id }) => id)));
  if (late.length > 0) {
    await tx
      .update(booking)
      .set({ state: "cancelled_late", cancelledAt: now, chargedCents: sql`judged."due"`, waiverReason: waiver?.trim() ?? null })
      .from(sql`json_to_recordset(${JSON.stringify(late.map(({ id, due }) => ({ id, due })))}::json) as judged ("id" text, "due" integer)`)
      .where(sql`${booking.id} = judged."id"`);
  }
  const told = actor.kind === "parent" ? {} : { reference, ...(waiver !== undefined && late[0] && { waived: late[0].id }) };
  await recordEvent(tx, ctx, { action: "booking.cancelled", accountId: actor.kind === "parent" ? actor.accountId : null, familyId, detail: { inTime: free.length, late: late.length, chargedCents: owed, ...told } });
  await mailCancelling(tx, ctx, { familyId, reference, ended, owed });
  await offerFreedPlaces(tx, ctx, ended.filter(({ isExtra }) => !isExtra).map(({ slotId }) => slotId), now);
}
