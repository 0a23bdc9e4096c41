import "server-only";
import { and, asc, desc, eq, gte, isNull, lte, sql, type SQL } from "drizzle-orm";
import type { Database, Transaction } from "@/db/client";
import { account } from "@/db/schema/accounts";
import { ageGroup, bookingPeriod, center, programme, slot } from "@/db/schema/activities";
import { booking, bookingRequest } from "@/db/schema/bookings";
import { child, commune, family, guardian, phoneGuardian } from "@/db/schema/families";
import type { Day } from "@/lib/core/days";
import type { Id } from "@/lib/core/ids";

type Db = Database | Transaction;

/** Where the family's last booked day is; undefined before the first. */
export async function findUsualCenter(db: Db, familyId: Id<"family">): Promise<string | undefined> {
  const [row] = await db
    .select({ name: center.name })
    .from(booking)
    .innerJoin(slot, eq(slot.id, booking.slotId))
    .innerJoin(programme, eq(programme.id, slot.programmeId))
    .innerJoin(center, eq(center.id, programme.centerId))
    .where(eq(booking.familyId, familyId))
    .orderBy(desc(booking.day))
    .limit(1);
  return row?.name;
}

/** To whom a letter goes: the first guardian, with an account or without, at the address of the household. */
export async function findLetterhead(db: Db, familyId: Id<"family">) {
  const name = (column: "given" | "family") => sql<string | null>`coalesce(${column === "given" ? account.givenName : account.familyName}, ${column === "given" ? phoneGuardian.givenName : phoneGuardian.familyName})`;
  const [row] = await db
    .select({ givenName: name("given"), familyName: name("family"), addressLine: family.addressLine, addressExtra: family.addressExtra, postcode: family.postcode, communeName: commune.name, readsMail: sql<boolean>`${account.id} is not null` })
    .from(family)
    .leftJoin(commune, eq(commune.insee, family.communeInsee))
    .leftJoin(guardian, and(eq(guardian.familyId, family.id), isNull(guardian.revokedAt)))
    .leftJoin(account, eq(account.id, guardian.accountId))
    .leftJoin(phoneGuardian, and(eq(phoneGuardian.familyId, family.id), isNull(phoneGuardian.removedAt)))
    .where(eq(family.id, familyId))
    .orderBy(asc(guardian.joinedAt), asc(phoneGuardian.createdAt))
    .limit(1);
  return row;
}

/** A request by the reference that a caller reads aloud: enough to know which file to open, and no more. */
export async function findByReference(db: Db, reference: string) {
  const [row] = await db
    .select({
      reference: bookingRequest.reference, familyId: bookingRequest.familyId, createdAt: bookingRequest.createdAt, channel: bookingRequest.channel, title: programme.title, period: bookingPeriod.name,
      days: sql<number>`(select count(*)::integer from ${booking} each where each.request_id = ${bookingRequest.id} and each.state = 'confirmed')`,
    })
    .from(bookingRequest)
    .innerJoin(programme, eq(programme.id, bookingRequest.programmeId))
    .innerJoin(bookingPeriod, eq(bookingPeriod.id, bookingRequest.bookingPeriodId))
    .where(eq(bookingRequest.reference, reference));
  return row;
}

export function listCenters(db: Db) {
  return db.select({ id: center.id, name: center.name }).from(center).orderBy(asc(center.name));
}

const onDay = (centerId: Id<"center">, day: Day) =>
  and(eq(programme.centerId, centerId), lte(bookingPeriod.startsOn, day), gte(bookingPeriod.endsOn, day), eq(slot.day, day));

/** Who is booked in a centre on a day, group by group. */
export function listOnDay(db: Db, centerId: Id<"center">, day: Day) {
  return db
    .select({
      id: booking.id, familyId: booking.familyId, reference: bookingRequest.reference, givenName: child.givenName, familyName: child.familyName,
      title: programme.title, formula: slot.formula, groupName: ageGroup.name, isExtra: booking.isExtra, overrides: booking.overrides,
    })
    .from(programme)
    .innerJoin(slot, eq(slot.programmeId, programme.id))
    .innerJoin(bookingPeriod, eq(bookingPeriod.id, slot.bookingPeriodId))
    .innerJoin(ageGroup, eq(ageGroup.id, slot.ageGroupId))
    .innerJoin(booking, and(eq(booking.slotId, slot.id), eq(booking.state, "confirmed")))
    .innerJoin(bookingRequest, eq(bookingRequest.id, booking.requestId))
    .innerJoin(child, eq(child.id, booking.childId))
    .where(onDay(centerId, day))
    .orderBy(asc(programme.title), asc(ageGroup.fromYears), asc(child.familyName), asc(child.givenName));
}

const bookedIn = (which: SQL) => sql<number>`(select count(*)::integer from ${booking} each where each.slot_id = ${slot.id} and each.state = 'confirmed' and ${which})`;

/** The places of a centre on a day, with the children booked, those beyond the capacity among them. */
export function listPlaces(db: Db, centerId: Id<"center">, day: Day) {
  return db
    .select({
      id: slot.id, title: programme.title, formula: slot.formula, groupName: ageGroup.name, capacity: slot.capacity,
      booked: bookedIn(sql`true`), extras: bookedIn(sql`each.is_extra`),
    })
    .from(programme)
    .innerJoin(slot, eq(slot.programmeId, programme.id))
    .innerJoin(bookingPeriod, eq(bookingPeriod.id, slot.bookingPeriodId))
    .innerJoin(ageGroup, eq(ageGroup.id, slot.ageGroupId))
    .where(onDay(centerId, day))
    .orderBy(asc(programme.title), asc(ageGroup.fromYears));
}
