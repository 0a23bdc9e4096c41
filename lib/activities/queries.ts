import "server-only";
import { and, asc, eq, gte, inArray, isNull, sql } from "drizzle-orm";
import type { Database, Transaction } from "@/db/client";
import { ageGroup, bookingPeriod, center, programme, programmeRequirement, slot } from "@/db/schema/activities";
import type { formulas } from "@/db/schema/billing";
import { waitlistEntry } from "@/db/schema/bookings";
import { document } from "@/db/schema/documents";
import { commune, consent, contact, child, family, healthRecord } from "@/db/schema/families";
import { SECOND_MS } from "@/lib/core/clock";
import type { Day } from "@/lib/core/days";
import type { Id } from "@/lib/core/ids";
import { remembering } from "@/lib/core/memory";
import type { DocumentFacts, FileFacts } from "./rules";

type Db = Database | Transaction;

const CATALOGUE_MEMORY_MS = 3 * SECOND_MS;

/** A programme as booking decides on it: ages, deadlines, what it asks of a file. Catalogue data may be three seconds old. */
export const findProgramme = remembering(CATALOGUE_MEMORY_MS, (_db: Db, programmeId: Id<"programme">) => programmeId, async (db, programmeId) => {
  const [row] = await db
    .select({
      id: programme.id,
      slug: programme.slug,
      title: programme.title,
      offer: programme.offer,
      season: programme.season,
      centerName: center.name,
      centerAddress: center.addressLine,
      addDeadline: programme.addDeadline,
      cancelDeadline: programme.cancelDeadline,
      lateCancelShare: programme.lateCancelShare,
      tariffId: programme.tariffId,
    })
    .from(programme)
    .innerJoin(center, eq(center.id, programme.centerId))
    .where(and(eq(programme.id, programmeId), eq(programme.isPublished, true)));
  if (!row) return undefined;
  const [groups, requirements] = await Promise.all([
    db.select({ id: ageGroup.id, name: ageGroup.name, fromYears: ageGroup.fromYears, toYears: ageGroup.toYears }).from(ageGroup).where(eq(ageGroup.programmeId, programmeId)).orderBy(asc(ageGroup.fromYears)),
    db.select({ item: programmeRequirement.item, isBlocking: programmeRequirement.isBlocking }).from(programmeRequirement).where(eq(programmeRequirement.programmeId, programmeId)).orderBy(programmeRequirement.item),
  ]);
  return { ...row, groups, requirements, blockingItems: requirements.filter(({ isBlocking }) => isBlocking).map(({ item }) => item) };
});

export type ProgrammeFacts = NonNullable<Awaited<ReturnType<typeof findProgramme>>>;

/** An announced period. Its openings are locked once announced, so what is remembered stays true. */
export const findPeriod = remembering(CATALOGUE_MEMORY_MS, (_db: Db, periodId: Id<"bookingPeriod">) => periodId, async (db, periodId) => {
  const [row] = await db
    .select({
      id: bookingPeriod.id,
      name: bookingPeriod.name,
      startsOn: bookingPeriod.startsOn,
      endsOn: bookingPeriod.endsOn,
      residentOpensAt: bookingPeriod.residentOpensAt,
      outsideOpensAt: bookingPeriod.outsideOpensAt,
    })
    .from(bookingPeriod)
    .where(and(eq(bookingPeriod.id, periodId), sql`${bookingPeriod.announcedAt} <= now()`));
  return row;
});

export type PeriodFacts = NonNullable<Awaited<ReturnType<typeof findPeriod>>>;

/** The newest document of each kind, of the child or of the household, as JSON. */
const newestDocuments = sql<DocumentFacts[]>`coalesce((
  select json_agg(json_build_object('kind', newest.kind, 'state', newest.state, 'validUntil', newest.valid_until))
  from (
    select distinct on (each.kind, each.child_id) each.kind, each.state, each.valid_until from ${document} each
    where each.family_id = ${child.familyId} and (each.child_id is null or each.child_id = ${child.id})
    order by each.kind, each.child_id, each.created_at desc
  ) newest), '[]'::json)`;

/** The children of a family, eldest first, each with what its file holds: what the check-list and booking decide on. */
export async function listFiles(db: Db, familyId: Id<"family">) {
  const rows = await db
    .select({
      id: child.id,
      givenName: child.givenName,
      bornOn: child.bornOn,
      schoolLevel: child.schoolLevel,
      communeInsee: family.communeInsee,
      siblingRank: sql<number>`(row_number() over (order by ${child.bornOn}, ${child.createdAt}, ${child.id}))::integer`,
      hasAddress: sql<boolean>`${family.communeInsee} is not null and ${family.addressLine} is not null`,
      hasEmergencyContact: sql<boolean>`exists (select from ${contact} each where each.family_id = ${child.familyId} and each.is_emergency)`,
      hasHealthRecord: sql<boolean>`exists (select from ${healthRecord} each where each.child_id = ${child.id})`,
      hasCareConsent: sql<boolean>`coalesce((select each.is_granted from ${consent} each where each.child_id = ${child.id} and each.kind = 'emergency_care' order by each.decided_at desc limit 1), false)`,
      documents: newestDocuments,
    })
    .from(child)
    .innerJoin(family, eq(family.id, child.familyId))
    .where(and(eq(child.familyId, familyId), isNull(child.removedAt)))
    .orderBy(asc(child.bornOn), asc(child.createdAt), asc(child.id));
  return rows.map(({ schoolLevel, hasAddress, hasEmergencyContact, hasHealthRecord, hasCareConsent, documents, ...row }) => {
    const file: FileFacts = { hasAddress, hasEmergencyContact, hasHealthRecord, hasCareConsent, documents };
    return { ...row, isSchooled: schoolLevel !== "none", file };
  });
}

