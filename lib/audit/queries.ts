import "server-only";
import { desc, eq } from "drizzle-orm";
import type { Database, Transaction } from "@/db/client";
import { auditEvent } from "@/db/schema/audit";

/** The journal of one account, newest first. */
export function listEvents(db: Database | Transaction, accountId: string, limit: number) {
  return db
    .select({ at: auditEvent.at, action: auditEvent.action, actorKind: auditEvent.actorKind, channel: auditEvent.channel, detail: auditEvent.detail })
    .from(auditEvent)
    .where(eq(auditEvent.accountId, accountId))
    .orderBy(desc(auditEvent.at))
    .limit(limit);
}

/** The journal of one family, newest first: what its guardians and the authority did to its file and its bookings. */
export function listFamilyEvents(db: Database | Transaction, familyId: string, limit: number) {
  return db
    .select({ at: auditEvent.at, action: auditEvent.action, actorKind: auditEvent.actorKind, actorId: auditEvent.actorId, channel: auditEvent.channel, detail: auditEvent.detail })
    .from(auditEvent)
    .where(eq(auditEvent.familyId, familyId))
    .orderBy(desc(auditEvent.at))
    .limit(limit);
}
