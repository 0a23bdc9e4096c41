import "server-only";
import { and, asc, desc, eq, gte, inArray, isNull, lte, sql } from "drizzle-orm";
import type { Database, Transaction } from "@/db/client";
import { account } from "@/db/schema/accounts";
import { ageGroup, bookingPeriod, center, closure, programme, programmeRequirement, slot, supervisionRatio } from "@/db/schema/activities";
import { auditEvent } from "@/db/schema/audit";
import { tariff } from "@/db/schema/billing";
import { booking, waitlistEntry } from "@/db/schema/bookings";
import { child, commune, guardian } from "@/db/schema/families";
import type { Day } from "@/lib/core/days";
import type { Id } from "@/lib/core/ids";

type Db = Database | Transaction;

export function listCenters(db: Db) {
  return db
    .select({ id: center.id, slug: center.slug, name: center.name, communeName: commune.name, phone: center.phone })
    .from(center)
    .innerJoin(commune, eq(commune.insee, center.communeInsee))
    .orderBy(asc(center.name));
}

export async function findCenter(db: Db, slug: string) {
  const [row] = await db
    .select({ id: center.id, slug: center.slug, name: center.name, addressLine: center.addressLine, communeInsee: center.communeInsee, phone: center.phone, summary: center.summary })
    .from(center)
    .where(eq(center.slug, slug));
  return row;
}

/** Every programme, published or not, in the order of its centre. */
export function listEveryProgramme(db: Db) {
  return db
    .select({
      id: programme.id, slug: programme.slug, title: programme.title, offer: programme.offer, season: programme.season, isPublished: programme.isPublished,
      centerId: programme.centerId, centerName: center.name, tariffName: tariff.name,
    })
    .from(programme)
    .innerJoin(center, eq(center.id, programme.centerId))
    .innerJoin(tariff, eq(tariff.id, programme.tariffId))
    .orderBy(asc(center.name), asc(programme.season), asc(programme.title));
}

export type ProgrammeRow = Awaited<ReturnType<typeof listEveryProgramme>>[number];

const programmeColumns = {
  id: programme.id, slug: programme.slug, title: programme.title, summary: programme.summary, centerId: programme.centerId, offer: programme.offer, season: programme.season,
  tariffId: programme.tariffId, isPublished: programme.isPublished, addDeadline: programme.addDeadline, cancelDeadline: programme.cancelDeadline, lateCancelShare: programme.lateCancelShare,
};

/** A programme as its manager changes it, with what it asks of a file and its age groups. */
export async function findEveryDetail(db: Db, slug: string) {
  const [row] = await db.select({ ...programmeColumns, centerName: center.name }).from(programme).innerJoin(center, eq(center.id, programme.centerId)).where(eq(programme.slug, slug));
  if (!row) return undefined;
  const [groups, requirements] = await Promise.all([
    db
      .select({ id: ageGroup.id, name: ageGroup.name, fromYears: ageGroup.fromYears, toYears: ageGroup.toYears, slots: sql<number>`(select count(*)::integer from ${slot} each where each.programme_id = ${ageGroup}.programme_id and each.age_group_id = ${ageGroup}.id)` })
      .from(ageGroup)
      .where(eq(ageGroup.programmeId, row.id))
      .orderBy(asc(ageGroup.fromYears)),
    listRequirements(db, row.id),
  ]);
  return { ...row, groups, requirements };
}

export type ProgrammeDetail = NonNullable<Awaited<ReturnType<typeof findEveryDetail>>>;

export function listRequirements(db: Db, programmeId: Id<"programme">) {
  return db.select({ item: programmeRequirement.item, isBlocking: programmeRequirement.isBlocking }).from(programmeRequirement).where(eq(programmeRequirement.programmeId, programmeId)).orderBy(programmeRequirement.item);
}

/** Holds a programme until the transaction ends. */
export async function lockProgramme(tx: Transaction, id: Id<"programme">) {
  const [row] = await tx.select(programmeColumns).from(programme).where(eq(programme.id, id)).for("update");
  return row;
}

