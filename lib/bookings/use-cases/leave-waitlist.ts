import "server-only";
import { inArray } from "drizzle-orm";
import type { Context, FamilyActor } from "@/db/context";
import { waitlistEntry } from "@/db/schema/bookings";
import { inTransaction } from "@/db/transaction";
import { recordEvent } from "@/lib/audit/use-cases/record-event";
import type { Id } from "@/lib/core/ids";
import { ok, refused, type Result } from "@/lib/core/result";
import { entriesTogether, entryOf, listEntries, lockFamily, lockToFree } from "../queries";
import type { BookingRefusal } from "../words";
import { concerned } from "./lock-offer";
import { offerFreedPlaces } from "./offer-places";

const isWaiting = ({ state }: { state: string }) => state === "waiting" || state === "offered";

/** Takes a wish out of its list, with the brothers and sisters who wait with it; a place that was offered goes to the next. */
export async function leaveWaitlist(ctx: Context<FamilyActor>, entryId: Id<"waitlistEntry">): Promise<Result<void, Extract<BookingRefusal, { reason: "no-family" | "not-found" }>>> {
  return inTransaction(ctx.db, async (tx) => {
    const own = await lockFamily(tx, ctx.actor);
    if (!own) return refused({ reason: "no-family" });
    const [entry] = await listEntries(tx, entryOf(own.familyId, entryId));
    if (!entry) return refused({ reason: "not-found" });
    const group = entry.isTogether ? entriesTogether(entry.requestId, entry.day) : entryOf(own.familyId, entryId);
    const { now } = await lockToFree(tx, [entry.slotId, ...(await listEntries(tx, group)).map(({ slotId }) => slotId)]);
    const left = (await listEntries(tx, group)).filter(isWaiting);
    if (left.length === 0) return entry.state === "left" ? ok(undefined) : refused({ reason: "not-found" });
    await tx.update(waitlistEntry).set({ state: "left", endedAt: now }).where(inArray(waitlistEntry.id, left.map(({ id }) => id)));
    await recordEvent(tx, ctx, { action: "waitlist.left", ...concerned(ctx.actor, ctx.actor.accountId), familyId: own.familyId, detail: { wishes: left.length } });
    await offerFreedPlaces(tx, ctx, left.filter(({ state }) => state === "offered").map(({ slotId }) => slotId), now);
    return ok(undefined);
  });
}
