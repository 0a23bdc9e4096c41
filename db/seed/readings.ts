import "server-only";
import { and, eq, isNull, lte, notExists, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { account } from "@/db/schema/accounts";
import { ageGroup, bookingPeriod, programme, slot } from "@/db/schema/activities";
import { familyQuotient } from "@/db/schema/billing";
import { booking, bookingRequest } from "@/db/schema/bookings";
import { child, family, guardian } from "@/db/schema/families";
import type { Quotient } from "@/lib/billing/rules";
import type { Day } from "@/lib/core/days";
import type { Id } from "@/lib/core/ids";
import { territoryOf } from "@/lib/families/rules";

/** How the seed recognises its own requests. */
export const SEEDED = "demo:";

export type Child = { id: Id<"child">; givenName: string; bornOn: Day };
export type Family = { id: Id<"family">; accountId: Id<"account">; email: string; isResident: boolean; quotients: Quotient[]; /** Eldest first. */ children: Child[] };

/** The families of these accounts, by the first of them. */
export async function listFamilies(tx: Transaction, emails: ReadonlySet<string>): Promise<Family[]> {
  const rows = await tx
    .select({ familyId: family.id, communeInsee: family.communeInsee, accountId: account.id, email: account.emailCanonical, id: child.id, givenName: child.givenName, bornOn: child.bornOn })
    .from(child)
    .innerJoin(family, eq(family.id, child.familyId))
    .innerJoin(guardian, and(eq(guardian.familyId, family.id), isNull(guardian.revokedAt)))
    .innerJoin(account, eq(account.id, guardian.accountId))
    .where(isNull(child.removedAt))
    .orderBy(account.emailCanonical, child.bornOn);
  const { familyId: ofFamily, amount, state, validFrom, validUntil } = familyQuotient;
  const quotients = await tx.select({ ofFamily, amount, state, validFrom, validUntil }).from(familyQuotient);
  const families = new Map<string, Family>();
  for (const { familyId, communeInsee, accountId, email, ...each } of rows.filter(({ email }) => emails.has(email))) {
    const known = families.get(familyId) ?? { id: familyId, accountId, email, isResident: territoryOf(communeInsee) === "resident", quotients: quotients.filter((each) => each.ofFamily === familyId), children: [] };
    families.set(familyId, known);
    if (known.accountId === accountId) known.children.push(each);
  }
  return [...families.values()];
}

export type Slot = Awaited<ReturnType<typeof listSlots>>[number];

/** The slots of the periods that are open to everybody and that the seed has not filled yet. */
export function listSlots(tx: Transaction, now: Date) {
  const filled = tx
    .select({ id: bookingRequest.id })
    .from(bookingRequest)
    .where(and(eq(bookingRequest.bookingPeriodId, bookingPeriod.id), sql`starts_with(${bookingRequest.submissionKey}, ${SEEDED})`));
  return tx
    .select({
      id: slot.id, day: slot.day, formula: slot.formula, capacity: slot.capacity, taken: slot.taken, closedReason: slot.closedReason,
      programmeId: slot.programmeId, programmeSlug: programme.slug, addDeadline: programme.addDeadline, lateCancelShare: programme.lateCancelShare,
      fromYears: ageGroup.fromYears, toYears: ageGroup.toYears,
      bookingPeriodId: bookingPeriod.id, periodSlug: bookingPeriod.slug, residentOpensAt: bookingPeriod.residentOpensAt, outsideOpensAt: bookingPeriod.outsideOpensAt,
    })
    .from(slot)
    .innerJoin(bookingPeriod, eq(bookingPeriod.id, slot.bookingPeriodId))
    .innerJoin(programme, eq(programme.id, slot.programmeId))
    .innerJoin(ageGroup, eq(ageGroup.id, slot.ageGroupId))
    .where(and(lte(bookingPeriod.announcedAt, now), lte(bookingPeriod.outsideOpensAt, now), notExists(filled)))
    .orderBy(slot.day, programme.slug, ageGroup.fromYears, slot.formula);
}

/** « child day » of every day that somebody attends already. */
export async function listBusyDays(tx: Transaction): Promise<Set<string>> {
  const rows = await tx.select({ childId: booking.childId, day: booking.day }).from(booking).where(eq(booking.state, "confirmed"));
  return new Set(rows.map(({ childId, day }) => `${childId} ${day}`));
}
