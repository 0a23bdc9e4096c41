import "server-only";
import { and, asc, count, desc, eq, gte, isNull, sql } from "drizzle-orm";
import type { Database, Transaction } from "@/db/client";
import { booking, waitlistEntry } from "@/db/schema/bookings";
import { child, consent, family, guardian, healthRecord } from "@/db/schema/families";
import type { Day } from "@/lib/core/days";
import type { Id } from "@/lib/core/ids";

type Db = Database | Transaction;

export type Membership = { familyId: Id<"family">; communeInsee: string | null };

const membershipQuery = (db: Db) =>
  db
    .select({ familyId: guardian.familyId, communeInsee: family.communeInsee })
    .from(guardian)
    .innerJoin(family, eq(family.id, guardian.familyId))
    .where(and(eq(guardian.accountId, sql.placeholder("accountId")), isNull(guardian.revokedAt)))
    .prepare("find_membership");

/** Asked on every page of a signed-in parent. */
const prepared = new WeakMap<Db, ReturnType<typeof membershipQuery>>();

/** The family of this account, read fresh: absent before its first word, and from the moment a guardian is revoked. */
export async function findMembership(db: Db, accountId: Id<"account">): Promise<Membership | undefined> {
  const query = prepared.get(db) ?? membershipQuery(db);
  prepared.set(db, query);
  const [row] = await query.execute({ accountId });
  return row;
}

/** Holds the family of this account until the transaction ends: what its guardians do happens one after the other. */
export async function lockOwnFamily(tx: Transaction, accountId: Id<"account">): Promise<Membership | undefined> {
  const [row] = await tx
    .select({ familyId: guardian.familyId, communeInsee: family.communeInsee })
    .from(family)
    .innerJoin(guardian, eq(guardian.familyId, family.id))
    .where(and(eq(guardian.accountId, accountId), isNull(guardian.revokedAt)))
    .for("update", { of: family });
  return row;
}

const childColumns = {
  id: child.id,
  givenName: child.givenName,
  familyName: child.familyName,
  bornOn: child.bornOn,
  schoolLevel: child.schoolLevel,
  school: child.school,
  meal: child.meal,
  custody: child.custody,
  otherHouseholdName: child.otherHouseholdName,
  otherHouseholdPhone: child.otherHouseholdPhone,
};

const inTheFile = (familyId: Id<"family">) => and(eq(child.familyId, familyId), isNull(child.removedAt));

/** The children in the family file, the eldest first. */
export function listChildren(db: Db, familyId: Id<"family">) {
  return db.select(childColumns).from(child).where(inTheFile(familyId)).orderBy(asc(child.bornOn), asc(child.givenName));
}

export async function countChildren(db: Db, familyId: Id<"family">): Promise<number> {
  const [row] = await db.select({ children: count() }).from(child).where(inTheFile(familyId));
  return row?.children ?? 0;
}

/** One child of this family and no other; absent once removed from the file. */
export async function findChild(db: Db, familyId: Id<"family">, childId: Id<"child">) {
  const [row] = await db
    .select({ ...childColumns, healthConfirmedAt: healthRecord.confirmedAt })
    .from(child)
    .leftJoin(healthRecord, eq(healthRecord.childId, child.id))
    .where(and(inTheFile(familyId), eq(child.id, childId)));
  return row;
}

/** What still ties a child to a centre from `today` on: days booked, and wishes that wait or hold an offer. */
export async function countTies(db: Db, familyId: Id<"family">, childId: Id<"child">, today: Day): Promise<{ booked: number; waiting: number }> {
  const isBooked = and(eq(booking.familyId, familyId), eq(booking.childId, childId), eq(booking.state, "confirmed"), gte(booking.day, today));
  const isWaiting = and(eq(waitlistEntry.familyId, familyId), eq(waitlistEntry.childId, childId), isNull(waitlistEntry.endedAt), gte(waitlistEntry.day, today));
  return { booked: await db.$count(booking, isBooked), waiting: await db.$count(waitlistEntry, isWaiting) };
}

/** Every decision about a child, the newest first. */
export function listConsents(db: Db, familyId: Id<"family">, childId: Id<"child">) {
  return db
    .select({ kind: consent.kind, isGranted: consent.isGranted, decidedAt: consent.decidedAt, decidedBy: consent.decidedBy })
    .from(consent)
    .where(and(eq(consent.familyId, familyId), eq(consent.childId, childId)))
    .orderBy(desc(consent.decidedAt));
}

/** The health record as it rests: sealed, field by field. */
export async function findSealedHealth(db: Db, familyId: Id<"family">, childId: Id<"child">) {
  const { allergies, carePlan, treatment, doctor, vaccines, confirmedAt } = healthRecord;
  const [row] = await db
    .select({ allergies, carePlan, treatment, doctor, vaccines, confirmedAt })
    .from(healthRecord)
    .where(and(eq(healthRecord.familyId, familyId), eq(healthRecord.childId, childId)));
  return row;
}

/** Everything kept about the children of a family but their health, those removed from the file included. */
export function listKeptChildren(db: Db, familyId: Id<"family">) {
  return db
    .select({ ...childColumns, createdAt: child.createdAt, removedAt: child.removedAt })
    .from(child)
    .where(eq(child.familyId, familyId))
    .orderBy(asc(child.bornOn), asc(child.givenName));
}
