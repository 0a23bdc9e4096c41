import "server-only";
import { inArray } from "drizzle-orm";
import type { Context, StaffActor } from "@/db/context";
import { waitlistEntry } from "@/db/schema/bookings";
import { inTransaction } from "@/db/transaction";
import { recordEvent } from "@/lib/audit/use-cases/record-event";
import { lockToFree, readFreed } from "@/lib/bookings/queries";
import { offerEnds } from "@/lib/bookings/rules";
import { inGroup, offer, passOver } from "@/lib/bookings/use-cases/offer-places";
import type { Id } from "@/lib/core/ids";
import { ok, refused, type Result } from "@/lib/core/result";
import { holdRight } from "@/lib/staff/use-cases/hold-right";
import { findEntry } from "../queries";
import { decideChoice } from "../rules";
import type { WaitlistRefusal } from "../words";

type Choosing = { entryId: Id<"waitlistEntry">; reason: string };

/** Offers a free place to a chosen entry, with a reason; whoever was ahead is noted as passed over. Only a place that is there is offered. */
export async function offerOutOfOrder(ctx: Context<StaffActor>, { entryId, reason }: Choosing): Promise<Result<{ ahead: number }, WaitlistRefusal>> {
  return inTransaction(ctx.db, async (tx) => {
    if (!(await holdRight(tx, ctx, "run-waitlists"))) return refused({ reason: "signed-out" });
    const entry = await findEntry(tx, entryId);
    if (!entry) return refused({ reason: "not-waiting" });
    const { now } = await lockToFree(tx, [entry.slotId]);
    const { slots, waiting } = await readFreed(tx, [entry.slotId]);
    const open = slots.filter(({ closedReason, day }) => closedReason === null && offerEnds(now, day) !== undefined);
    if (!open.some(({ id }) => id === entry.slotId)) return refused({ reason: "too-late" });
    const places = new Map(open.map(({ id, capacity, taken }) => [id as string, capacity - taken]));
    const choice = decideChoice(places, waiting.map(inGroup), entryId);
    if (!choice.ok && choice.reason === "no-place") return refused({ reason: "no-place" });
    if (!choice.ok && choice.reason === "already-booked") return refused({ reason: "already-booked" });
    if (!choice.ok) return refused({ reason: "not-waiting" });
    const { group, ahead } = choice;
    await offer(tx, ctx, group, now);
    await tx.update(waitlistEntry).set({ deskReason: reason }).where(inArray(waitlistEntry.id, group.map(({ id }) => id)));
    await recordEvent(tx, ctx, { action: "waitlist.chosen", accountId: null, familyId: entry.familyId, detail: { entry: entryId, places: group.length, ahead: ahead.length } });
    for (const each of ahead) await passOver(tx, ctx, each, "desk_choice", now);
    return ok({ ahead: ahead.length });
  });
}
