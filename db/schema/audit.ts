import { sql } from "drizzle-orm";
import { check, index, jsonb, pgTable, text } from "drizzle-orm/pg-core";
import { idColumn, instant } from "../columns";

/** Who did what to whom, when, by which channel (R-AUD-1). Rows are only ever added, and purged after 12 months. */
export const auditEvent = pgTable(
  "audit_event",
  {
    id: idColumn("audit").primaryKey(),
    at: instant("at").notNull().defaultNow(),
    action: text("action").notNull(),
    actorKind: text("actor_kind", { enum: ["visitor", "parent", "staff", "system"] }).notNull(),
    /** Absent for visitors and for the system. No foreign key: the journal outlives the account. */
    actorId: text("actor_id"),
    /** The account concerned; absent when nobody owns the address. */
    accountId: text("account_id"),
    /** The family concerned; absent when the act is about an account only. */
    familyId: text("family_id"),
    channel: text("channel", { enum: ["web", "mail", "desk", "job"] }).notNull(),
    requestId: text("request_id").notNull(),
    /** Codes and counts only: no token, no password, no address, no health content. */
    detail: jsonb("detail").$type<Record<string, string | number | boolean>>().notNull().default({}),
  },
  (table) => [
    index("audit_event_by_account").on(table.accountId, table.at),
    index("audit_event_by_family").on(table.familyId, table.at),
    index("audit_event_by_age").on(table.at),
    index("audit_event_by_actor").on(table.actorId, table.at),
    index("audit_event_by_action").on(table.action, table.at),
    check("audit_event_actor_known", sql`${table.actorKind} in ('visitor', 'parent', 'staff', 'system')`),
  ],
);
