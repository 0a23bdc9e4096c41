import { index, pgTable, text } from "drizzle-orm/pg-core";
import { idColumn } from "../columns";
import { family } from "./families";

/**
 * What a caller may be found by: names, telephones and mails of a family, as a search compares them. Written by triggers only,
 * whoever changes a name. Each word begins with a space.
 */
export const familySearch = pgTable(
  "family_search",
  {
    familyId: idColumn("family", "family_id")
      .primaryKey()
      .references(() => family.id, { onDelete: "cascade" }),
    words: text("words").notNull(),
  },
  (table) => [index("family_search_by_words").using("gin", table.words.op("gin_trgm_ops")).with({ fastupdate: false })],
);
