import "server-only";
import { and, asc, between, eq, gt, gte, inArray, isNull, lt, sql, type SQL } from "drizzle-orm";
import type { Database, Transaction } from "@/db/client";
import type { Reader } from "@/db/replica";
import { ageGroup, center, programme, slot } from "@/db/schema/activities";
import { auditEvent } from "@/db/schema/audit";
import { booking, bookingRequest, waitlistEntry } from "@/db/schema/bookings";
import { child, commune, family } from "@/db/schema/families";
import { eachDay, instantAt, addDays, type Day } from "@/lib/core/days";
import type { Id } from "@/lib/core/ids";

type Db = Database | Transaction;
export type Span = { from: Day; to: Day; centerId: Id<"center"> | null };

const FAMILIES_AT_ONCE = 2_000;
const LINES_AT_ONCE = 5_000;

const present = and(isNull(child.removedAt), isNull(family.forgottenAt));

export async function countChildren(db: Reader): Promise<number> {
  const [row] = await db.select({ lines: sql<number>`count(*)::integer` }).from(child).innerJoin(family, eq(family.id, child.familyId)).where(present);
  return row?.lines ?? 0;
}

const guardians = (column: SQL) => sql<string>`coalesce((
  select string_agg(each.said, ' ; ' order by each.since) from (
    select ${column} as said, g.joined_at as since from guardian g join account a on a.id = g.account_id where g.family_id = ${family.id} and g.revoked_at is null
  ) as each), '')`;
const byPhone = (column: SQL) => sql<string>`coalesce((
  select string_agg(${column}, ' ; ' order by p.created_at) from phone_guardian p where p.family_id = ${family.id} and p.removed_at is null and ${column} <> ''), '')`;
const both = (ofAccounts: SQL, others: SQL) => sql<string>`concat_ws(' ; ', nullif(${guardians(ofAccounts)}, ''), nullif(${byPhone(others)}, ''))`;

/** A child per line with the family around it, some families at a time. */
export async function* eachChild(db: Reader) {
  for (let last = ""; ; ) {
    const some = await db.select({ id: family.id }).from(family).where(and(gt(family.id, last as Id<"family">), isNull(family.forgottenAt))).orderBy(asc(family.id)).limit(FAMILIES_AT_ONCE);
    if (some.length === 0) return;
    yield await db
      .select({
        familyId: family.id, familyName: child.familyName, givenName: child.givenName, bornOn: child.bornOn, schoolLevel: child.schoolLevel, school: child.school,
        guardians: both(sql`a.given_name || ' ' || a.family_name`, sql`p.given_name || ' ' || p.family_name`),
        emails: guardians(sql`a.email_as_typed`),
        phones: both(sql`a.phone`, sql`p.phone`),
        addressLine: family.addressLine, addressExtra: family.addressExtra, postcode: family.postcode, commune: commune.name, insee: family.communeInsee,
      })
      .from(child)
      .innerJoin(family, eq(family.id, child.familyId))
      .leftJoin(commune, eq(commune.insee, family.communeInsee))
      .where(and(inArray(child.familyId, some.map(({ id }) => id)), present))
      .orderBy(asc(family.id), asc(child.bornOn));
    last = some.at(-1)?.id ?? "";
  }
}

const inSpan = ({ from, to, centerId }: Span) => and(between(booking.day, from, to), centerId === null ? undefined : eq(programme.centerId, centerId));

const ofCenter = (db: Reader, { from, to }: Span, centerId: Id<"center">) =>
  inArray(booking.slotId, db.select({ id: slot.id }).from(slot).innerJoin(programme, eq(programme.id, slot.programmeId)).where(and(between(slot.day, from, to), eq(programme.centerId, centerId))));

export async function countBookings(db: Reader, span: Span): Promise<number> {
  return db.$count(booking, and(between(booking.day, span.from, span.to), span.centerId === null ? undefined : ofCenter(db, span, span.centerId)));
}

const lastMark = (kind: string) => sql<string | null>`(
  select max(m.marked_at) from attendance_mark m
  where m.booking_id = ${booking.id} and m.kind = ${kind} and not exists (select 1 from attendance_mark u where u.booking_id = m.booking_id and u.undoes = m.id))`;

/** A child and a day per line, day by day. */
export async function* eachBooking(db: Reader, span: Span) {
  for (const day of eachDay(span.from, span.to)) {
    yield await db
      .select({
        day: booking.day, center: center.name, programme: programme.title, group: ageGroup.name, formula: slot.formula,
        familyName: child.familyName, givenName: child.givenName, bornOn: child.bornOn, familyId: booking.familyId, commune: commune.name, reference: bookingRequest.reference,
        state: booking.state, priceRule: booking.priceRule, careCents: booking.careCents, mealCents: booking.mealCents, chargedCents: booking.chargedCents,
        arrivedAt: lastMark("arrived"), leftAt: lastMark("left"),
      })
      .from(booking)
      .innerJoin(slot, eq(slot.id, booking.slotId))
      .innerJoin(ageGroup, eq(ageGroup.id, slot.ageGroupId))
      .innerJoin(programme, eq(programme.id, slot.programmeId))
      .innerJoin(center, eq(center.id, programme.centerId))
      .innerJoin(child, eq(child.id, booking.childId))
      .innerJoin(family, eq(family.id, booking.familyId))
      .leftJoin(commune, eq(commune.insee, family.communeInsee))
      .innerJoin(bookingRequest, eq(bookingRequest.id, booking.requestId))
      .where(inSpan({ ...span, from: day, to: day }))
      .orderBy(asc(center.name), asc(slot.formula), asc(child.familyName), asc(child.givenName), asc(booking.id));
  }
}

