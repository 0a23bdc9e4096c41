import "server-only";
import { and, asc, eq, gte, sql } from "drizzle-orm";
import type { Database, Transaction } from "@/db/client";
import { ageGroup, bookingPeriod, center, programme, slot } from "@/db/schema/activities";
import { booking, bookingRequest, waitlistEntry } from "@/db/schema/bookings";
import { child } from "@/db/schema/families";
import type { Day } from "@/lib/core/days";
import type { Id } from "@/lib/core/ids";
import type { ListFilter } from "./rules";

type Db = Database | Transaction;

/** Spelled out, so that a prepared statement still finds the indexes of the living ones. */
const isAlive = sql`${waitlistEntry.state} in ('waiting', 'offered')`;

const slotFacts = {
  id: slot.id, day: slot.day, formula: slot.formula, title: slot.title, capacity: slot.capacity, taken: slot.taken, closedReason: slot.closedReason,
  groupName: ageGroup.name, programmeTitle: programme.title, centerName: center.name, periodName: bookingPeriod.name,
};

/** The slots somebody waits for from today on, in the order of days; `limit` of them after the last one read. */
export function listWaitedSlots(db: Db, { periodId, centerId, day, after }: ListFilter, today: Day, limit: number) {
  const next = after && sql`(${waitlistEntry.day}, ${waitlistEntry.slotId}) > (${after.day}, ${after.slotId})`;
  const waited = db
    .select({
      day: waitlistEntry.day, slotId: waitlistEntry.slotId,
      waiting: sql<number>`count(*) filter (where ${waitlistEntry.state} = 'waiting')::integer`.as("waiting"),
      offered: sql<number>`count(*) filter (where ${waitlistEntry.state} = 'offered')::integer`.as("offered"),
    })
    .from(waitlistEntry)
    .where(and(isAlive, day ? eq(waitlistEntry.day, day) : gte(waitlistEntry.day, today), next))
    .groupBy(waitlistEntry.day, waitlistEntry.slotId)
    .as("waited");
  return db
    .select({ ...slotFacts, waiting: waited.waiting, offered: waited.offered })
    .from(waited)
    .innerJoin(slot, eq(slot.id, waited.slotId))
    .innerJoin(ageGroup, eq(ageGroup.id, slot.ageGroupId))
    .innerJoin(programme, eq(programme.id, slot.programmeId))
    .innerJoin(center, eq(center.id, programme.centerId))
    .innerJoin(bookingPeriod, eq(bookingPeriod.id, slot.bookingPeriodId))
    .where(and(periodId && eq(slot.bookingPeriodId, periodId), centerId && eq(programme.centerId, centerId)))
    .orderBy(asc(waited.day), asc(waited.slotId))
    .limit(limit);
}

export async function findSlot(db: Db, slotId: Id<"slot">) {
  const [row] = await db
    .select(slotFacts)
    .from(slot)
    .innerJoin(ageGroup, eq(ageGroup.id, slot.ageGroupId))
    .innerJoin(programme, eq(programme.id, slot.programmeId))
    .innerJoin(center, eq(center.id, programme.centerId))
    .innerJoin(bookingPeriod, eq(bookingPeriod.id, slot.bookingPeriodId))
    .where(eq(slot.id, slotId));
  return row;
}

export type SlotRow = NonNullable<Awaited<ReturnType<typeof findSlot>>>;

/** Everybody who waits for this slot or holds an offer of it, first in line first. */
export function listLine(db: Db, slotId: Id<"slot">) {
  return db
    .select({
      id: waitlistEntry.id, requestId: waitlistEntry.requestId, familyId: waitlistEntry.familyId, reference: bookingRequest.reference, givenName: child.givenName, familyName: child.familyName,
      state: waitlistEntry.state, tier: waitlistEntry.tier, priority: waitlistEntry.priority, priorityReason: waitlistEntry.priorityReason, isTogether: waitlistEntry.isTogether,
      requestedAt: waitlistEntry.requestedAt, offeredAt: waitlistEntry.offeredAt, offerExpiresAt: waitlistEntry.offerExpiresAt, deskReason: waitlistEntry.deskReason,
      passedOverAt: waitlistEntry.passedOverAt, passedOverReason: waitlistEntry.passedOverReason,
      isBusy: sql<boolean>`exists (select from ${booking} b where b.child_id = ${waitlistEntry.childId} and b.day = ${waitlistEntry.day} and b.state = 'confirmed')`,
    })
    .from(waitlistEntry)
    .innerJoin(bookingRequest, eq(bookingRequest.id, waitlistEntry.requestId))
    .innerJoin(child, eq(child.id, waitlistEntry.childId))
    .where(and(eq(waitlistEntry.slotId, slotId), isAlive))
    .orderBy(asc(waitlistEntry.tier), sql`${waitlistEntry.priority} desc`, asc(waitlistEntry.requestedAt), asc(waitlistEntry.id));
}

export type LineRow = Awaited<ReturnType<typeof listLine>>[number];

/** Where an entry waits, and with whom: what an act on it locks first. */
export async function findEntry(db: Db, entryId: Id<"waitlistEntry">) {
  const [row] = await db
    .select({ slotId: waitlistEntry.slotId, day: waitlistEntry.day, requestId: waitlistEntry.requestId, familyId: waitlistEntry.familyId, isTogether: waitlistEntry.isTogether })
    .from(waitlistEntry)
    .where(eq(waitlistEntry.id, entryId));
  return row;
}

/** What the filters offer: the centres, and the periods that are not over. */
export async function listFilters(db: Db, today: Day) {
  const [centers, periods] = await Promise.all([
    db.select({ id: center.id, name: center.name }).from(center).orderBy(asc(center.name)),
    db.select({ id: bookingPeriod.id, name: bookingPeriod.name }).from(bookingPeriod).where(gte(bookingPeriod.endsOn, today)).orderBy(asc(bookingPeriod.startsOn)),
  ]);
  return { centers, periods };
}
