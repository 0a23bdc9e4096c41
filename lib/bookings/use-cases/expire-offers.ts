import "server-only";
import { inArray } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import type { Context, SystemActor } from "@/db/context";
import { waitlistEntry } from "@/db/schema/bookings";
import { inTransaction } from "@/db/transaction";
import { recordEvent } from "@/lib/audit/use-cases/record-event";
import { dayOf } from "@/lib/core/days";
import type { Id } from "@/lib/core/ids";
import { findGuardian, findStaleSlots, listEntries, listOffersTogether, livingEntriesIn, lockToFree, type EntryRow } from "../queries";
import { mailOutcome } from "./mail-offer";
import { offerFreedPlaces } from "./offer-places";

/**
 * Every minute: offers nobody answered in time end, wishes for a closed slot or a day that has come lapse, and the places left
 * go to the next in line. A slot is one transaction; its locks decide between this and an answer given at the same instant.
 */
export async function expireOffers(ctx: Context<SystemActor>): Promise<number> {
  let ended = 0;
  for (const slotId of await findStaleSlots(ctx.db, dayOf(ctx.now))) ended += await inTransaction(ctx.db, (tx) => settle(tx, ctx, slotId));
  return ended;
}

async function settle(tx: Transaction, ctx: Context<SystemActor>, slotId: Id<"slot">): Promise<number> {
  const slotIds = [slotId, ...(await listOffersTogether(tx, slotId))];
  const { slots, now } = await lockToFree(tx, slotIds);
  const slot = slots.find(({ id }) => id === slotId);
  if (!slot) return 0;
  const living = await listEntries(tx, livingEntriesIn(slotIds));
  const offers = new Set(living.flatMap((entry) => (entry.slotId === slotId && entry.state === "offered" ? [entry.offerTokenHash] : [])));
  const concerned = living.filter((entry) => entry.slotId === slotId || offers.has(entry.offerTokenHash));
  const due = concerned.filter(({ state, offerExpiresAt }) => state === "offered" && offerExpiresAt !== null && offerExpiresAt <= now);
  const isOver = slot.closedReason !== null || slot.day <= dayOf(now);
  const lapsed = isOver ? concerned.filter((entry) => !due.includes(entry)) : [];
  await end(tx, ctx, due, "expired", now);
  await end(tx, ctx, lapsed, "lapsed", now);
  await offerFreedPlaces(tx, ctx, slotIds, now);
  return due.length + lapsed.length;
}

const outcomes = {
  expired: { action: "waitlist.expired", notice: "offer-ended" },
  lapsed: { action: "waitlist.lapsed", notice: "wait-ended" },
} as const;

/** One line of the journal and one mail for those of one request. */
async function end(tx: Transaction, ctx: Context<SystemActor>, entries: readonly EntryRow[], state: keyof typeof outcomes, now: Date): Promise<void> {
  if (entries.length === 0) return;
  const { action, notice } = outcomes[state];
  await tx.update(waitlistEntry).set({ state, endedAt: now }).where(inArray(waitlistEntry.id, entries.map(({ id }) => id)));
  for (const requestId of new Set(entries.map((entry) => entry.requestId))) {
    const own = entries.filter((entry) => entry.requestId === requestId);
    const [first] = own;
    if (!first) continue;
    const guardian = await findGuardian(tx, first.familyId, first.accountId);
    await recordEvent(tx, ctx, { action, accountId: first.accountId, familyId: first.familyId, detail: { wishes: own.length } });
    await mailOutcome(tx, notice, { familyId: first.familyId, guardian }, own);
  }
}
