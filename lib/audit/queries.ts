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