/** The age groups of these programmes. */
export function listGroups(db: Db, programmeIds: readonly Id<"programme">[]) {
  return db
    .select({ id: ageGroup.id, programmeId: ageGroup.programmeId, name: ageGroup.name, fromYears: ageGroup.fromYears, toYears: ageGroup.toYears, season: programme.season })
    .from(ageGroup)
    .innerJoin(programme, eq(programme.id, ageGroup.programmeId))
    .where(inArray(ageGroup.programmeId, [...programmeIds]))
    .orderBy(asc(ageGroup.fromYears), asc(ageGroup.toYears));
}

const periodColumns = {
  id: bookingPeriod.id, slug: bookingPeriod.slug, name: bookingPeriod.name, startsOn: bookingPeriod.startsOn, endsOn: bookingPeriod.endsOn,
  residentOpensAt: bookingPeriod.residentOpensAt, outsideOpensAt: bookingPeriod.outsideOpensAt, announcedAt: bookingPeriod.announcedAt,
};

/** Every period, the latest first, with how many slots it holds. */
export function listPeriods(db: Db) {
  return db
    .select({ ...periodColumns, slots: sql<number>`(select count(*)::integer from ${slot} each where each.booking_period_id = ${bookingPeriod}.id)` })
    .from(bookingPeriod)
    .orderBy(desc(bookingPeriod.startsOn));
}

export type PeriodRow = Awaited<ReturnType<typeof listPeriods>>[number];

export async function findPeriodBySlug(db: Db, slug: string) {
  const [row] = await db.select(periodColumns).from(bookingPeriod).where(eq(bookingPeriod.slug, slug));
  return row;
}

export async function lockPeriod(tx: Transaction, id: Id<"bookingPeriod">) {
  const [row] = await tx.select(periodColumns).from(bookingPeriod).where(eq(bookingPeriod.id, id)).for("update");
  return row;
}

/** Every slot of a period as another period may repeat it. */
export const listPattern = (db: Db, periodId: Id<"bookingPeriod">) =>
  db
    .select({
      modelStartsOn: bookingPeriod.startsOn, programmeId: slot.programmeId, ageGroupId: slot.ageGroupId, season: programme.season, fromYears: ageGroup.fromYears,
      day: slot.day, formula: slot.formula, places: slot.places, animators: slot.animators,
    })
    .from(slot)
    .innerJoin(bookingPeriod, eq(bookingPeriod.id, slot.bookingPeriodId))
    .innerJoin(programme, eq(programme.id, slot.programmeId))
    .innerJoin(ageGroup, eq(ageGroup.id, slot.ageGroupId))
    .where(eq(slot.bookingPeriodId, periodId));

/** The first and last day that have a slot in a period; nothing before the first one is made. */
export async function findSlotDays(db: Db, periodId: Id<"bookingPeriod">) {
  const [row] = await db.select({ first: sql<Day | null>`min(${slot.day})`, last: sql<Day | null>`max(${slot.day})` }).from(slot).where(eq(slot.bookingPeriodId, periodId));
  return row?.first && row.last ? { first: row.first, last: row.last } : undefined;
}

/** What each programme has in a period: slots, places and what is taken. */
export function countByProgramme(db: Db, periodId: Id<"bookingPeriod">) {
  return db
    .select({
      slug: programme.slug, title: programme.title, centerName: center.name, isPublished: programme.isPublished, slots: sql<number>`count(*)::integer`,
      capacity: sql<number>`coalesce(sum(${slot.capacity}) filter (where ${slot.closedReason} is null), 0)::integer`, taken: sql<number>`coalesce(sum(${slot.taken}), 0)::integer`,
    })
    .from(slot)
    .innerJoin(programme, eq(programme.id, slot.programmeId))
    .innerJoin(center, eq(center.id, programme.centerId))
    .where(eq(slot.bookingPeriodId, periodId))
    .groupBy(programme.id, center.id)
    .orderBy(asc(center.name), asc(programme.title));
}

