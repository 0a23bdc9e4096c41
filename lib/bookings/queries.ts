import "server-only";
import { and, asc, eq, gte, inArray, isNull, lte, sql } from "drizzle-orm";
import type { Database, Transaction } from "@/db/client";
import { bookingPeriod, center, programme, slot } from "@/db/schema/activities";
import type { formulas } from "@/db/schema/billing";
import { booking, bookingRequest, waitlistEntry } from "@/db/schema/bookings";
import { commune } from "@/db/schema/families";
import type { ChildFile } from "@/lib/activities/queries";
import type { Day } from "@/lib/core/days";
import type { Id } from "@/lib/core/ids";
import type { ChildFacts } from "./rules";

type Db = Database | Transaction;
export type Formula = (typeof formulas)[number];

/** The slots that a request speaks of: one programme, one period, one formula. */
export type Offered = { programmeId: Id<"programme">; periodId: Id<"bookingPeriod">; formula: Formula };

const slotColumns = {
  id: slot.id,
  ageGroupId: slot.ageGroupId,
  day: slot.day,
  title: slot.title,
  capacity: slot.capacity,
  taken: slot.taken,
  closedReason: slot.closedReason,
};

const isOffered = ({ programmeId, periodId, formula }: Offered) =>
  and(eq(slot.programmeId, programmeId), eq(slot.bookingPeriodId, periodId), eq(slot.formula, formula));

/** Slots of these age groups with the places left, and how many wait for the full ones, day after day. */
export function listSlots(db: Db, offered: Offered, groupIds: readonly Id<"ageGroup">[]) {
  return db
    .select({
      ...slotColumns,
      waiting: sql<number>`case when ${slot.taken} < ${slot.capacity} then 0 else (select count(*)::integer from ${waitlistEntry} each where each.slot_id = ${slot.id} and each.state = 'waiting') end`,
    })
    .from(slot)
    .where(and(isOffered(offered), inArray(slot.ageGroupId, [...groupIds])))
    .orderBy(asc(slot.day));
}

/** Holds these slots until the transaction ends, always in the same order; `now` is the database's clock, in milliseconds. */
export function lockSlots(tx: Transaction, offered: Offered, places: readonly { ageGroupId: Id<"ageGroup">; day: Day }[]) {
  const wanted = sql.join(places.map(({ ageGroupId, day }) => sql`(${ageGroupId}::text, ${day}::text)`), sql`, `);
  return tx
    .select({ ...slotColumns, now: sql<number>`extract(epoch from clock_timestamp())::float8 * 1000` })
    .from(slot)
    .where(and(isOffered(offered), sql`(${slot.ageGroupId}, ${slot.day}) in (${wanted})`))
    .orderBy(asc(slot.id))
    .for("update");
}

/** Where the children of a family are, and where they wait, between two days. */
export async function listBusyDays(db: Db, familyId: Id<"family">, from: Day, to: Day) {
  const [booked, waited] = await Promise.all([
    db
      .select({ childId: booking.childId, day: booking.day })
      .from(booking)
      .where(and(eq(booking.familyId, familyId), gte(booking.day, from), lte(booking.day, to), eq(booking.state, "confirmed"))),
    db
      .select({ childId: waitlistEntry.childId, slotId: waitlistEntry.slotId })
      .from(waitlistEntry)
      .where(and(eq(waitlistEntry.familyId, familyId), gte(waitlistEntry.day, from), lte(waitlistEntry.day, to), sql`${waitlistEntry.state} in ('waiting', 'offered')`)),
  ]);
  return { booked, waited };
}

type BusyDays = Awaited<ReturnType<typeof listBusyDays>>;

/** A child of the file, with the days that are already spoken for. */
export function childFacts({ id, bornOn, isSchooled, file }: ChildFile, { booked, waited }: BusyDays): ChildFacts {
  return {
    id,
    bornOn,
    isSchooled,
    file,
    bookedDays: new Set(booked.filter(({ childId }) => childId === id).map(({ day }) => day)),
    waitingSlots: new Set(waited.filter(({ childId }) => childId === id).map(({ slotId }) => slotId)),
  };
}

/** The request that this form already made, when it is sent again. */
export async function findSubmission(db: Db, familyId: Id<"family">, submissionKey: string): Promise<string | undefined> {
  const [row] = await db
    .select({ reference: bookingRequest.reference })
    .from(bookingRequest)
    .where(and(eq(bookingRequest.familyId, familyId), eq(bookingRequest.submissionKey, submissionKey)));
  return row?.reference;
}

/** What is on offer for these months: programme and period, with the formulas and days that have slots from `today` on. */
export function listOffers(db: Db, today: Day) {
  return db
    .select({
      programmeId: programme.id,
      slug: programme.slug,
      title: programme.title,
      offer: programme.offer,
      centerName: center.name,
      town: commune.name,
      periodId: bookingPeriod.id,
      periodName: bookingPeriod.name,
      startsOn: bookingPeriod.startsOn,
      endsOn: bookingPeriod.endsOn,
      residentOpensAt: bookingPeriod.residentOpensAt,
      outsideOpensAt: bookingPeriod.outsideOpensAt,
      firstDay: sql<Day>`min(${slot.day})`,
      lastDay: sql<Day>`max(${slot.day})`,
    })
    .from(slot)
    .innerJoin(programme, eq(programme.id, slot.programmeId))
    .innerJoin(center, eq(center.id, programme.centerId))
    .innerJoin(commune, eq(commune.insee, center.communeInsee))
    .innerJoin(bookingPeriod, eq(bookingPeriod.id, slot.bookingPeriodId))
    .where(and(gte(slot.day, today), isNull(slot.closedReason), eq(programme.isPublished, true), sql`${bookingPeriod.announcedAt} <= now()`))
    .groupBy(programme.id, center.id, commune.insee, bookingPeriod.id)
    .orderBy(asc(bookingPeriod.startsOn), asc(programme.offer), asc(programme.title));
}

/** The formulas of a programme in a period. */
export async function listFormulas(db: Db, programmeId: Id<"programme">, periodId: Id<"bookingPeriod">): Promise<Formula[]> {
  const rows = await db
    .selectDistinct({ formula: slot.formula })
    .from(slot)
    .where(and(eq(slot.programmeId, programmeId), eq(slot.bookingPeriodId, periodId)));
  return rows.map(({ formula }) => formula);
}
