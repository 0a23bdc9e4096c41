import "server-only";
import { and, desc, eq, sql } from "drizzle-orm";
import type { Database, Transaction } from "@/db/client";
import { auditEvent } from "@/db/schema/audit";
import { booking, bookingRequest } from "@/db/schema/bookings";

/** The journal of one account, newest first. */
export function listEvents(db: Database | Transaction, accountId: string, limit: number) {
  return db
    .select({ at: auditEvent.at, action: auditEvent.action, actorKind: auditEvent.actorKind, channel: auditEvent.channel, detail: auditEvent.detail })
    .from(auditEvent)
    .where(eq(auditEvent.accountId, accountId))
    .orderBy(desc(auditEvent.at))
    .limit(limit);
}

const overridden = and(eq(bookingRequest.familyId, auditEvent.familyId), sql`${auditEvent.detail} ? 'overrides'`, sql`${bookingRequest.reference} = ${auditEvent.detail}->>'reference'`);
const waived = and(eq(booking.familyId, auditEvent.familyId), sql`${booking.id} = ${auditEvent.detail}->>'waived'`);

/** The journal of one family, newest first: what its guardians and the authority did to its file and its bookings, and why the desk set a rule aside. */
export function listFamilyEvents(db: Database | Transaction, familyId: string, limit: number, offset = 0) {
  return db
    .select({ at: auditEvent.at, action: auditEvent.action, actorKind: auditEvent.actorKind, actorId: auditEvent.actorId, channel: auditEvent.channel, detail: auditEvent.detail, reason: sql<string | null>`coalesce(${bookingRequest.overrideReason}, ${booking.waiverReason})` })
    .from(auditEvent)
    .leftJoin(bookingRequest, overridden)
    .leftJoin(booking, waived)
    .where(eq(auditEvent.familyId, familyId))
    .orderBy(desc(auditEvent.at), desc(auditEvent.id))
    .limit(limit)
    .offset(offset);
}