export type ChildFile = Awaited<ReturnType<typeof listFiles>>[number];

const isAnnounced = sql`${bookingPeriod.announcedAt} <= now()`;

/** Every published programme with its center and ages, in the order of the catalogue. */
export async function listProgrammes(db: Db) {
  const [rows, groups] = await Promise.all([
    db
      .select({
        id: programme.id,
        slug: programme.slug,
        title: programme.title,
        summary: programme.summary,
        offer: programme.offer,
        season: programme.season,
        centerName: center.name,
        communeInsee: center.communeInsee,
        communeName: commune.name,
      })
      .from(programme)
      .innerJoin(center, eq(center.id, programme.centerId))
      .innerJoin(commune, eq(commune.insee, center.communeInsee))
      .where(eq(programme.isPublished, true))
      .orderBy(asc(programme.offer), asc(center.name), asc(programme.season), asc(programme.title)),
    db.select({ programmeId: ageGroup.programmeId, id: ageGroup.id, fromYears: ageGroup.fromYears, toYears: ageGroup.toYears }).from(ageGroup),
  ]);
  return rows.map((row) => ({ ...row, groups: groups.filter(({ programmeId }) => programmeId === row.id) }));
}

/** The announced periods of each programme that still have days to come, with the first and last of them. */
export async function listAnnouncedPeriods(db: Db, today: Day) {
  return db
    .select({
      programmeId: slot.programmeId,
      id: bookingPeriod.id,
      name: bookingPeriod.name,
      residentOpensAt: bookingPeriod.residentOpensAt,
      outsideOpensAt: bookingPeriod.outsideOpensAt,
      firstDay: sql<Day>`min(${slot.day})`,
      lastDay: sql<Day>`max(${slot.day})`,
    })
    .from(slot)
    .innerJoin(bookingPeriod, eq(bookingPeriod.id, slot.bookingPeriodId))
    .where(and(isAnnounced, gte(slot.day, today)))
    .groupBy(slot.programmeId, bookingPeriod.id)
    .orderBy(sql`min(${slot.day})`);
}

/** The same two lists for pages that everybody asks at once; they may be three seconds old. */
export const recallProgrammes = remembering(CATALOGUE_MEMORY_MS, (_db: Db) => "all", listProgrammes);
export const recallPeriods = remembering(CATALOGUE_MEMORY_MS, (_db: Db, today: Day) => today, listAnnouncedPeriods);

/** What a page adds to the facts that booking decides on. */
export async function findPresentation(db: Db, slug: string) {
  const [row] = await db
    .select({ id: programme.id, summary: programme.summary, centerPhone: center.phone, centerSummary: center.summary, communeName: commune.name })
    .from(programme)
    .innerJoin(center, eq(center.id, programme.centerId))
    .innerJoin(commune, eq(commune.insee, center.communeInsee))
    .where(and(eq(programme.slug, slug), eq(programme.isPublished, true)));
  return row;
}

/** Every slot to come of a programme in its announced periods. */
export function listAnnouncedSlots(db: Db, programmeId: Id<"programme">, today: Day) {
  return db
    .select({
      periodId: slot.bookingPeriodId,
      ageGroupId: slot.ageGroupId,
      day: slot.day,
      formula: slot.formula,
      title: slot.title,
      capacity: slot.capacity,
      taken: slot.taken,
      closedReason: slot.closedReason,
    })
    .from(slot)
    .innerJoin(bookingPeriod, eq(bookingPeriod.id, slot.bookingPeriodId))
    .where(and(eq(slot.programmeId, programmeId), isAnnounced, gte(slot.day, today)))
    .orderBy(asc(slot.day), asc(slot.formula));
}

export type CatalogueProgramme = Awaited<ReturnType<typeof listProgrammes>>[number];
export type AnnouncedPeriod = Awaited<ReturnType<typeof listAnnouncedPeriods>>[number];
export type AnnouncedSlot = Awaited<ReturnType<typeof listAnnouncedSlots>>[number];

export type Formula = (typeof formulas)[number];

/** The slots that a request speaks of: one programme, one period, one formula. */
export type Offered = { programmeId: Id<"programme">; periodId: Id<"bookingPeriod">; formula: Formula };

/** A slot as booking decides on it. */
export const slotColumns = {
  id: slot.id,
  ageGroupId: slot.ageGroupId,
  day: slot.day,
  title: slot.title,
  capacity: slot.capacity,
  taken: slot.taken,
  closedReason: slot.closedReason,
};

export const isOffered = ({ programmeId, periodId, formula }: Offered) =>
  and(eq(slot.programmeId, programmeId), eq(slot.bookingPeriodId, periodId), eq(slot.formula, formula));

/** Slots of these age groups with the places left, and how many wait for the full ones, day after day. */
export function listSlots(db: Db, offered: Offered, groupIds: readonly Id<"ageGroup">[]) {
  return db
    .select({
      ...slotColumns,
      waiting: sql<number>`case when ${slot.taken} < ${slot.capacity} then 0 else (select count(*)::integer from ${waitlistEntry} each where each.slot_id = ${slot}.id and each.state = 'waiting') end`,
    })
    .from(slot)
    .where(and(isOffered(offered), inArray(slot.ageGroupId, [...groupIds])))
    .orderBy(asc(slot.day));
}

export type OfferedSlot = Awaited<ReturnType<typeof listSlots>>[number];

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
