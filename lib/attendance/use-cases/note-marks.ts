import "server-only";
import type { Context, StaffActor } from "@/db/context";
import { attendanceMark } from "@/db/schema/attendance";
import { inTransaction } from "@/db/transaction";
import { recordEvent } from "@/lib/audit/use-cases/record-event";
import type { Day } from "@/lib/core/days";
import type { Id } from "@/lib/core/ids";
import { ok, refused, type Result } from "@/lib/core/result";
import { maySeeCenter } from "@/lib/staff/policy";
import { findCenter, holdBooked } from "../queries";
import { believedInstant, markingOf, type AbsenceReason, type MarkKind } from "../rules";
import type { MarkRefusal } from "../words";

export type NewMark = {
  id: Id<"attendanceMark">;
  bookingId: Id<"booking">;
  kind: MarkKind;
  undoes: Id<"attendanceMark"> | null;
  leftWith: string | null;
  absenceReason: AbsenceReason | null;
  markedAt: number;
};

type Batch = { center: string; day: Day; marks: readonly NewMark[] };

/**
 * Adds what a team noted, at once or after it was cut off. A mark sent twice is one. Those of a booking that was cancelled
 * meanwhile are given back by their ids; the others are kept all the same.
 */
export async function noteMarks(ctx: Context<StaffActor>, { center: slug, day, marks }: Batch): Promise<Result<{ unknown: string[] }, MarkRefusal>> {
  const window = markingOf(day, ctx.now);
  if (window === "too-early") return refused({ reason: "too-early" });
  if (window === "too-late") return refused({ reason: "too-late" });
  return inTransaction(ctx.db, async (tx) => {
    const center = await findCenter(tx, slug);
    if (!center || !maySeeCenter(ctx.actor, center.id)) return refused({ reason: "not-there" });
    if (marks.length === 0) return ok({ unknown: [] });
    const booked = new Map((await holdBooked(tx, center.id, day, marks.map(({ bookingId }) => bookingId))).map((each) => [each.id, each]));
    const rows = marks.flatMap(({ markedAt, ...mark }) => {
      const place = booked.get(mark.bookingId);
      return place ? [{ ...mark, slotId: place.slotId, day, markedAt: believedInstant(markedAt, ctx.now), receivedAt: ctx.now, markedBy: ctx.actor.accountId }] : [];
    });
    if (rows.length === 0) return refused({ reason: "booking-gone" });
    const added = await tx.insert(attendanceMark).values(rows).onConflictDoNothing().returning({ bookingId: attendanceMark.bookingId, kind: attendanceMark.kind });
    const ofFamilies = added.flatMap(({ bookingId, kind }) => {
      const place = booked.get(bookingId);
      return place ? [{ familyId: place.familyId, kind }] : [];
    });
    await recordEvent(tx, ctx, ...linesOf(ofFamilies, day));
    return ok({ unknown: marks.filter(({ bookingId }) => !booked.has(bookingId)).map(({ id }) => id) });
  });
}

/** One line for each family and batch: what was noted, and how often. */
function linesOf(added: readonly { familyId: string; kind: MarkKind }[], day: Day) {
  return [...new Set(added.map(({ familyId }) => familyId))].map((familyId) => {
    const counts: Record<string, number> = {};
    for (const { kind } of added.filter((each) => each.familyId === familyId)) counts[kind] = (counts[kind] ?? 0) + 1;
    return { action: "attendance.marked" as const, accountId: null, familyId, detail: { day, ...counts } };
  });
}