/** Which of these programmes' slots there are already between two days, by group, day and formula. */
export async function listKnownSlots(db: Db, programmeIds: readonly Id<"programme">[], from: Day, to: Day): Promise<Set<string>> {
  const rows = await db
    .select({ ageGroupId: slot.ageGroupId, day: slot.day, formula: slot.formula })
    .from(slot)
    .where(and(inArray(slot.programmeId, [...programmeIds]), gte(slot.day, from), lte(slot.day, to)));
  return new Set(rows.map(({ ageGroupId, day, formula }) => `${ageGroupId} ${day} ${formula}`));
}

export function listRatios(db: Db) {
  const { season, validFrom, isUnderSix, isLongDay, childrenPerAnimator, source } = supervisionRatio;
  return db.select({ season, validFrom, isUnderSix, isLongDay, childrenPerAnimator, source }).from(supervisionRatio).orderBy(asc(season), desc(validFrom), desc(isUnderSix), desc(isLongDay));
}

const teamColumns = {
  id: slot.id, day: slot.day, formula: slot.formula, title: slot.title, places: slot.places, animators: slot.animators, childrenPerAnimator: slot.childrenPerAnimator,
  capacity: slot.capacity, taken: slot.taken, closedReason: slot.closedReason,
};
const inLine = sql<number>`(select count(*)::integer from ${waitlistEntry} each where each.slot_id = ${slot.id} and each.state = 'waiting')`;

/** The slots of a programme in a period with their teams, day after day. */
export function listTeams(db: Db, periodId: Id<"bookingPeriod">, programmeId: Id<"programme">) {
  return db
    .select({ ...teamColumns, groupName: ageGroup.name, waiting: inLine })
    .from(slot)
    .innerJoin(ageGroup, eq(ageGroup.id, slot.ageGroupId))
    .where(and(eq(slot.bookingPeriodId, periodId), eq(slot.programmeId, programmeId)))
    .orderBy(asc(slot.day), asc(ageGroup.fromYears), asc(slot.formula));
}

export type TeamRow = Awaited<ReturnType<typeof listTeams>>[number];

export async function findTeam(db: Db, slotId: Id<"slot">) {
  const [row] = await db
    .select({
      ...teamColumns, groupName: ageGroup.name, waiting: inLine, programmeId: slot.programmeId, ageGroupId: slot.ageGroupId, periodId: slot.bookingPeriodId,
      programmeSlug: programme.slug, programmeTitle: programme.title, centerName: center.name, periodSlug: bookingPeriod.slug, periodName: bookingPeriod.name, startsOn: bookingPeriod.startsOn, endsOn: bookingPeriod.endsOn,
    })
    .from(slot)
    .innerJoin(ageGroup, eq(ageGroup.id, slot.ageGroupId))
    .innerJoin(programme, eq(programme.id, slot.programmeId))
    .innerJoin(center, eq(center.id, programme.centerId))
    .innerJoin(bookingPeriod, eq(bookingPeriod.id, slot.bookingPeriodId))
    .where(eq(slot.id, slotId));
  return row;
}

type Series = { programmeId: Id<"programme">; ageGroupId: Id<"ageGroup">; periodId: Id<"bookingPeriod">; formula: TeamRow["formula"] };

/** The open slots that are like one of them between two days: same programme, group, period and formula. */
export async function listSeries(db: Db, { programmeId, ageGroupId, periodId, formula }: Series, from: Day, to: Day): Promise<Id<"slot">[]> {
  const rows = await db
    .select({ id: slot.id })
    .from(slot)
    .where(and(eq(slot.bookingPeriodId, periodId), eq(slot.programmeId, programmeId), eq(slot.formula, formula), eq(slot.ageGroupId, ageGroupId), gte(slot.day, from), lte(slot.day, to)));
  return rows.map(({ id }) => id);
}

export const readTeams = (tx: Transaction, slotIds: readonly Id<"slot">[]) => tx.select(teamColumns).from(slot).where(inArray(slot.id, [...slotIds])).orderBy(asc(slot.day));

