import "server-only";
import { and, asc, desc, eq, gte, inArray, lt, lte, sql } from "drizzle-orm";
import type { Database, Transaction } from "@/db/client";
import { account } from "@/db/schema/accounts";
import { auditEvent } from "@/db/schema/audit";
import { bookingRequest } from "@/db/schema/bookings";
import { staffMember } from "@/db/schema/staff";
import { addDays, instantAt } from "@/lib/core/days";
import type { JournalFilter } from "./rules";

type Db = Database | Transaction;

/** The journal, newest first: `limit` lines, older than the last one read, each with the name its actor bears today. */
export function listJournal(db: Db, { from, to, action, actorId, familyId, reference, channel, after }: JournalFilter, limit: number) {
  const lastRead = after && db.select({ at: auditEvent.at }).from(auditEvent).where(eq(auditEvent.id, after));
  const ofReference = reference === undefined ? undefined : inArray(auditEvent.familyId, db.select({ id: bookingRequest.familyId }).from(bookingRequest).where(eq(bookingRequest.reference, reference)));
  return db
    .select({
      id: auditEvent.id, at: auditEvent.at, action: auditEvent.action, actorKind: auditEvent.actorKind, actorId: auditEvent.actorId, familyId: auditEvent.familyId, channel: auditEvent.channel,
      detail: auditEvent.detail, givenName: account.givenName, familyName: account.familyName,
    })
    .from(auditEvent)
    .leftJoin(account, eq(account.id, auditEvent.actorId))
    .where(
      and(
        from && gte(auditEvent.at, instantAt(from, "00:00")),
        to && lt(auditEvent.at, instantAt(addDays(to, 1), "00:00")),
        action === undefined ? undefined : eq(auditEvent.action, action),
        actorId && eq(auditEvent.actorId, actorId),
        familyId && eq(auditEvent.familyId, familyId),
        ofReference,
        channel && eq(auditEvent.channel, channel),
        lastRead && and(lte(auditEvent.at, lastRead), sql`(${auditEvent.at}, ${auditEvent.id}) < (${lastRead}, ${after})`),
      ),
    )
    .orderBy(desc(auditEvent.at), desc(auditEvent.id))
    .limit(limit);
}

export type JournalRow = Awaited<ReturnType<typeof listJournal>>[number];

/** The members of staff, past ones included: the journal may be narrowed to one. */
export function listStaffNames(db: Db) {
  return db
    .select({ id: account.id, givenName: account.givenName, familyName: account.familyName })
    .from(staffMember)
    .innerJoin(account, eq(account.id, staffMember.accountId))
    .orderBy(asc(account.familyName), asc(account.givenName));
}
