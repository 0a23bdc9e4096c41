import "server-only";
import { inArray } from "drizzle-orm";
import { waitlistEntry } from "@/db/schema/bookings";
import { inTransaction } from "@/db/transaction";
import { recordEvent } from "@/lib/audit/use-cases/record-event";
import { ok, type Result } from "@/lib/core/result";
import { concerned, lockOffer, type OfferClaim, type OfferRefusal } from "./lock-offer";
import { offerFreedPlaces } from "./offer-places";

/** Gives an offered place back; it goes to the next in line at once. */
export async function declineOffer(claim: OfferClaim): Promise<Result<void, OfferRefusal>> {
  const { ctx } = claim;
  return inTransaction(ctx.db, async (tx) => {
    const offer = await lockOffer(tx, claim);
    if (!offer.ok) return offer;
    const { familyId, entries, now } = offer.value;
    await tx.update(waitlistEntry).set({ state: "declined", endedAt: now }).where(inArray(waitlistEntry.id, entries.map(({ id }) => id)));
    await recordEvent(tx, ctx, { action: "waitlist.declined", ...concerned(ctx.actor, entries[0]?.accountId ?? null), familyId, detail: { places: entries.length } });
    await offerFreedPlaces(tx, ctx, entries.map(({ slotId }) => slotId), now);
    return ok(undefined);
  });
}
