import "server-only";
import type { Context, StaffActor } from "@/db/context";
import { reader } from "@/db/replica";
import { inTransaction } from "@/db/transaction";
import { recordEvent } from "@/lib/audit/use-cases/record-event";
import { dayOf } from "@/lib/core/days";
import { ok, refused, type Result } from "@/lib/core/result";
import type { ExportWish } from "../input";
import { countBookings, countChildren, countEvents, countWaiting, eachBooking, eachChild, eachEvent, eachWaiting } from "../queries";
import { judgeSpan, XLSX_LINES_MAX } from "../rules";
import { bookingLine, childLine, eventLine, waitingLine, type Cell } from "../view";
import { columnWords, type ReportRefusal } from "../words";

type Table = { count: number; header: string[]; batches: AsyncIterable<Cell[][]> };

async function* lines<R>(batches: AsyncIterable<R[]>, lineOf: (row: R) => Cell[]): AsyncGenerator<Cell[][]> {
  for await (const rows of batches) yield rows.map(lineOf);
}

/** What leaves the portal, told to the journal before the first line does. Health is in none of it. */
export async function exportTable(ctx: Context<StaffActor>, wish: ExportWish): Promise<Result<Table, ReportRefusal>> {
  if (!ctx.actor.hasSteppedUp) return refused({ reason: "step-up-needed" });
  const span = judgeSpan(wish.from, wish.to);
  if (span === "backwards") return refused({ reason: "span-backwards" });
  if (span === "too-long") return refused({ reason: "span-too-long" });
  const { count, batches } = await open(ctx, wish);
  if (wish.format === "xlsx" && count > XLSX_LINES_MAX) return refused({ reason: "too-many-lines", count });
  const { scope, format, from, to, centerId } = wish;
  const days = scope === "bookings" || scope === "journal" ? { from, to } : {};
  const detail = { scope, format, lines: count, ...days, ...(centerId !== null && { center: centerId }) };
  await inTransaction(ctx.db, (tx) => recordEvent(tx, ctx, { action: "data.exported_by_staff", accountId: null, detail }));
  return ok({ count, header: columnWords[scope], batches });
}

async function open({ now }: Context<StaffActor>, { scope, ...span }: ExportWish): Promise<{ count: number; batches: AsyncIterable<Cell[][]> }> {
  const db = reader();
  const today = dayOf(now);
  switch (scope) {
    case "families":
      return { count: await countChildren(db), batches: lines(eachChild(db), childLine) };
    case "bookings":
      return { count: await countBookings(db, span), batches: lines(eachBooking(db, span), bookingLine) };
    case "waitlists":
      return { count: await countWaiting(db, today, span.centerId), batches: lines(eachWaiting(db, today, span.centerId), waitingLine) };
    case "journal":
      return { count: await countEvents(db, span), batches: lines(eachEvent(db, span), eventLine) };
  }
}
