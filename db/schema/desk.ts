import { sql } from "drizzle-orm";
import { boolean, check, index, integer, pgTable, text } from "drizzle-orm/pg-core";
import { createdAt, idColumn, instant, oneOf } from "../columns";
import { family } from "./families";

export const callerFacts = ["birth_date", "address", "phone", "email", "reference"] as const;

/** Two facts that the caller said and the member of staff typed before anything was shown (R-DESK-3). What was typed is never kept, only which facts matched. */
export const callerCheck = pgTable(
  "caller_check",
  {
    id: idColumn("callerCheck").primaryKey(),
    familyId: idColumn("family", "family_id")
      .notNull()
      .references(() => family.id, { onDelete: "cascade" }),
    /** The member of staff and the sign-in: a check serves in that session only. No foreign keys: the trace outlives both. */
    staffId: idColumn("account", "staff_id").notNull(),
    sessionId: idColumn("session", "session_id").notNull(),
    matched: text("matched", { enum: callerFacts }).array().notNull(),
    hasPassed: boolean("has_passed").notNull(),
    createdAt: createdAt(),
    /** The call is over: the file is closed again; absent until then. */
    closedAt: instant("closed_at"),
  },
  (table) => [index("caller_check_of_session").on(table.sessionId, table.familyId, table.createdAt), index("caller_check_by_family").on(table.familyId, table.createdAt)],
);

/** What was said on the telephone, in the words of the member of staff. */
export const callNote = pgTable(
  "call_note",
  {
    id: idColumn("callNote").primaryKey(),
    familyId: idColumn("family", "family_id")
      .notNull()
      .references(() => family.id, { onDelete: "cascade" }),
    staffId: idColumn("account", "staff_id").notNull(),
    text: text("text").notNull(),
    createdAt: createdAt(),
  },
  (table) => [index("call_note_by_family").on(table.familyId, table.createdAt)],
);

export const importStates = ["checked", "imported"] as const;

/** A file of families, read once without writing anything, then imported whole or not at all. Its content is encrypted, and erased after a day. */
export const familyImport = pgTable(
  "family_import",
  {
    id: idColumn("familyImport").primaryKey(),
    fileName: text("file_name").notNull(),
    /** Absent once imported, or after a day. */
    sealed: text("sealed"),
    families: integer("families").notNull(),
    children: integer("children").notNull(),
    state: text("state", { enum: importStates }).notNull().default("checked"),
    createdBy: idColumn("account", "created_by").notNull(),
    createdAt: createdAt(),
  },
  (table) => [index("family_import_by_age").on(table.createdAt), check("family_import_state_known", sql`${table.state} in ${oneOf(importStates)}`)],
);
