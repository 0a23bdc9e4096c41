import "server-only";
import { and, asc, eq, gte, inArray, isNull, lte, ne, sql, type SQL } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Database, Transaction } from "@/db/client";
import type { DeskActor, FamilyActor } from "@/db/context";
import { account } from "@/db/schema/accounts";
import { ageGroup, center, programme, slot } from "@/db/schema/activities";
import { auditEvent } from "@/db/schema/audit";
import { booking, bookingRequest, calendarFeed, refusedWish, waitlistEntry } from "@/db/schema/bookings";
import { child, family, guardian } from "@/db/schema/families";
import type { Addressee } from "@/lib/accounts/queries";
import { findProgramme, isOffered, listFiles, slotColumns, type ChildFile, type Formula, type Offered } from "@/lib/activities/queries";
import { findTariff, listQuotients } from "@/lib/billing/queries";
import { priceFor, type Price } from "@/lib/billing/rules";
import type { Day } from "@/lib/core/days";
import type { Id } from "@/lib/core/ids";
import { lockOwnFamily, type Membership } from "@/lib/families/queries";
import { territoryOf } from "@/lib/families/rules";
import type { ChildFacts } from "./rules";

type Db = Database | Transaction;

/** Holds the family of this actor until the transaction ends, and says where it lives and to whom its mail goes: absent for a family that reads none. */
export function lockFamilyOf(tx: Transaction, actor: FamilyActor) {
  return actor.kind === "parent" ? lockFamilyOfParent(tx, actor.accountId) : lockFamilyOfCaller(tx, actor);
}

async function lockFamilyOfParent(tx: Transaction, accountId: Id<"account">) {
  const [row] = await tx
    .select({ familyId: guardian.familyId, communeInsee: family.communeInsee, id: account.id, givenName: account.givenName, emailAsTyped: account.emailAsTyped })
    .from(family)
    .innerJoin(guardian, eq(guardian.familyId, family.id))
    .innerJoin(account, eq(account.id, guardian.accountId))
    .where(and(eq(guardian.accountId, accountId), isNull(guardian.revokedAt)))
    .for("update", { of: family });
  if (!row) return undefined;
  const { familyId, communeInsee, ...addressee } = row;
  return { familyId, communeInsee, addressee };
}

async function lockFamilyOfCaller(tx: Transaction, actor: DeskActor) {
  const [own, addressee] = await Promise.all([lockServedFamily(tx, actor), findGuardian(tx, actor.familyId, null)]);
  return own && { ...own, addressee };
}

/** The same without the mail, for acts on what is booked already. */
export function lockFamily(tx: Transaction, actor: FamilyActor): Promise<Membership | undefined> {
  return actor.kind === "parent" ? lockOwnFamily(tx, actor.accountId) : lockServedFamily(tx, actor);
}

/** Absent for a member of staff who was dismissed a moment ago. */
async function lockServedFamily(tx: Transaction, { accountId, familyId }: DeskActor): Promise<Membership | undefined> {
  const [row] = await tx
    .select({ familyId: family.id, communeInsee: family.communeInsee })
    .from(family)
    .innerJoin(account, and(eq(account.id, accountId), eq(account.kind, "staff"), eq(account.status, "active")))
    .where(eq(family.id, familyId))
    .for("update", { of: family });
  return row;
}

