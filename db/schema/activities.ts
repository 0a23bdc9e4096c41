import { sql } from "drizzle-orm";
import { boolean, check, foreignKey, index, integer, jsonb, pgTable, primaryKey, text, unique, uniqueIndex } from "drizzle-orm/pg-core";
import type { DeadlineRule } from "@/lib/core/deadlines";
import { civilDay, createdAt, day, idColumn, instant, oneOf } from "../columns";
import { formulas, tariff } from "./billing";
import { documentKinds } from "./documents";
import { commune } from "./families";

/** A place with a team that receives children. */
export const center = pgTable("center", {
  id: idColumn("center").primaryKey(),
  slug: text("slug").notNull().unique("center_one_per_slug"),
  name: text("name").notNull(),
  addressLine: text("address_line").notNull(),
  communeInsee: text("commune_insee")
    .notNull()
    .references(() => commune.insee),
  phone: text("phone").notNull(),
  summary: text("summary").notNull(),
});

export const offerKinds = ["leisure", "youth"] as const;
export const seasons = ["wednesdays", "holidays"] as const;

/** What a center proposes in a season, with its ages, deadlines and tariff. */
export const programme = pgTable(
  "programme",
  {
    id: idColumn("programme").primaryKey(),
    slug: text("slug").notNull(),
    centerId: idColumn("center", "center_id")
      .notNull()
      .references(() => center.id),
    offer: text("offer", { enum: offerKinds }).notNull(),
    season: text("season", { enum: seasons }).notNull(),
    title: text("title").notNull(),
    summary: text("summary").notNull(),
    addDeadline: jsonb("add_deadline").$type<DeadlineRule>().notNull(),
    cancelDeadline: jsonb("cancel_deadline").$type<DeadlineRule>().notNull(),
    /** What a late cancellation still costs, in basis points of the price (R-CAN-1). */
    lateCancelShare: integer("late_cancel_share").notNull(),
    tariffId: idColumn("tariff", "tariff_id")
      .notNull()
      .references(() => tariff.id),
    isPublished: boolean("is_published").notNull().default(true),
  },
  (table) => [
    uniqueIndex("programme_one_per_slug").on(table.slug),
    index("programme_by_center").on(table.centerId),
    check("programme_offer_known", sql`${table.offer} in ${oneOf(offerKinds)}`),
    check("programme_season_known", sql`${table.season} in ${oneOf(seasons)}`),
    check("programme_late_share", sql`${table.lateCancelShare} between 0 and 10000`),
  ],
);

export const requirementItems = ["address", "emergency_contact", "health_record", "care_consent", ...documentKinds] as const;

/** What the family file must hold for a programme. What blocks stops a booking; the rest is only asked for. */
export const programmeRequirement = pgTable(
  "programme_requirement",
  {
    programmeId: idColumn("programme", "programme_id")
      .notNull()
      .references(() => programme.id, { onDelete: "cascade" }),
    item: text("item", { enum: requirementItems }).notNull(),
    isBlocking: boolean("is_blocking").notNull(),
  },
  (table) => [primaryKey({ columns: [table.programmeId, table.item] }), check("programme_requirement_known", sql`${table.item} in ${oneOf(requirementItems)}`)],
);

/** The ages one team receives together, both years included, computed at the day of the slot (R-AGE-1). */
export const ageGroup = pgTable(
  "age_group",
  {
    id: idColumn("ageGroup").primaryKey(),
    programmeId: idColumn("programme", "programme_id")
      .notNull()
      .references(() => programme.id, { onDelete: "cascade" }),
    name: text("name").notNull(),
    fromYears: integer("from_years").notNull(),
    toYears: integer("to_years").notNull(),
  },
  (table) => [unique("age_group_in_its_programme").on(table.programmeId, table.id), check("age_group_is_a_range", sql`${table.fromYears} <= ${table.toYears}`)],
);

/** The days that open for booking together. Once announced, its opening instants are locked by a trigger: families rely on them. */
export const bookingPeriod = pgTable(
  "booking_period",
  {
    id: idColumn("bookingPeriod").primaryKey(),
    slug: text("slug").notNull(),
    name: text("name").notNull(),
    startsOn: day("starts_on").notNull(),
    endsOn: day("ends_on").notNull(),
    residentOpensAt: instant("resident_opens_at").notNull(),
    outsideOpensAt: instant("outside_opens_at").notNull(),
    /** Absent while the team prepares it: families do not see it. */
    announcedAt: instant("announced_at"),
  },
  (table) => [
    uniqueIndex("booking_period_one_per_slug").on(table.slug),
    check("booking_period_has_days", sql`${table.startsOn} ~ ${civilDay} and ${table.endsOn} ~ ${civilDay} and ${table.startsOn} <= ${table.endsOn}`),
    check("booking_period_residents_first", sql`${table.residentOpensAt} <= ${table.outsideOpensAt}`),
  ],
);

