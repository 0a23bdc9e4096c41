import "server-only";
import { inArray } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { booking, waitlistEntry } from "@/db/schema/bookings";
import { inTransaction } from "@/db/transaction";
import { findProgramme, listFiles } from "@/lib/activities/queries";
import { missingItems } from "@/lib/activities/rules";
import { recordEvent } from "@/lib/audit/use-cases/record-event";
import type { Price } from "@/lib/billing/rules";
import { newId } from "@/lib/core/ids";
import { ok, refused, type Result } from "@/lib/core/result";
import { findGuardian, listBusyDays, priceDays, type EntryRow } from "../queries";
import type { WishRefusal } from "../rules";
import type { BookingRefusal } from "../words";
import { concerned, lockOffer, type LockedOffer, type OfferClaim, type OfferRefusal } from "./lock-offer";
import { mailOutcome } from "./mail-offer";

type Refused = OfferRefusal | Extract<BookingRefusal, { reason: "offer-impossible" }>;
type Accepted = { entry: EntryRow; price: Price };

/**
 * Books what was offered, brothers and sisters as one, at the price of this moment. The place was counted since it was
 * offered, so there is one. Refuses, and keeps the offer standing, what became impossible for a child meanwhile.
 */
export async function acceptOffer(claim: OfferClaim): Promise<Result<{ reference: string }, Refused>> {
  return inTransaction(claim.ctx.db, async (tx) => {
    const offer = await lockOffer(tx, claim);
    if (!offer.ok) return offer;
    const accepted = await judge(tx, offer.value);
    if (!accepted.ok) return accepted;
    await write(tx, claim, offer.value, accepted.value);
    return ok({ reference: offer.value.entries[0]?.reference ?? "" });
  });
}

async function judge(tx: Transaction, { familyId, entries }: LockedOffer): Promise<Result<Accepted[], Refused>> {
  const days = entries.map(({ day }) => day).sort();
  const [first = "1900-01-01", last = first] = [days[0], days.at(-1)];
  const [prices, files, { booked }] = await Promise.all([priceDays(tx, familyId, entries), listFiles(tx, familyId), listBusyDays(tx, familyId, first, last)]);
  const programmes = await Promise.all(entries.map(({ programmeId }) => findProgramme(tx, programmeId)));
  const noes = entries.flatMap((entry, index) => {
    const file = files.find(({ id }) => id === entry.childId)?.file;
    const isBooked = booked.some(({ childId, day }) => childId === entry.childId && day === entry.day);
    const lacks = file && missingItems(programmes[index]?.blockingItems ?? [], file, entry.day).length > 0;
    const reason = [isBooked && "already_booked", entry.closedReason !== null && "closed", prices[index] === undefined && "no_slot", lacks && "file_incomplete"].find((each) => each !== false && each !== undefined);
    return reason ? [{ ...entry, reason: reason as WishRefusal }] : [];
  });
  if (noes.length > 0) return refused({ reason: "offer-impossible", refused: noes });
  return ok(entries.flatMap((entry, index) => (prices[index] ? [{ entry, price: prices[index] }] : [])));
}

/** The offer lets its place go before the booking takes it: the count never exceeds what there is. */
async function write(tx: Transaction, { ctx }: OfferClaim, { familyId, entries, now }: LockedOffer, accepted: readonly Accepted[]): Promise<void> {
  await tx.update(waitlistEntry).set({ state: "accepted", endedAt: now }).where(inArray(waitlistEntry.id, entries.map(({ id }) => id)));
  await tx.insert(booking).values(
    accepted.map(({ entry: { requestId, childId, slotId, day }, price }) => ({ id: newId("booking"), requestId, familyId, childId, slotId, day, careCents: price.careCents, mealCents: price.mealCents, priceRule: price.rule })),
  );
  const [asked = null] = entries.map(({ accountId }) => accountId);
  const guardian = await findGuardian(tx, familyId, ctx.actor.kind === "parent" ? ctx.actor.accountId : asked);
  await recordEvent(tx, ctx, { action: "waitlist.accepted", ...concerned(ctx.actor, asked), familyId, detail: { places: entries.length } });
  await mailOutcome(tx, "offer-accepted", { familyId, guardian }, entries);
}