/** Holds these slots until the transaction ends, always in the same order; `now` is the database's clock, in milliseconds. */
export function lockSlots(tx: Transaction, offered: Offered, places: readonly { ageGroupId: Id<"ageGroup">; day: Day }[]) {
  const wanted = sql`select "ageGroupId", "day" from json_to_recordset(${JSON.stringify(places)}::json) as wanted ("ageGroupId" text, "day" text)`;
  return tx
    .select({ ...slotColumns, now: sql<number>`extract(epoch from clock_timestamp())::float8 * 1000` })
    .from(slot)
    .where(and(isOffered(offered), sql`(${slot.ageGroupId}, ${slot.day}) in (${wanted})`))
    .orderBy(asc(slot.id))
    .for("update", { of: slot });
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

/** Booked and cancelled days with all a receipt says of them, in the order of days. */
export function listDays(db: Db, familyId: Id<"family">, narrowed?: SQL) {
  return db
    .select({
      id: booking.id, requestId: booking.requestId, reference: bookingRequest.reference, childId: booking.childId, givenName: child.givenName, slotId: booking.slotId, day: booking.day,
      state: booking.state, careCents: booking.careCents, mealCents: booking.mealCents, priceRule: booking.priceRule, createdAt: booking.createdAt,
      cancelledAt: booking.cancelledAt, chargedCents: booking.chargedCents, replacedBy: booking.replacedBy,
      overrides: booking.overrides, isExtra: booking.isExtra, waiverReason: booking.waiverReason,
      programmeId: slot.programmeId, periodId: slot.bookingPeriodId, formula: slot.formula, slotTitle: slot.title, groupName: ageGroup.name, title: programme.title,
      cancelDeadline: programme.cancelDeadline, lateCancelShare: programme.lateCancelShare, centerName: center.name, centerAddress: center.addressLine,
    })
    .from(booking)
    .innerJoin(bookingRequest, eq(bookingRequest.id, booking.requestId))
    .innerJoin(child, eq(child.id, booking.childId))
    .innerJoin(slot, eq(slot.id, booking.slotId))
    .innerJoin(ageGroup, eq(ageGroup.id, slot.ageGroupId))
    .innerJoin(programme, eq(programme.id, slot.programmeId))
    .innerJoin(center, eq(center.id, programme.centerId))
    .where(and(eq(booking.familyId, familyId), narrowed))
    .orderBy(asc(booking.day), asc(child.bornOn), asc(booking.childId), asc(booking.createdAt));
}

export type DayRow = Awaited<ReturnType<typeof listDays>>[number];

export const ofRequest = (requestId: Id<"bookingRequest">) => eq(booking.requestId, requestId);
export const confirmedFrom = (day: Day) => and(eq(booking.state, "confirmed"), gte(booking.day, day));

const asker = alias(account, "asker");

/** A request of this family by the reference that a person gives; another family's is not there. */
export async function findRequest(db: Db, familyId: Id<"family">, reference: string) {
  const [row] = await db
    .select({
      id: bookingRequest.id, reference: bookingRequest.reference, channel: bookingRequest.channel, createdAt: bookingRequest.createdAt, programmeId: bookingRequest.programmeId,
      formula: bookingRequest.formula, overrideReason: bookingRequest.overrideReason, givenName: asker.givenName, familyName: asker.familyName,
    })
    .from(bookingRequest)
    .leftJoin(asker, eq(asker.id, sql`coalesce(${bookingRequest.accountId}, ${bookingRequest.staffId})`))
    .where(and(eq(bookingRequest.familyId, familyId), eq(bookingRequest.reference, reference)));
  return row;
}

export function listRefused(db: Db, familyId: Id<"family">, requestId: Id<"bookingRequest">) {
  return db
    .select({ givenName: child.givenName, day: refusedWish.day, reason: refusedWish.reason })
    .from(refusedWish)
    .innerJoin(child, eq(child.id, refusedWish.childId))
    .where(and(eq(refusedWish.familyId, familyId), eq(refusedWish.requestId, requestId)))
    .orderBy(asc(refusedWish.day), asc(child.bornOn));
}

const ahead = sql`(other.tier, -other.priority, other.requested_at, other.id) <= (${waitlistEntry.tier}, -${waitlistEntry.priority}, ${waitlistEntry.requestedAt}, ${waitlistEntry.id})`;
const inLine = (narrowed: SQL) => sql<number>`(select count(*)::integer from ${waitlistEntry} other where other.slot_id = ${waitlistEntry.slotId} and other.state = 'waiting' and ${narrowed})`;

/** Wishes for full slots, with their rank among those who wait, and how often a place went to somebody behind. */
export function listEntries(db: Db, narrowed: SQL | undefined) {
  return db
    .select({
      id: waitlistEntry.id, requestId: waitlistEntry.requestId, familyId: waitlistEntry.familyId, reference: bookingRequest.reference, accountId: bookingRequest.accountId,
      childId: waitlistEntry.childId, givenName: child.givenName, slotId: waitlistEntry.slotId, day: waitlistEntry.day, isTogether: waitlistEntry.isTogether, tier: waitlistEntry.tier,
      priority: waitlistEntry.priority, state: waitlistEntry.state, requestedAt: waitlistEntry.requestedAt, offerExpiresAt: waitlistEntry.offerExpiresAt, offerTokenHash: waitlistEntry.offerTokenHash,
      passedOverAt: waitlistEntry.passedOverAt, passedOverReason: waitlistEntry.passedOverReason, programmeId: slot.programmeId, formula: slot.formula, closedReason: slot.closedReason,
      title: programme.title, centerName: center.name, rank: inLine(ahead), waiting: inLine(sql`true`),
      passes: sql<number>`(select count(*)::integer from ${auditEvent} event where event.family_id = ${waitlistEntry.familyId} and event.action = 'waitlist.passed_over' and event.detail->>'entry' = ${waitlistEntry.id})`,
    })
    .from(waitlistEntry)
    .innerJoin(bookingRequest, eq(bookingRequest.id, waitlistEntry.requestId))
    .innerJoin(child, eq(child.id, waitlistEntry.childId))
    .innerJoin(slot, eq(slot.id, waitlistEntry.slotId))
    .innerJoin(programme, eq(programme.id, slot.programmeId))
    .innerJoin(center, eq(center.id, programme.centerId))
    .where(narrowed)
    .orderBy(asc(waitlistEntry.day), asc(child.bornOn), asc(waitlistEntry.id));
}

export type EntryRow = Awaited<ReturnType<typeof listEntries>>[number];

const isAlive = sql`${waitlistEntry.state} in ('waiting', 'offered')`;
export const entriesOf = (familyId: Id<"family">) => and(eq(waitlistEntry.familyId, familyId), isAlive);
export const entriesOfRequest = (familyId: Id<"family">, requestId: Id<"bookingRequest">) => and(entriesOf(familyId), eq(waitlistEntry.requestId, requestId));
export const entriesBehind = (tokenHash: string) => eq(waitlistEntry.offerTokenHash, tokenHash);
export const entryOf = (familyId: Id<"family">, entryId: Id<"waitlistEntry">) => and(eq(waitlistEntry.familyId, familyId), eq(waitlistEntry.id, entryId));
/** The brothers and sisters of one request who wait together for one day. */
export const entriesTogether = (requestId: Id<"bookingRequest">, day: Day) => and(eq(waitlistEntry.requestId, requestId), eq(waitlistEntry.day, day), eq(waitlistEntry.isTogether, true), isAlive);

export const livingEntriesIn = (slotIds: readonly Id<"slot">[]) => and(inArray(waitlistEntry.slotId, [...slotIds]), isAlive);

/** How many places wait for this family's answer. */
export const countOffers = (db: Db, familyId: Id<"family">) => db.$count(waitlistEntry, and(eq(waitlistEntry.familyId, familyId), eq(waitlistEntry.state, "offered")));

/** The other slots of the offers that this slot is a part of: a shared offer ends as one. */
export async function listOffersTogether(tx: Transaction, slotId: Id<"slot">): Promise<Id<"slot">[]> {
  const mates = await tx.execute<{ id: Id<"slot"> }>(sql`
    select distinct mate.slot_id as id from ${waitlistEntry} own join ${waitlistEntry} mate on mate.offer_token_hash = own.offer_token_hash and mate.state = 'offered'
    where own.slot_id = ${slotId} and own.state = 'offered'`);
  return mates.map(({ id }) => id);
}

/** Slots where an offer is over, where nobody can wait any more, or where a place is left while somebody waits. */
export async function findStaleSlots(db: Db, today: Day): Promise<Id<"slot">[]> {
  const isStale = sql`(${waitlistEntry.state} = 'offered' and ${waitlistEntry.offerExpiresAt} <= now()) or ${slot.closedReason} is not null or ${slot.day} <= ${today} or (${waitlistEntry.state} = 'waiting' and ${slot.taken} < ${slot.capacity})`;
  const rows = await db.selectDistinct({ id: slot.id }).from(waitlistEntry).innerJoin(slot, eq(slot.id, waitlistEntry.slotId)).where(and(isAlive, isStale)).orderBy(asc(slot.id));
  return rows.map(({ id }) => id);
}

/** Where the brothers and sisters of those who wait together for these slots wait, these slots included. */
async function findSlotsTogether(tx: Transaction, slotIds: readonly Id<"slot">[]): Promise<Id<"slot">[]> {
  const mates = await tx.execute<{ id: Id<"slot"> }>(sql`
    select distinct mate.slot_id as id from ${waitlistEntry} own
    join ${waitlistEntry} mate on mate.request_id = own.request_id and mate.day = own.day and mate.is_together and mate.state = 'waiting'
    where own.is_together and own.state = 'waiting' and ${inArray(sql`own.slot_id`, [...slotIds])}`);
  return [...new Set([...slotIds, ...mates.map(({ id }) => id)])];
}

const lockById = (tx: Transaction, ids: readonly Id<"slot">[]) =>
  tx
    .select({ ...slotColumns, now: sql<number>`extract(epoch from clock_timestamp())::float8 * 1000` })
    .from(slot)
    .where(inArray(slot.id, [...ids]))
    .orderBy(asc(slot.id));

/** Holds the slots that a change will free, and those where brothers and sisters of the next in line wait, in the one order; says what time it then is. */
export async function lockToFree(tx: Transaction, slotIds: readonly Id<"slot">[]) {
  const slots = await lockById(tx, await findSlotsTogether(tx, slotIds)).for("update");
  return { slots, now: new Date(slots[0]?.now ?? 0) };
}

/**
 * The freed slots, held already, as they are now; those of brothers and sisters are added if nobody else holds them, for
 * waiting here, out of order, would lock two families against each other.
 */
export async function readFreed(tx: Transaction, slotIds: readonly Id<"slot">[]) {
  const ids = await findSlotsTogether(tx, slotIds);
  const slots = await lockById(tx, ids).for("update", { skipLocked: true });
  const busy = sql<boolean>`exists (select from ${booking} b where b.child_id = ${waitlistEntry.childId} and b.day = ${waitlistEntry.day} and b.state = 'confirmed')`;
  const [inSlots, together] = [sql`own.state = 'waiting' and ${inArray(sql`own.slot_id`, ids)}`, sql`mate.request_id = own.request_id and mate.day = own.day and mate.is_together and mate.state = 'waiting'`];
  const waiting = await tx
    .select({
      id: waitlistEntry.id, requestId: waitlistEntry.requestId, familyId: waitlistEntry.familyId, accountId: bookingRequest.accountId, childId: waitlistEntry.childId, slotId: waitlistEntry.slotId, day: waitlistEntry.day,
      tier: waitlistEntry.tier, priority: waitlistEntry.priority, requestedAt: waitlistEntry.requestedAt, isTogether: waitlistEntry.isTogether, isBusy: busy,
    })
    .from(waitlistEntry)
    .innerJoin(bookingRequest, eq(bookingRequest.id, waitlistEntry.requestId))
    .where(sql`${waitlistEntry.id} in (select own.id from ${waitlistEntry} own where ${inSlots} union select mate.id from ${waitlistEntry} own join ${waitlistEntry} mate on ${together} where own.is_together and ${inSlots})`);
  return { slots, waiting };
}

/** The guardian who asked, or, once that one is gone, the one who has been there longest. */
export async function findGuardian(db: Db, familyId: Id<"family">, accountId: string | null): Promise<Addressee | undefined> {
  const [row] = await db
    .select({ id: account.id, givenName: account.givenName, emailAsTyped: account.emailAsTyped })
    .from(guardian)
    .innerJoin(account, eq(account.id, guardian.accountId))
    .where(and(eq(guardian.familyId, familyId), isNull(guardian.revokedAt)))
    .orderBy(sql`${account.id} is distinct from ${accountId}`, asc(guardian.joinedAt))
    .limit(1);
  return row;
}

/** Days of the same activity and formula that a child could have instead of a booked one. */
export function listOtherSlots(db: Db, { programmeId, periodId, formula, slotId }: Pick<DayRow, "programmeId" | "periodId" | "formula" | "slotId">) {
  return db.select(slotColumns).from(slot).where(and(isOffered({ programmeId, periodId, formula }), ne(slot.id, slotId))).orderBy(asc(slot.day));
}

export async function hasCalendarFeed(db: Db, accountId: Id<"account">): Promise<boolean> {
  const [row] = await db.select({ createdAt: calendarFeed.createdAt }).from(calendarFeed).where(eq(calendarFeed.accountId, accountId));
  return row !== undefined;
}

/** Whose days are read under this private address, if anybody's. */
export async function findFeedOwner(db: Db, tokenHash: string): Promise<Id<"account"> | undefined> {
  const [row] = await db.select({ accountId: calendarFeed.accountId }).from(calendarFeed).where(eq(calendarFeed.tokenHash, tokenHash));
  return row?.accountId;
}

type PricedWish = { childId: Id<"child">; programmeId: Id<"programme">; formula: Formula; day: Day };

/** Today's price of each of these days for this family; undefined where the activity or its price is no more. */
export async function priceDays(db: Db, familyId: Id<"family">, wishes: readonly PricedWish[]): Promise<(Price | undefined)[]> {
  const [files, quotients] = await Promise.all([listFiles(db, familyId), listQuotients(db, familyId)]);
  return Promise.all(
    wishes.map(async ({ childId, programmeId, formula, day }) => {
      const file = files.find(({ id }) => id === childId);
      const offered = await findProgramme(db, programmeId);
      if (!file || !offered) return undefined;
      const payer = { quotients, isResident: territoryOf(file.communeInsee) === "resident", siblingRank: file.siblingRank };
      return priceFor(await findTariff(db, offered.tariffId), payer, formula, day);
    }),
  );
}
