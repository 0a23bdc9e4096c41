import { sql } from "drizzle-orm";
import { check, index, integer, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { cents, civilDay, createdAt, day, idColumn, oneOf } from "../columns";
import { document } from "./documents";
import { family } from "./families";

/** How a day is attended. A day includes the meal; an outing is a youth activity of its own hours. */
export const formulas = ["day", "morning", "afternoon", "outing"] as const;

/** The prices of a programme, by band. Several programmes may share one. */
export const tariff = pgTable("tariff", { id: idColumn("tariff").primaryKey(), name: text("name").notNull() });

/** The bands of quotients of the authority, from a given day on: the newest set that has begun counts. */
export const quotientBand = pgTable(
  "quotient_band",
  {
    validFrom: day("valid_from").notNull(),
    /** 1 for the lowest incomes. */
    band: integer("band").notNull(),
    /** The highest quotient of the band; absent for the last one. */
    upTo: integer("up_to"),
  },
  (table) => [primaryKey({ columns: [table.validFrom, table.band] }), check("quotient_band_from_a_day", sql`${table.validFrom} ~ ${civilDay}`)],
);

/** What a formula costs in a band, care and meal apart (R-BIL-1), from a given day on. */
export const tariffRate = pgTable(
  "tariff_rate",
  {
    tariffId: idColumn("tariff", "tariff_id")
      .notNull()
      .references(() => tariff.id, { onDelete: "cascade" }),
    validFrom: day("valid_from").notNull(),
    formula: text("formula", { enum: formulas }).notNull(),
    band: integer("band").notNull(),
    careCents: cents("care_cents").notNull(),
    mealCents: cents("meal_cents").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.tariffId, table.validFrom, table.formula, table.band] }),
    check("tariff_rate_formula_known", sql`${table.formula} in ${oneOf(formulas)}`),
    check("tariff_rate_is_no_debt", sql`${table.careCents} >= 0 and ${table.mealCents} >= 0`),
  ],
);

/** What changes a price, from a given day on: living outside the territory, brothers and sisters. Shares in basis points. */
export const tariffModifier = pgTable(
  "tariff_modifier",
  {
    tariffId: idColumn("tariff", "tariff_id")
      .notNull()
      .references(() => tariff.id, { onDelete: "cascade" }),
    validFrom: day("valid_from").notNull(),
    outsideShare: integer("outside_share").notNull(),
    /** The most that living outside may cost; absent when nothing bounds it. */
    outsideCapCents: cents("outside_cap_cents"),
    /** By rank in the family, eldest first; the last one goes for the ranks after it. */
    siblingShares: integer("sibling_shares").array().notNull(),
  },
  (table) => [primaryKey({ columns: [table.tariffId, table.validFrom] })],
);

export const quotientStates = ["declared", "proved", "refused"] as const;

/** The household's income index, as declared and as proved. Only a proved one chooses a price band (R-PRI-2). */
export const familyQuotient = pgTable(
  "family_quotient",
  {
    id: idColumn("familyQuotient").primaryKey(),
    familyId: idColumn("family", "family_id")
      .notNull()
      .references(() => family.id, { onDelete: "cascade" }),
    amount: integer("amount").notNull(),
    state: text("state", { enum: quotientStates }).notNull().default("declared"),
    /** Absent until a proof is given. */
    documentId: idColumn("document", "document_id").references(() => document.id, { onDelete: "set null" }),
    /** First and last day it counts. */
    validFrom: day("valid_from").notNull(),
    validUntil: day("valid_until").notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    index("family_quotient_by_family").on(table.familyId, table.validFrom),
    check("family_quotient_is_an_index", sql`${table.amount} between 0 and 99999`),
    check("family_quotient_state_known", sql`${table.state} in ${oneOf(quotientStates)}`),
    check("family_quotient_has_days", sql`${table.validFrom} ~ ${civilDay} and ${table.validUntil} ~ ${civilDay} and ${table.validFrom} <= ${table.validUntil}`),
  ],
);
