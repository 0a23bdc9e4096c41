import "server-only";
import type { Context, DeskActor } from "@/db/context";
import { inTransaction } from "@/db/transaction";
import { recordEvent } from "@/lib/audit/use-cases/record-event";
import { entriesOfRequest, findRequest, listDays, listEntries, listRefused, lockFamilyOf, ofRequest } from "@/lib/bookings/queries";
import { mailReceipt } from "@/lib/bookings/use-cases/mail-receipt";
import { cents, sum } from "@/lib/core/money";
import { ok, refused, type Result } from "@/lib/core/result";

/** Sends what a request has become once more, as it is now: by mail, or as a task for the desk when nobody of the family reads mail. */
export async function sendRecap(ctx: Context<DeskActor>, reference: string): Promise<Result<{ by: "mail" | "letter" }, { reason: "no-family" | "not-found" }>> {
  const { familyId } = ctx.actor;
  return inTransaction(ctx.db, async (tx) => {
    const own = await lockFamilyOf(tx, ctx.actor);
    if (!own) return refused({ reason: "no-family" });
    const request = await findRequest(tx, familyId, reference);
    if (!request) return refused({ reason: "not-found" });
    const [rows, waiting, noes] = await Promise.all([
      listDays(tx, familyId, ofRequest(request.id)),
      listEntries(tx, entriesOfRequest(familyId, request.id)),
      listRefused(tx, familyId, request.id),
    ]);
    const booked = rows.filter(({ state }) => state === "confirmed").map((row) => ({ ...row, priceCents: cents(row.careCents + row.mealCents) }));
    const [title = ""] = [...rows, ...waiting].map((each) => each.title);
    await mailReceipt(tx, ctx, { familyId, addressee: own.addressee, reference, title, formula: request.formula, booked, waiting, refused: noes, totalCents: sum(booked.map(({ priceCents }) => priceCents)), again: true });
    const by = own.addressee ? "mail" : "letter";
    await recordEvent(tx, ctx, { action: "booking.recap_sent", accountId: null, familyId, detail: { reference, by } });
    return ok({ by });
  });
}