export const closedReasons = ["public_holiday", "closure"] as const;

/** A centre that does not receive, from a day to another: its families are told the reason, and their places are freed. */
export const closure = pgTable(
  "closure",
  {
    id: idColumn("closure").primaryKey(),
    centerId: idColumn("center", "center_id")
      .notNull()
      .references(() => center.id),
    startsOn: day("starts_on").notNull(),
    endsOn: day("ends_on").notNull(),
    /** What families read. */
    reason: text("reason").notNull(),
    /** The member of staff. No foreign key: the closure outlives the account. */
    decidedBy: text("decided_by").notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    index("closure_by_center").on(table.centerId, table.startsOn),
    check("closure_has_days", sql`${table.startsOn} ~ ${civilDay} and ${table.endsOn} ~ ${civilDay} and ${table.startsOn} <= ${table.endsOn}`),
  ],
);

/** How many children one animator may look after (R-CAP-2): dated data, the newest that has begun counts. */
export const supervisionRatio = pgTable(
  "supervision_ratio",
  {
    season: text("season", { enum: seasons }).notNull(),
    validFrom: day("valid_from").notNull(),
    /** Children below six years, and the others, have each their own. */
    isUnderSix: boolean("is_under_six").notNull(),
    /** A Wednesday of more than five hours is counted apart; always true in the holidays. */
    isLongDay: boolean("is_long_day").notNull(),
    childrenPerAnimator: integer("children_per_animator").notNull(),
    /** The text that sets it. */
    source: text("source").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.season, table.validFrom, table.isUnderSix, table.isLongDay] }),
    check("supervision_ratio_season_known", sql`${table.season} in ${oneOf(seasons)}`),
    check("supervision_ratio_is_one", sql`${table.validFrom} ~ ${civilDay} and ${table.childrenPerAnimator} between 1 and 30`),
  ],
);

/**
 * What has a capacity: a programme, an age group, a day and a formula. Capacity is the least of the declared places and of
 * animators × ratio (R-CAP-2). `taken` counts confirmed bookings and offered places; triggers on both tables keep it, and
 * the CHECK refuses the place that is not there (R-CAP-1).
 */
export const slot = pgTable(
  "slot",
  {
    id: idColumn("slot").primaryKey(),
    programmeId: idColumn("programme", "programme_id").notNull(),
    bookingPeriodId: idColumn("bookingPeriod", "booking_period_id")
      .notNull()
      .references(() => bookingPeriod.id),
    ageGroupId: idColumn("ageGroup", "age_group_id").notNull(),
    day: day().notNull(),
    formula: text("formula", { enum: formulas }).notNull(),
    /** What happens that day, when it is something of its own (an outing). */
    title: text("title"),
    places: integer("places").notNull(),
    animators: integer("animators").notNull(),
    childrenPerAnimator: integer("children_per_animator").notNull(),
    capacity: integer("capacity")
      .notNull()
      .generatedAlwaysAs(sql`least(places, animators * children_per_animator)`),
    taken: integer("taken").notNull().default(0),
    /** Absent while the slot is open. */
    closedReason: text("closed_reason", { enum: closedReasons }),
    /** The closure that closed it; absent for a public holiday, and while it is open. */
    closureId: idColumn("closure", "closure_id").references(() => closure.id),
  },
  (table) => [
    foreignKey({ name: "slot_group_of_its_programme", columns: [table.programmeId, table.ageGroupId], foreignColumns: [ageGroup.programmeId, ageGroup.id] }),
    unique("slot_on_its_day").on(table.id, table.day),
    uniqueIndex("slot_described_once").on(table.programmeId, table.ageGroupId, table.day, table.formula),
    index("slot_by_period").on(table.bookingPeriodId, table.programmeId, table.formula, table.day),
    /** What is on some days, whatever its period: day lists, closures, figures. With the id, a figure over all the days to come reads no slot. */
    index("slot_by_day").on(table.day, table.programmeId, table.id),
    check("slot_on_a_day", sql`${table.day} ~ ${civilDay}`),
    check("slot_formula_known", sql`${table.formula} in ${oneOf(formulas)}`),
    check("slot_closed_reason_known", sql`${table.closedReason} in ${oneOf(closedReasons)}`),
    check("slot_numbers", sql`${table.places} >= 0 and ${table.animators} >= 0 and ${table.childrenPerAnimator} > 0`),
    check("slot_never_overbooked", sql`${table.taken} between 0 and least(${table.places}, ${table.animators} * ${table.childrenPerAnimator})`),
  ],
);
