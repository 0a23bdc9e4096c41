import "server-only";
import { and, asc, count, desc, eq, gte, inArray, isNull, ne, sql } from "drizzle-orm";
import type { Database, Transaction } from "@/db/client";
import { account } from "@/db/schema/accounts";
import { ageGroup, center, programme, slot } from "@/db/schema/activities";
import { attendanceMark } from "@/db/schema/attendance";
import { auditEvent } from "@/db/schema/audit";
import { booking } from "@/db/schema/bookings";
import { document } from "@/db/schema/documents";
import { child, consent, contact, guardian, healthRecord, phoneGuardian } from "@/db/schema/families";
import type { Day } from "@/lib/core/days";
import type { Id } from "@/lib/core/ids";

type Db = Database | Transaction;

export async function findCenter(db: Db, slug: string) {
  const [row] = await db.select({ id: center.id, slug: center.slug, name: center.name, phone: center.phone }).from(center).where(eq(center.slug, slug));
  return row;
}

export type CenterRow = NonNullable<Awaited<ReturnType<typeof findCenter>>>;

/** Every centre, in the order of the alphabet. */
export function listCenters(db: Db) {
  return db.select({ id: center.id, slug: center.slug, name: center.name }).from(center).orderBy(asc(center.name));
}

type Around = { from: Day; today: Day; until: Day; ahead: number };

/** For each of these centres: its last open day before today, and its next ones. Each is found by walking from today, day by day. */
export async function listNearDays(db: Db, centerIds: readonly Id<"center">[], { from, today, until, ahead }: Around): Promise<{ centerId: Id<"center">; day: Day }[]> {
  const open = sql`from ${slot} join ${programme} on ${programme.id} = ${slot.programmeId} where ${programme.centerId} = ${center.id} and ${slot.closedReason} is null`;
  const rows = await db.execute<{ centerId: Id<"center">; day: Day }>(sql`
    select ${center.id} as "centerId", near.day from ${center} cross join lateral (
      (select distinct ${slot.day} ${open} and ${slot.day} >= ${today} and ${slot.day} <= ${until} order by ${slot.day} limit ${ahead})
      union all (select ${slot.day} ${open} and ${slot.day} >= ${from} and ${slot.day} < ${today} order by ${slot.day} desc limit 1)
    ) as near where ${inArray(center.id, [...centerIds])} order by near.day`);
  return [...rows];
}

/** How many children each centre expects on these days. */
export function countExpected(db: Db, centerIds: readonly Id<"center">[], days: readonly Day[]) {
  return db
    .select({ centerId: programme.centerId, day: slot.day, expected: count(booking.id) })
    .from(programme)
    .innerJoin(slot, eq(slot.programmeId, programme.id))
    .innerJoin(booking, and(eq(booking.slotId, slot.id), eq(booking.state, "confirmed")))
    .where(and(inArray(programme.centerId, [...centerIds]), inArray(slot.day, [...days])))
    .groupBy(programme.centerId, slot.day);
}

/** The slots of a centre on a day, by group. */
export function listSlots(db: Db, centerId: Id<"center">, day: Day) {
  return db
    .select({
      id: slot.id, formula: slot.formula, title: slot.title, animators: slot.animators, childrenPerAnimator: slot.childrenPerAnimator, closedReason: slot.closedReason,
      groupId: ageGroup.id, groupName: ageGroup.name, programmeTitle: programme.title,
    })
    .from(programme)
    .innerJoin(ageGroup, eq(ageGroup.programmeId, programme.id))
    .innerJoin(slot, and(eq(slot.programmeId, programme.id), eq(slot.ageGroupId, ageGroup.id), eq(slot.day, day)))
    .where(eq(programme.centerId, centerId))
    .orderBy(asc(programme.title), asc(ageGroup.fromYears), asc(ageGroup.id), asc(slot.formula));
}

export type SlotRow = Awaited<ReturnType<typeof listSlots>>[number];

/** The children booked in these slots, extra places included. */
export function listBooked(db: Db, slotIds: readonly Id<"slot">[]) {
  return db
    .select({
      bookingId: booking.id, slotId: booking.slotId, familyId: booking.familyId, childId: booking.childId, isExtra: booking.isExtra,
      givenName: child.givenName, familyName: child.familyName, bornOn: child.bornOn, meal: child.meal,
    })
    .from(booking)
    .innerJoin(child, and(eq(child.id, booking.childId), eq(child.familyId, booking.familyId)))
    .where(and(inArray(booking.slotId, [...slotIds]), eq(booking.state, "confirmed")))
    .orderBy(asc(child.givenName), asc(child.familyName), asc(booking.id));
}

export type BookedRow = Awaited<ReturnType<typeof listBooked>>[number];

