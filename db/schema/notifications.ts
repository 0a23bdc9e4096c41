import { sql } from "drizzle-orm";
import { check, index, integer, jsonb, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import type { Day } from "@/lib/core/days";
import type { Id } from "@/lib/core/ids";
import { createdAt, idColumn, instant, oneOf } from "../columns";
import { family } from "./families";

/**
 * The outbox. A row commits with the change it reports (R-MSG-2). `sealed` holds recipient and content,
 * encrypted with a key outside the database, and is erased once it has left. A dead one keeps it for a week at most, so that the
 * desk can send it again, and never longer than its link lives.
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
    /** Absent once sent or withheld, and once a dead one can no more be sent again. */
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
    /** The newest mails, page after page; with their state, which the figures and the retention report count without reading the mails. */
    index("mail_by_age").on(table.createdAt, table.id, table.state),
    index("mail_by_notice").on(table.notice, table.createdAt),
    index("mail_dead").on(table.createdAt).where(sql`state = 'dead'`),
    check("mail_state_known", sql`${table.state} in ('pending', 'sent', 'dead', 'withheld')`),
    check("mail_sealed_while_pending", sql`case ${table.state} when 'pending' then ${table.sealed} is not null when 'dead' then true else ${table.sealed} is null end`),
  ],
);

/** The days whose booked families are told, narrowed to a centre or to one of its programmes. */
export type BroadcastScope = { from: Day; to: Day; centerId?: Id<"center">; programmeId?: Id<"programme"> };

export const taskKinds = ["tell", "bounced", "offer", "call_back"] as const;

/**
 * What the desk must do by telephone or letter: everything a mail would have told a family that reads none (R-DESK-1), an address that
 * does not work, a caller to call back. Committed with the change it reports, like a mail.
 */
export const deskTask = pgTable(
  "desk_task",
  {
    id: idColumn("deskTask").primaryKey(),
    kind: text("kind", { enum: taskKinds }).notNull(),
    familyId: idColumn("family", "family_id")
      .notNull()
      .references(() => family.id, { onDelete: "cascade" }),
    /** The notice a mail would have been; absent for a call to make. */
    notice: text("notice"),
    /** What it reports: the reference of a request, the id of a mail. */
    about: text("about"),
    /** The sentence to read aloud, or the note of the member of staff. */
    text: text("text").notNull(),
    /** After this it is too late: the end of an offer; absent when nothing presses. */
    dueAt: instant("due_at"),
    createdAt: createdAt(),
    /** Absent while it is to be done. */
    doneAt: instant("done_at"),
    /** No foreign key: the trace outlives the account. */
    doneBy: text("done_by"),
    /** What came of it; absent while it is to be done. */
    outcome: text("outcome"),
  },
  (table) => [
    index("desk_task_to_do").on(table.dueAt, table.createdAt).where(sql`done_at is null`),
    /** What the desk has done, newest first, page after page. */
    index("desk_task_done").on(table.doneAt.desc(), table.id).where(sql`done_at is not null`),
    index("desk_task_by_family").on(table.familyId, table.createdAt),
    uniqueIndex("desk_task_told_once").on(table.familyId, table.notice, table.about).where(sql`about is not null`),
    check("desk_task_kind_known", sql`${table.kind} in ${oneOf(taskKinds)}`),
    check("desk_task_done_by_somebody", sql`(${table.doneAt} is null) = (${table.doneBy} is null) and (${table.doneAt} is null) = (${table.outcome} is null)`),
  ],
);

/** A message of the service to the families of some days, a centre or a programme: written, checked, then sent once. Each of its mails names it in `about`. */
export const broadcast = pgTable(
  "broadcast",
  {
    id: idColumn("broadcast").primaryKey(),
    /** Whom it goes to, in codes: which days, which centre, which programme. */
    scope: jsonb("scope").$type<BroadcastScope>().notNull(),
    subject: text("subject").notNull(),
    body: text("body").notNull(),
    /** How many it went to: known once it is sent. */
    families: integer("families").notNull().default(0),
    mails: integer("mails").notNull().default(0),
    tasks: integer("tasks").notNull().default(0),
    /** The member of staff who wrote it. No foreign key: the trace outlives the account. */
    writtenBy: idColumn("account", "written_by").notNull(),
    createdAt: createdAt(),
    /** Absent while it is only written. */
    sentAt: instant("sent_at"),
    /** Absent while it is only written. */
    sentBy: idColumn("account", "sent_by"),
  },
  (table) => [index("broadcast_by_age").on(table.createdAt), check("broadcast_sent_by_somebody", sql`(${table.sentAt} is null) = (${table.sentBy} is null)`)],
);
