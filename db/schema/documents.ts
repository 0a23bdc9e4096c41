import { sql } from "drizzle-orm";
import { check, foreignKey, index, integer, pgTable, primaryKey, text, uniqueIndex } from "drizzle-orm/pg-core";
import { createdAt, day, idColumn, instant, oneOf } from "../columns";
import { child, family } from "./families";

export const documentKinds = ["vaccines", "insurance", "quotient", "care_plan", "swim_test", "court_order"] as const;
export const documentStates = ["received", "accepted", "refused"] as const;

/** A paper a family gives as proof: of a child, or of the household. The newest of each kind counts. */
export const document = pgTable(
  "document",
  {
    id: idColumn("document").primaryKey(),
    familyId: idColumn("family", "family_id")
      .notNull()
      .references(() => family.id, { onDelete: "cascade" }),
    /** Absent when it speaks for the whole household. */
    childId: idColumn("child", "child_id"),
    kind: text("kind", { enum: documentKinds }).notNull(),
    state: text("state", { enum: documentStates }).notNull().default("received"),
    /** Absent unless refused: what the family must do. */
    refusedReason: text("refused_reason"),
    /** The last day it proves something; absent when it does not expire. */
    validUntil: day("valid_until"),
    /** No foreign key: the paper outlives the account. */
    uploadedBy: text("uploaded_by").notNull(),
    createdAt: createdAt(),
    /** The member of staff who accepted or refused it, and when; absent until then. */
    judgedBy: text("judged_by"),
    judgedAt: instant("judged_at"),
  },
  (table) => [
    foreignKey({ name: "document_child_of_its_family", columns: [table.familyId, table.childId], foreignColumns: [child.familyId, child.id] }).onDelete("cascade"),
    index("document_to_judge").on(table.createdAt).where(sql`state = 'received'`),
    index("document_judged_last").on(table.judgedAt).where(sql`judged_at is not null`),
    index("document_by_family").on(table.familyId, table.kind, table.createdAt),
    check("document_kind_known", sql`${table.kind} in ${oneOf(documentKinds)}`),
    check("document_state_known", sql`${table.state} in ${oneOf(documentStates)}`),
    check("document_refused_with_a_reason", sql`(${table.state} = 'refused') = (${table.refusedReason} is not null)`),
  ],
);

export const documentPage = pgTable(
  "document_page",
  {
    documentId: idColumn("document", "document_id")
      .notNull()
      .references(() => document.id, { onDelete: "cascade" }),
    position: integer("position").notNull(),
    mediaType: text("media_type", { enum: ["image/jpeg", "application/pdf"] }).notNull(),
    byteSize: integer("byte_size").notNull(),
    /** Its name in the document store; drawn at random, so that knowing one tells nothing of another. */
    storageKey: text("storage_key").notNull(),
  },
  (table) => [primaryKey({ columns: [table.documentId, table.position] }), uniqueIndex("document_page_one_per_key").on(table.storageKey)],
);
