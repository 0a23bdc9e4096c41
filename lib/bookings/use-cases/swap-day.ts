import "server-only";
import { eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import type { Context, FamilyActor } from "@/db/context";
import { booking } from "@/db/schema/bookings";
import { inTransaction } from "@/db/transaction";
import { findPeriod, findProgramme, listFiles } from "@/lib/activities/queries";
import { opensAt } from "@/lib/activities/rules";
import { recordEvent } from "@/lib/audit/use-cases/record-event";
import type { Price } from "@/lib/billing/rules";
import { newId, type Id } from "@/lib/core/ids";
import { cents } from "@/lib/core/money";
import { ok, refused, type Result } from "@/lib/core/result";
import type { Membership } from "@/lib/families/queries";
import { territoryOf } from "@/lib/families/rules";
import { overrideRefusal } from "../policy";
import { childFacts, listBusyDays, listDays, listOtherSlots, lockFamily, lockToFree, priceDays, type DayRow } from "../queries";
import { cancellingOf, judgeWish, type SlotFacts } from "../rules";
import type { BookingRefusal } from "../words";
import { mailSwap } from "./mail-change";
import { offerFreedPlaces } from "./offer-places";

export type Swap = { bookingId: Id<"booking">; slotId: Id<"slot">; /** The price of the new day, as the page said it. */ priceCents: number; /** The desk alone, with the right: why the day is let go after its deadline, with nothing due. */ waiver?: string };

type Refused = Extract<BookingRefusal, { reason: "no-family" | "not-found" | "swap-too-late" | "swap-refused" | "cost-changed" | "not-open" | "override-not-allowed" | "override-needs-reason" }>;
type NewSlot = SlotFacts & { id: Id<"slot"> };

/**
 * Changes a booked day for another of the same activity and formula: the new place is taken before the old one is let go,
 * in one transaction that holds both. Whatever is wrong with the new one, the old one is kept. In time, or by an exception of
 * the desk; the new day keeps its own rules.
 */
export async function swapDay(ctx: Context<FamilyActor>, { bookingId, slotId, priceCents, waiver }: Swap): Promise<Result<{ reference: string }, Refused>> {
  const reason = waiver === undefined ? undefined : overrideRefusal(ctx.actor, waiver);
  if (reason) return refused({ reason });
  return inTransaction(ctx.db, async (tx) => {
    const own = await lockFamily(tx, ctx.actor);
    if (!own) return refused({ reason: "no-family" });
    const [old] = await listDays(tx, own.familyId, eq(booking.id, bookingId));
    const others = old ? await listOtherSlots(tx, old) : [];
    if (!old || !others.some(({ id }) => id === slotId)) return refused({ reason: "not-found" });
    if (await isSwappedFor(tx, own.familyId, old, slotId)) return ok({ reference: old.reference });
    const { slots, now } = await lockToFree(tx, [old.slotId, slotId]);
    const slot = slots.find(({ id }) => id === slotId);
    const { kind } = cancellingOf(old, now);
    if (kind === "ended" || !slot) return refused({ reason: "not-found" });
    if (kind === "begun" || (kind === "late" && waiver === undefined)) return refused({ reason: "swap-too-late" });
    const judged = await judgeSwap(tx, own, { old, slot, now });
    if (!judged.ok) return judged;
    const price = judged.value;
    if (price.careCents + price.mealCents !== priceCents) return refused({ reason: "cost-changed" });
    await write(tx, ctx, { old, slot, price, now, familyId: own.familyId, waiver: kind === "late" ? waiver?.trim() : undefined });
    return ok({ reference: old.reference });
  });
}

/** The same swap sent again: it is done. */
async function isSwappedFor(tx: Transaction, familyId: Id<"family">, { replacedBy }: DayRow, slotId: Id<"slot">): Promise<boolean> {
  if (replacedBy === null) return false;
  const [present] = await listDays(tx, familyId, eq(booking.id, replacedBy));
  return present?.slotId === slotId;
}

type Exchange = { old: DayRow; slot: NewSlot; now: Date };

/** The rules of booking, for the new day: opening, age, closure, deadline, file, what is booked already, places. */
async function judgeSwap(tx: Transaction, { familyId, communeInsee }: Membership, { old, slot, now }: Exchange): Promise<Result<Price, Refused>> {
  const [offer, period, files, busy] = await Promise.all([findProgramme(tx, old.programmeId), findPeriod(tx, old.periodId), listFiles(tx, familyId), listBusyDays(tx, familyId, slot.day, slot.day)]);
  const file = files.find(({ id }) => id === old.childId);
  if (!offer || !period || !file) return refused({ reason: "swap-refused", why: "no_slot" });
  const opening = opensAt(period, territoryOf(communeInsee) === "resident");
  if (now < opening) return refused({ reason: "not-open", opensAt: opening });
  const { slot: judged, refusal } = judgeWish({ child: childFacts(file, busy), day: slot.day, slots: [slot] }, offer, now);
  if (refusal !== undefined) return refused({ reason: "swap-refused", why: refusal });
  if (judged.taken >= judged.capacity) return refused({ reason: "swap-refused", why: "full" });
  const [price] = await priceDays(tx, familyId, [{ ...old, day: slot.day }]);
  return price ? ok(price) : refused({ reason: "swap-refused", why: "no_slot" });
}

async function write(tx: Transaction, ctx: Context<FamilyActor>, { old, slot, price, now, familyId, waiver }: Exchange & { price: Price; familyId: Id<"family">; waiver: string | undefined }): Promise<void> {
  const { actor } = ctx;
  const { careCents, mealCents, rule } = price;
  const id = newId("booking");
  await tx.insert(booking).values({ id, requestId: old.requestId, familyId, childId: old.childId, slotId: slot.id, day: slot.day, careCents, mealCents, priceRule: rule });
  await tx.update(booking).set({ state: waiver === undefined ? "cancelled" : "cancelled_late", cancelledAt: now, chargedCents: cents(0), waiverReason: waiver ?? null, replacedBy: id }).where(eq(booking.id, old.id));
  const told = actor.kind === "parent" ? {} : { reference: old.reference, ...(waiver !== undefined && { waived: old.id }) };
  await recordEvent(tx, ctx, { action: "booking.swapped", accountId: actor.kind === "parent" ? actor.accountId : null, familyId, detail: { from: old.day, to: slot.day, ...told } });
  await mailSwap(tx, ctx, { familyId, old, present: { ...old, day: slot.day, priceCents: cents(careCents + mealCents) } });
  await offerFreedPlaces(tx, ctx, old.isExtra ? [] : [old.slotId], now);
}
