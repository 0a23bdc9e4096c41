import "server-only";
import { and, asc, count, desc, eq, gt, gte, inArray, isNotNull, isNull, lt, ne, or, sql, type SQL } from "drizzle-orm";
import type { Database, Transaction } from "@/db/client";
import { databaseNow } from "@/db/columns";
import { account } from "@/db/schema/accounts";
import { booking, bookingRequest, waitlistEntry } from "@/db/schema/bookings";
import { document } from "@/db/schema/documents";
import { child, commune, consent, contact, family, guardian, guardianInvitation, healthRecord, phoneGuardian } from "@/db/schema/families";
import { addDays, instantAt, type Day } from "@/lib/core/days";
import type { Id } from "@/lib/core/ids";
import { searchable } from "@/lib/core/search";

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

/** Holds the family that the desk serves until the transaction ends; undefined once it is gone. */
export async function lockServedFamily(tx: Transaction, familyId: Id<"family">): Promise<Membership | undefined> {
  const [row] = await tx.select({ familyId: family.id, communeInsee: family.communeInsee }).from(family).where(eq(family.id, familyId)).for("update");
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

/** Every decision about a child, the newest first, and whether the desk wrote it down for the family. */
export function listConsents(db: Db, familyId: Id<"family">, childId: Id<"child">) {
  return db
    .select({ kind: consent.kind, isGranted: consent.isGranted, decidedAt: consent.decidedAt, decidedBy: consent.decidedBy, isByDesk: sql<boolean>`coalesce(${account.kind} = 'staff', false)` })
    .from(consent)
    .leftJoin(account, sql`${account.id} = ${consent.decidedBy}`)
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

/** Holds a family that is not one's own yet: whoever joins it waits for what its guardians are doing. */
export async function lockFamily(tx: Transaction, familyId: Id<"family">): Promise<void> {
  await tx.select({ id: family.id }).from(family).where(eq(family.id, familyId)).for("update");
}

export async function findHousehold(db: Db, familyId: Id<"family">) {
  const [row] = await db
    .select({ addressLine: family.addressLine, addressExtra: family.addressExtra, postcode: family.postcode, communeInsee: family.communeInsee, communeName: commune.name, createdAt: family.createdAt })
    .from(family)
    .leftJoin(commune, eq(commune.insee, family.communeInsee))
    .where(eq(family.id, familyId));
  return row;
}

/** Who answers for the family now, the first to have come first. */
export function listGuardians(db: Db, familyId: Id<"family">) {
  return db
    .select({ accountId: account.id, givenName: account.givenName, familyName: account.familyName, emailCanonical: account.emailCanonical, emailAsTyped: account.emailAsTyped, relation: guardian.relation, joinedAt: guardian.joinedAt })
    .from(guardian)
    .innerJoin(account, eq(account.id, guardian.accountId))
    .where(and(eq(guardian.familyId, familyId), isNull(guardian.revokedAt)))
    .orderBy(asc(guardian.joinedAt), asc(guardian.id));
}

const phoneGuardianColumns = { id: phoneGuardian.id, givenName: phoneGuardian.givenName, familyName: phoneGuardian.familyName, phone: phoneGuardian.phone, relation: phoneGuardian.relation };
const servedByPhone = (familyId: Id<"family">) => and(eq(phoneGuardian.familyId, familyId), isNull(phoneGuardian.removedAt));

/** The guardians without any account, the first to have come first. */
export function listPhoneGuardians(db: Db, familyId: Id<"family">) {
  return db.select(phoneGuardianColumns).from(phoneGuardian).where(servedByPhone(familyId)).orderBy(asc(phoneGuardian.createdAt), asc(phoneGuardian.id));
}

export async function findPhoneGuardian(db: Db, familyId: Id<"family">, id: Id<"phoneGuardian">) {
  const [row] = await db.select(phoneGuardianColumns).from(phoneGuardian).where(and(servedByPhone(familyId), eq(phoneGuardian.id, id)));
  return row;
}

const contactColumns = {
  id: contact.id, givenName: contact.givenName, familyName: contact.familyName, phone: contact.phone,
  relation: contact.relation, isEmergency: contact.isEmergency, mayPickUp: contact.mayPickUp, createdAt: contact.createdAt,
};

export function listContacts(db: Db, familyId: Id<"family">) {
  return db.select(contactColumns).from(contact).where(eq(contact.familyId, familyId)).orderBy(asc(contact.createdAt), asc(contact.id));
}

export async function findContact(db: Db, familyId: Id<"family">, id: Id<"contact">) {
  const [row] = await db.select(contactColumns).from(contact).where(and(eq(contact.familyId, familyId), eq(contact.id, id)));
  return row;
}

const communeColumns = { insee: commune.insee, name: commune.name, postcodes: commune.postcodes };

export async function findCommune(db: Db, insee: string) {
  const [row] = await db.select(communeColumns).from(commune).where(eq(commune.insee, insee));
  return row;
}

export function listCommunes(db: Db, insees: readonly string[]) {
  return db.select(communeColumns).from(commune).where(inArray(commune.insee, [...insees])).orderBy(commune.searchName);
}

/** By postcode, or by name: the whole name first, then its beginning, then the beginning of one of its words. */
export function searchCommunes(db: Db, wanted: string, limit: number) {
  const name = searchable(wanted);
  const [whole, start] = [eq(commune.searchName, name), sql`${commune.searchName} like ${`${name}%`}`];
  const isPostcode = /^\d{5}$/.test(name);
  return db
    .select(communeColumns)
    .from(commune)
    .where(isPostcode ? sql`${name} = any(${commune.postcodes})` : sql`' ' || ${commune.searchName} like ${`% ${name}%`}`)
    .orderBy(desc(whole), desc(start), commune.searchName, commune.insee)
    .limit(limit);
}

/** An invitation lives while nobody used, replaced or cancelled it, and while who sent it is still a guardian there, or works at the desk. */
const isLive = and(isNull(guardianInvitation.usedAt), isNull(guardianInvitation.cancelledAt), gt(guardianInvitation.expiresAt, databaseNow));

async function findInvitation(db: Db, which: SQL | undefined) {
  const [row] = await db
    .select({
      id: guardianInvitation.id,
      familyId: guardianInvitation.familyId,
      emailCanonical: guardianInvitation.emailCanonical,
      inviterId: account.id,
      inviter: account.givenName,
      isDesk: sql<boolean>`${account.kind} = 'staff'`,
      expiresAt: guardianInvitation.expiresAt,
      isUsed: sql<boolean>`${guardianInvitation.usedAt} is not null`,
      isExpired: sql<boolean>`${guardianInvitation.expiresAt} <= now()`,
    })
    .from(guardianInvitation)
    .innerJoin(account, eq(account.id, guardianInvitation.invitedBy))
    .leftJoin(guardian, and(eq(guardian.familyId, guardianInvitation.familyId), eq(guardian.accountId, account.id), isNull(guardian.revokedAt)))
    .where(and(isNull(guardianInvitation.cancelledAt), or(eq(account.kind, "staff"), isNotNull(guardian.id)), which))
    .orderBy(desc(guardianInvitation.createdAt))
    .limit(1);
  return row;
}

export const findInvitationByToken = (db: Db, tokenHash: string) => findInvitation(db, eq(guardianInvitation.tokenHash, tokenHash));

/** The newest invitation that waits for the owner of a verified address, into another family than their own. */
export function findInvitationTo(db: Db, emailCanonical: string, ownFamilyId: Id<"family"> | undefined) {
  return findInvitation(db, and(eq(guardianInvitation.emailCanonical, emailCanonical), isLive, ownFamilyId && ne(guardianInvitation.familyId, ownFamilyId)));
}

/** What the family sent and nobody answered yet. */
export function listInvitations(db: Db, familyId: Id<"family">) {
  return db
    .select({ id: guardianInvitation.id, email: guardianInvitation.emailAsTyped, createdAt: guardianInvitation.createdAt, expiresAt: guardianInvitation.expiresAt })
    .from(guardianInvitation)
    .where(and(eq(guardianInvitation.familyId, familyId), isLive))
    .orderBy(guardianInvitation.createdAt);
}

/** Nothing in it that leaving it would lose: no child, no request, no paper. */
export async function isEmptyFamily(tx: Transaction, familyId: Id<"family">): Promise<boolean> {
  const held = (table: typeof child | typeof bookingRequest | typeof document) => tx.select({ id: table.id }).from(table).where(eq(table.familyId, familyId)).limit(1);
  const rows = [...(await held(child)), ...(await held(bookingRequest)), ...(await held(document))];
  return rows.length === 0;
}

/**
 * The files whose last sign of life is that day or an earlier one: nothing booked, asked, given or noted since, no guardian
 * signed in since. Held until the transaction ends; what somebody else holds waits for the next turn.
 */
export async function listUnusedFamilies(tx: Transaction, lastDay: Day, limit: number): Promise<Id<"family">[]> {
  const next = addDays(lastDay, 1);
  const midnight = instantAt(next, "00:00");
  const since = sql`${midnight.toISOString()}::timestamptz`;
  const none = (table: SQL, condition: SQL) => sql`not exists (select 1 from ${table} where family_id = ${family.id} and ${condition})`;
  const rows = await tx
    .select({ id: family.id })
    .from(family)
    .where(
      and(
        isNull(family.forgottenAt),
        lt(family.createdAt, midnight),
        none(sql`booking`, sql`day >= ${next}`),
        none(sql`waitlist_entry`, sql`(day >= ${next} or requested_at >= ${since})`),
        none(sql`booking_request`, sql`created_at >= ${since}`),
        none(sql`document`, sql`created_at >= ${since}`),
        none(sql`call_note`, sql`created_at >= ${since}`),
        none(sql`child`, sql`created_at >= ${since}`),
        none(sql`audit_event`, sql`at >= ${since} and actor_kind in ('parent', 'staff')`),
        none(sql`guardian`, sql`(joined_at >= ${since} or account_id in (select id from account where signed_in_at >= ${since}))`),
      ),
    )
    .orderBy(family.id)
    .limit(limit)
    .for("update", { skipLocked: true });
  return rows.map(({ id }) => id);
}
