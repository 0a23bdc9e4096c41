import { sql } from "drizzle-orm";
import { check, index, integer, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { createdAt, idColumn, instant } from "../columns";

/**
 * The outbox. A row commits with the change it reports (R-MSG-2). `sealed` holds recipient and content,
 * encrypted with a key outside the database, and is erased once nobody needs to send it any more.
 */
export const mail = pgTable(
  "mail",
  {
    id: idColumn("mail").primaryKey(),
    notice: text("notice").notNull(),
    /** Absent when the recipient has no account (yet, or any more). No foreign key: the trace outlives the account. */
    accountId: text("account_id"),
    /** What it reports, when that is told once only: the reference of a request. */
    about: text("about"),
    /** Pseudonym of the recipient, to count and to find without reading addresses. */
    recipientKey: text("recipient_key").notNull(),
    /** Absent once sent, given up or withheld. */
    sealed: text("sealed"),
    state: text("state", { enum: ["pending", "sent", "dead", "withheld"] }).notNull(),
    attempts: integer("attempts").notNull().default(0),
    createdAt: createdAt(),
    /** Not before: the next time the worker tries. */
    dueAt: instant("due_at").notNull().defaultNow(),
    /** Until then one worker is sending it; absent when none is. */
    leasedUntil: instant("leased_until"),
    /** After this the content is useless (its link is dead): give up. */
    expiresAt: instant("expires_at").notNull(),
    sentAt: instant("sent_at"),
    /** Absent unless a server refused it: SMTP code or network code, never its text. */
    lastFailure: text("last_failure"),
  },
  (table) => [
    index("mail_to_send").on(table.dueAt).where(sql`state = 'pending'`),
    index("mail_by_account").on(table.accountId, table.createdAt),
    index("mail_by_recipient").on(table.recipientKey, table.notice, table.createdAt),
    uniqueIndex("mail_told_once").on(table.notice, table.about).where(sql`about is not null`),
    index("mail_by_age").on(table.createdAt),
    check("mail_state_known", sql`${table.state} in ('pending', 'sent', 'dead', 'withheld')`),
    check("mail_sealed_while_pending", sql`(${table.state} = 'pending') = (${table.sealed} is not null)`),
  ],
);