/** The closures from this day on and those before, the latest first. */
export function listClosures(db: Db) {
  return db
    .select({ id: closure.id, centerName: center.name, startsOn: closure.startsOn, endsOn: closure.endsOn, reason: closure.reason, createdAt: closure.createdAt })
    .from(closure)
    .innerJoin(center, eq(center.id, closure.centerId))
    .orderBy(desc(closure.startsOn))
    .limit(100);
}

export async function findClosure(db: Db, closureId: Id<"closure">) {
  const [row] = await db
    .select({
      id: closure.id, centerName: center.name, startsOn: closure.startsOn, endsOn: closure.endsOn, reason: closure.reason, createdAt: closure.createdAt, givenName: account.givenName, familyName: account.familyName,
      told: sql<{ families: number; days: number; waits: number; slots: number } | null>`(select event.detail from ${auditEvent} event where event.action = 'closure.decided' and event.detail->>'closure' = ${closure.id} limit 1)`,
    })
    .from(closure)
    .innerJoin(center, eq(center.id, closure.centerId))
    .leftJoin(account, eq(account.id, closure.decidedBy))
    .where(eq(closure.id, closureId));
  return row;
}

const openIn = (centerId: Id<"center">, from: Day, to: Day) =>
  and(eq(programme.centerId, centerId), gte(slot.day, from), lte(slot.day, to), isNull(slot.closedReason));

/** What closing a centre would touch, counted before anything is written. */
export async function countConcerned(db: Db, centerId: Id<"center">, from: Day, to: Day) {
  const [row] = await db
    .select({
      slots: sql<number>`count(distinct ${slot.id})::integer`,
      days: sql<number>`count(distinct ${booking.id})::integer`,
      families: sql<number>`count(distinct ${booking.familyId})::integer`,
      children: sql<number>`count(distinct ${booking.childId})::integer`,
      waits: sql<number>`(select count(*)::integer from ${waitlistEntry} w join ${slot} s on s.id = w.slot_id join ${programme} p on p.id = s.programme_id where p.center_id = ${centerId} and s.day between ${from} and ${to} and s.closed_reason is null and w.state in ('waiting', 'offered'))`,
    })
    .from(slot)
    .innerJoin(programme, eq(programme.id, slot.programmeId))
    .leftJoin(booking, and(eq(booking.slotId, slot.id), eq(booking.state, "confirmed")))
    .where(openIn(centerId, from, to));
  return row ?? { slots: 0, days: 0, families: 0, children: 0, waits: 0 };
}

/** Holds the open slots of a centre between two days, in the one order. */
export async function lockOpenSlots(tx: Transaction, centerId: Id<"center">, from: Day, to: Day): Promise<Id<"slot">[]> {
  const rows = await tx.select({ id: slot.id }).from(slot).innerJoin(programme, eq(programme.id, slot.programmeId)).where(openIn(centerId, from, to)).orderBy(asc(slot.id)).for("update", { of: slot });
  return rows.map(({ id }) => id);
}

/** To whom each family's mail goes: the guardian who has been there longest. Families without an account are absent. */
export async function listAddressees(db: Db, familyIds: readonly Id<"family">[]) {
  const rows = await db
    .selectDistinctOn([guardian.familyId], { familyId: guardian.familyId, accountId: account.id, givenName: account.givenName, email: account.emailAsTyped })
    .from(guardian)
    .innerJoin(account, eq(account.id, guardian.accountId))
    .where(and(inArray(guardian.familyId, [...familyIds]), isNull(guardian.revokedAt)))
    .orderBy(asc(guardian.familyId), asc(guardian.joinedAt));
  return new Map(rows.map((row) => [row.familyId, row]));
}

export async function listGivenNames(db: Db, childIds: readonly Id<"child">[]): Promise<Map<string, string>> {
  const rows = await db.select({ id: child.id, givenName: child.givenName }).from(child).where(inArray(child.id, [...childIds]));
  return new Map(rows.map(({ id, givenName }) => [id, givenName]));
}

export const listTariffNames = (db: Db) => db.select({ id: tariff.id, name: tariff.name }).from(tariff).orderBy(asc(tariff.name));
