import "server-only";
import { and, eq, inArray } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import type { Context, StaffActor } from "@/db/context";
import { databaseNow } from "@/db/columns";
import { center, closure, slot } from "@/db/schema/activities";
import { booking, waitlistEntry } from "@/db/schema/bookings";
import { inTransaction } from "@/db/transaction";
import { recordEvent } from "@/lib/audit/use-cases/record-event";
import { livingEntriesIn } from "@/lib/bookings/queries";
import { dayOf, type Day } from "@/lib/core/days";
import { newId, type Id } from "@/lib/core/ids";
import { cents } from "@/lib/core/money";
import { ok, refused, type Result } from "@/lib/core/result";
import { postNotice } from "@/lib/notifications/use-cases/post-notice";
import { postTask } from "@/lib/notifications/use-cases/post-task";
import { links } from "../adapters/links";
import { listAddressees, listGivenNames, lockOpenSlots } from "../queries";
import { closedDayLine, closedTaskWords, type ServiceRefusal } from "../words";

type Decision = { centerId: Id<"center">; startsOn: Day; endsOn: Day; reason: string };
type Refused = Extract<ServiceRefusal, { reason: "not-found" | "day-begun" | "already-closed" }>;
type Lost = { familyId: Id<"family">; childId: Id<"child">; day: Day; isWaiting: boolean };

/**
 * Closes a centre from a day to another, in one transaction: its open slots close, what is booked there is cancelled by the
 * centre and costs nothing, who waits there waits no more. Each family has one line in its journal and one mail, or one task
 * for the desk when it reads none.
 */
export async function closeCenter(ctx: Context<StaffActor>, { centerId, startsOn, endsOn, reason }: Decision): Promise<Result<{ closureId: Id<"closure"> }, Refused>> {
  if (startsOn <= dayOf(ctx.now)) return refused({ reason: "day-begun" });
  return inTransaction(ctx.db, async (tx) => {
    const [found] = await tx.select({ name: center.name }).from(center).where(eq(center.id, centerId));
    if (!found) return refused({ reason: "not-found" });
    const slotIds = await lockOpenSlots(tx, centerId, startsOn, endsOn);
    if (slotIds.length === 0) return refused({ reason: "already-closed" });
    const closureId = newId("closure");
    await tx.insert(closure).values({ id: closureId, centerId, startsOn, endsOn, reason, decidedBy: ctx.actor.accountId });
    await tx.update(slot).set({ closedReason: "closure", closureId }).where(inArray(slot.id, slotIds));
    const lost = await endWhatIsThere(tx, slotIds);
    const byFamily = new Map([...new Set(lost.map(({ familyId }) => familyId))].map((familyId) => [familyId, lost.filter((each) => each.familyId === familyId)]));
    const days = lost.filter(({ isWaiting }) => !isWaiting).length;
    await recordEvent(tx, ctx, { action: "closure.decided", accountId: null, detail: { closure: closureId, center: centerId, slots: slotIds.length, families: byFamily.size, days, waits: lost.length - days } });
    await tellFamilies(tx, ctx, { closureId, centerName: found.name, reason, byFamily });
    return ok({ closureId });
  });
}

/** Two statements, however many families: the triggers free the places. */
async function endWhatIsThere(tx: Transaction, slotIds: readonly Id<"slot">[]): Promise<Lost[]> {
  const booked = await tx
    .update(booking)
    .set({ state: "cancelled_by_center", cancelledAt: databaseNow, chargedCents: cents(0) })
    .where(and(inArray(booking.slotId, [...slotIds]), eq(booking.state, "confirmed")))
    .returning({ familyId: booking.familyId, childId: booking.childId, day: booking.day });
  const waited = await tx
    .update(waitlistEntry)
    .set({ state: "lapsed", endedAt: databaseNow })
    .where(livingEntriesIn(slotIds))
    .returning({ familyId: waitlistEntry.familyId, childId: waitlistEntry.childId, day: waitlistEntry.day });
  return [...booked.map((each) => ({ ...each, isWaiting: false })), ...waited.map((each) => ({ ...each, isWaiting: true }))];
}

type Told = { closureId: Id<"closure">; centerName: string; reason: string; byFamily: ReadonlyMap<Id<"family">, readonly Lost[]> };

async function tellFamilies(tx: Transaction, ctx: Context<StaffActor>, { closureId, centerName, reason, byFamily }: Told): Promise<void> {
  if (byFamily.size === 0) return;
  const [addressees, names] = await Promise.all([
    listAddressees(tx, [...byFamily.keys()]),
    listGivenNames(tx, [...byFamily.values()].flatMap((lost) => lost.map(({ childId }) => childId))),
  ]);
  await Promise.all(
    [...byFamily].map(async ([familyId, lost]) => {
      const sorted = [...lost].sort((a, b) => (a.day < b.day ? -1 : 1));
      const lines = sorted.map((each) => closedDayLine({ givenName: names.get(each.childId) ?? "", ...each })).join("\n");
      await noteFamily(tx, ctx, familyId, lost);
      const to = addressees.get(familyId);
      if (!to) return postTask(tx, { kind: "tell", familyId, notice: "center-closed", about: closureId, text: closedTaskWords({ centerName, reason, lines }) });
      return postNotice(tx, { notice: "center-closed", to: to.email, accountId: to.accountId, props: { givenName: to.givenName, centerName, reason, days: lines, bookingsUrl: links.bookings() } });
    }),
  );
}

/** What the family reads in its own history: days and waits apart. */
async function noteFamily(tx: Transaction, ctx: Context<StaffActor>, familyId: Id<"family">, lost: readonly Lost[]): Promise<void> {
  const waits = lost.filter(({ isWaiting }) => isWaiting).length;
  const days = lost.length - waits;
  if (days > 0) await recordEvent(tx, ctx, { action: "booking.cancelled_by_center", accountId: null, familyId, detail: { days } });
  if (waits > 0) await recordEvent(tx, ctx, { action: "waitlist.lapsed", accountId: null, familyId, detail: { wishes: waits } });
}