const stillWaits = (today: Day, centerId: Id<"center"> | null) =>
  and(inArray(waitlistEntry.state, ["waiting", "offered"]), gte(waitlistEntry.day, today), centerId === null ? undefined : eq(programme.centerId, centerId));

export async function countWaiting(db: Reader, today: Day, centerId: Id<"center"> | null): Promise<number> {
  const [row] = await db
    .select({ lines: sql<number>`count(*)::integer` })
    .from(waitlistEntry)
    .innerJoin(slot, eq(slot.id, waitlistEntry.slotId))
    .innerJoin(programme, eq(programme.id, slot.programmeId))
    .where(stillWaits(today, centerId));
  return row?.lines ?? 0;
}

/** In the order of the days, and of their ranks. */
export async function* eachWaiting(db: Reader, today: Day, centerId: Id<"center"> | null) {
  for (let from = 0; ; from += LINES_AT_ONCE) {
    const rows = await db
      .select({
        day: waitlistEntry.day, center: center.name, programme: programme.title, group: ageGroup.name, formula: slot.formula,
        familyName: child.familyName, givenName: child.givenName, familyId: waitlistEntry.familyId, reference: bookingRequest.reference,
        tier: waitlistEntry.tier, priority: waitlistEntry.priority, requestedAt: waitlistEntry.requestedAt, state: waitlistEntry.state, offerExpiresAt: waitlistEntry.offerExpiresAt,
      })
      .from(waitlistEntry)
      .innerJoin(slot, eq(slot.id, waitlistEntry.slotId))
      .innerJoin(ageGroup, eq(ageGroup.id, slot.ageGroupId))
      .innerJoin(programme, eq(programme.id, slot.programmeId))
      .innerJoin(center, eq(center.id, programme.centerId))
      .innerJoin(child, eq(child.id, waitlistEntry.childId))
      .innerJoin(bookingRequest, eq(bookingRequest.id, waitlistEntry.requestId))
      .where(stillWaits(today, centerId))
      .orderBy(asc(waitlistEntry.day), asc(waitlistEntry.slotId), asc(waitlistEntry.tier), sql`${waitlistEntry.priority} desc`, asc(waitlistEntry.requestedAt), asc(waitlistEntry.id))
      .limit(LINES_AT_ONCE)
      .offset(from);
    if (rows.length > 0) yield rows;
    if (rows.length < LINES_AT_ONCE) return;
  }
}

const onDays = (from: Day, to: Day) => and(gte(auditEvent.at, instantAt(from, "00:00")), lt(auditEvent.at, instantAt(addDays(to, 1), "00:00")));

export async function countEvents(db: Reader, { from, to }: Span): Promise<number> {
  return db.$count(auditEvent, onDays(from, to));
}

/** The journal, day by day. */
export async function* eachEvent(db: Reader, { from, to }: Span) {
  for (const day of eachDay(from, to)) {
    yield await db
      .select({
        at: auditEvent.at, action: auditEvent.action, actorKind: auditEvent.actorKind, actorId: auditEvent.actorId, accountId: auditEvent.accountId,
        familyId: auditEvent.familyId, channel: auditEvent.channel, detail: auditEvent.detail,
      })
      .from(auditEvent)
      .where(onDays(day, day))
      .orderBy(asc(auditEvent.at), asc(auditEvent.id));
  }
}

export function listCenters(db: Db) {
  return db.select({ id: center.id, name: center.name }).from(center).orderBy(asc(center.name));
}

export type Held = { held: number; oldest: string | null; due: number | null };

/** What each promise of R-RET-1 holds: how many, the oldest, and how many are past their end already. */
export async function findHeld(db: Reader): Promise<Record<string, Held>> {
  const rows = await db.execute<Held & { kind: string }>(sql`
    select 'registrations' as kind, count(*)::integer as held, min(created_at) as oldest, (count(*) filter (where created_at < now() - interval '7 days'))::integer as due from pending_registration
    union all select 'links', count(*)::integer, min(created_at), (count(*) filter (where expires_at < now() - interval '7 days'))::integer from account_token
    union all select 'sessions', count(*)::integer, min(created_at), (count(*) filter (where least(idle_expires_at, absolute_expires_at) < now() - interval '1 day'))::integer from session
    union all select 'health', count(*)::integer, min(confirmed_at), null from health_record
    union all select 'families', count(*)::integer, min(created_at), null from family where forgotten_at is null
    union all select 'invitations', count(*)::integer, min(created_at), (count(*) filter (where expires_at < now() - interval '7 days'))::integer from guardian_invitation
    union all select 'imports', count(*)::integer, min(created_at), (count(*) filter (where created_at < now() - interval '1 day'))::integer from family_import where sealed is not null
    union all select 'documents', count(*)::integer, min(created_at), null from document
    union all select 'mails', count(*)::integer, min(created_at), (count(*) filter (where created_at < now() - interval '12 months'))::integer from mail
    union all select 'journal', count(*)::integer, min(at), (count(*) filter (where at < now() - interval '12 months'))::integer from audit_event`);
  return Object.fromEntries(rows.map(({ kind, ...held }) => [kind, held]));
}

/** When each recurring job last ran, by the queue's own book. */
export async function findLastRuns(db: Db): Promise<Map<string, Date>> {
  const rows = await db.execute<{ job: string; at: string | null }>(sql`select identifier as job, last_execution as at from graphile_worker._private_known_crontabs`);
  return new Map(rows.flatMap(({ job, at }) => (at === null ? [] : [[job, new Date(at)] as const])));
}