/** The adults of these families: guardians with an account or without, then whoever may fetch the children or be called. */
export async function listAdults(db: Db, familyIds: readonly Id<"family">[]) {
  const of = [...familyIds];
  const [guardians, byPhone, contacts] = await Promise.all([
    db
      .select({ familyId: guardian.familyId, givenName: account.givenName, familyName: account.familyName, phone: account.phone, relation: guardian.relation })
      .from(guardian)
      .innerJoin(account, eq(account.id, guardian.accountId))
      .where(and(inArray(guardian.familyId, of), isNull(guardian.revokedAt)))
      .orderBy(asc(guardian.joinedAt), asc(guardian.id)),
    db
      .select({ familyId: phoneGuardian.familyId, givenName: phoneGuardian.givenName, familyName: phoneGuardian.familyName, phone: phoneGuardian.phone, relation: phoneGuardian.relation })
      .from(phoneGuardian)
      .where(and(inArray(phoneGuardian.familyId, of), isNull(phoneGuardian.removedAt)))
      .orderBy(asc(phoneGuardian.createdAt), asc(phoneGuardian.id)),
    db
      .select({
        familyId: contact.familyId, givenName: contact.givenName, familyName: contact.familyName, phone: contact.phone, relation: contact.relation,
        isEmergency: contact.isEmergency, mayPickUp: contact.mayPickUp,
      })
      .from(contact)
      .where(inArray(contact.familyId, of))
      .orderBy(asc(contact.createdAt), asc(contact.id)),
  ]);
  return { guardians: [...guardians, ...byPhone], contacts };
}

export type Adults = Awaited<ReturnType<typeof listAdults>>;

/** The newest answer of each kind, for each of these children. */
export function listConsents(db: Db, childIds: readonly Id<"child">[]) {
  return db
    .selectDistinctOn([consent.childId, consent.kind], { childId: consent.childId, kind: consent.kind, isGranted: consent.isGranted })
    .from(consent)
    .where(inArray(consent.childId, [...childIds]))
    .orderBy(asc(consent.childId), asc(consent.kind), desc(consent.decidedAt), desc(consent.id));
}

export type ConsentRow = Awaited<ReturnType<typeof listConsents>>[number];

/** The families, or their children, about whom a court decided. */
export function listCourtOrders(db: Db, familyIds: readonly Id<"family">[]) {
  return db
    .selectDistinct({ familyId: document.familyId, childId: document.childId })
    .from(document)
    .where(and(inArray(document.familyId, [...familyIds]), eq(document.kind, "court_order"), ne(document.state, "refused")));
}

export type CourtOrderRow = Awaited<ReturnType<typeof listCourtOrders>>[number];

/** Health as it rests, for children booked that day: whoever opens it leaves a line (R-HEA-1). */
export function listSealedHealth(db: Db, children: readonly { familyId: Id<"family">; childId: Id<"child"> }[]) {
  const { childId, familyId, allergies, carePlan, treatment } = healthRecord;
  return db
    .select({ childId, familyId, allergies, carePlan, treatment })
    .from(healthRecord)
    .where(and(inArray(childId, children.map((each) => each.childId)), inArray(familyId, children.map((each) => each.familyId))));
}

/** The children whose health this member of staff has already opened since then. */
export async function listOpenedHealth(db: Db, staffId: Id<"account">, since: Date): Promise<Set<string>> {
  const rows = await db
    .selectDistinct({ child: sql<string | null>`${auditEvent.detail} ->> 'child'` })
    .from(auditEvent)
    .where(and(eq(auditEvent.actorId, staffId), gte(auditEvent.at, since), eq(auditEvent.action, "health.read")));
  return new Set(rows.flatMap(({ child: id }) => id ?? []));
}

/** Everything noted in these slots. */
export function listMarks(db: Db, slotIds: readonly Id<"slot">[]) {
  return db
    .select({
      id: attendanceMark.id, bookingId: attendanceMark.bookingId, kind: attendanceMark.kind, undoes: attendanceMark.undoes, leftWith: attendanceMark.leftWith,
      absenceReason: attendanceMark.absenceReason, markedAt: attendanceMark.markedAt,
    })
    .from(attendanceMark)
    .where(inArray(attendanceMark.slotId, [...slotIds]))
    .orderBy(asc(attendanceMark.markedAt), asc(attendanceMark.id));
}

export type MarkRow = Awaited<ReturnType<typeof listMarks>>[number];

/** Of these bookings, the confirmed ones of that centre and day; none of them is cancelled before the transaction ends. */
export function holdBooked(tx: Transaction, centerId: Id<"center">, day: Day, bookingIds: readonly Id<"booking">[]) {
  return tx
    .select({ id: booking.id, familyId: booking.familyId, slotId: booking.slotId })
    .from(booking)
    .innerJoin(slot, eq(slot.id, booking.slotId))
    .innerJoin(programme, eq(programme.id, slot.programmeId))
    .where(and(inArray(booking.id, [...bookingIds]), eq(booking.day, day), eq(booking.state, "confirmed"), eq(programme.centerId, centerId)))
    .orderBy(asc(booking.id))
    .for("share", { of: booking });
}
