import { sql } from "drizzle-orm";
import { boolean, check, foreignKey, index, integer, jsonb, pgTable, primaryKey, text, unique, uniqueIndex } from "drizzle-orm/pg-core";
import { cents, createdAt, day, idColumn, instant, oneOf } from "../columns";
import { account } from "./accounts";
import { bookingPeriod, programme, slot } from "./activities";
import { formulas } from "./billing";
import { child, family } from "./families";

/** What a parent sends at once: several children, several days, one reference. Sent twice under one key, it is one. */
export const bookingRequest = pgTable(
  "booking_request",
  {
    id: idColumn("bookingRequest").primaryKey(),
    /** What people read aloud: PF-7K3-9QD. */
    reference: text("reference").notNull(),
    familyId: idColumn("family", "family_id")
      .notNull()
      .references(() => family.id),
    /** The guardian's account that asked; absent when the desk asked for them. No foreign key: the receipt outlives it. */
    accountId: idColumn("account", "account_id"),
    /** The member of staff who asked on the telephone; absent when a guardian did. No foreign key: the receipt outlives it. */
    staffId: idColumn("account", "staff_id"),
    channel: text("channel", { enum: ["web", "desk"] }).notNull().default("web"),
    submissionKey: text("submission_key").notNull(),
    programmeId: idColumn("programme", "programme_id")
      .notNull()
      .references(() => programme.id),
    bookingPeriodId: idColumn("bookingPeriod", "booking_period_id")
      .notNull()
      .references(() => bookingPeriod.id),
    formula: text("formula", { enum: formulas }).notNull(),
    /** « Mes enfants ensemble ou pas du tout. » */
    isTogether: boolean("is_together").notNull(),
    /** Why a rule was set aside, in the words of the member of staff; absent when every rule was kept. */
    overrideReason: text("override_reason"),
    createdAt: createdAt(),
  },
  (table) => [
    check("booking_request_asked_by_somebody", sql`(${table.channel} = 'desk') = (${table.staffId} is not null) and (${table.channel} = 'web') = (${table.accountId} is not null)`),
    check("booking_request_overridden_at_the_desk", sql`${table.overrideReason} is null or ${table.channel} = 'desk'`),
    uniqueIndex("booking_request_one_per_reference").on(table.reference),
    uniqueIndex("booking_request_one_per_submission").on(table.familyId, table.submissionKey),
    index("booking_request_by_family").on(table.familyId, table.createdAt),
    index("booking_request_by_period").on(table.bookingPeriodId, table.createdAt),
    unique("booking_request_of_its_family").on(table.familyId, table.id),
  ],
);

/** How a price was found, frozen with it (R-PRI-1). */
export type PriceRule = { tariffFrom: string; band: number; isQuotientProved: boolean; isResident: boolean; siblingRank: number; siblingShare: number };

/** What the desk may set aside for a child and a day, with a right and a reason (R-DESK-2). */
export const overridableRules = ["deadline", "capacity", "age", "file", "opening"] as const;

export const bookingStates = ["confirmed", "cancelled", "cancelled_late", "cancelled_by_center"] as const;

/** One child in one slot. The day is the slot's own, held by a foreign key, so that a child is somewhere once a day. */
export const booking = pgTable(
  "booking",
  {
    id: idColumn("booking").primaryKey(),
    requestId: idColumn("bookingRequest", "request_id").notNull(),
    familyId: idColumn("family", "family_id").notNull(),
    childId: idColumn("child", "child_id").notNull(),
    slotId: idColumn("slot", "slot_id").notNull(),
    day: day().notNull(),
    state: text("state", { enum: bookingStates }).notNull().default("confirmed"),
    /** Frozen at confirmation; care and meal apart (R-BIL-1). */
    careCents: cents("care_cents").notNull(),
    mealCents: cents("meal_cents").notNull(),
    priceRule: jsonb("price_rule").$type<PriceRule>().notNull(),
    /** The rules that were set aside for this day, when some were: its request says why. */
    overrides: text("overrides", { enum: overridableRules }).array().notNull().default(sql`'{}'::text[]`),
    /** One child more than the slot's capacity, by a reasoned decision: it takes none of its places, and frees none (R-CAP-1, R-DESK-2). */
    isExtra: boolean("is_extra").notNull().default(false),
    createdAt: createdAt(),
    /** Absent while it is confirmed. */
    cancelledAt: instant("cancelled_at"),
    /** What a cancelled day still costs; absent while it is confirmed. */
    chargedCents: cents("charged_cents"),
    /** Why the desk asked nothing for a day cancelled late, in the words of the member of staff; absent when the rule was kept. */
    waiverReason: text("waiver_reason"),
    /** The day it was swapped for; absent unless it was. No foreign key: both are written in one statement. */
    replacedBy: idColumn("booking", "replaced_by"),
  },
  (table) => [
    foreignKey({ name: "booking_of_its_request", columns: [table.familyId, table.requestId], foreignColumns: [bookingRequest.familyId, bookingRequest.id] }),
    foreignKey({ name: "booking_child_of_its_family", columns: [table.familyId, table.childId], foreignColumns: [child.familyId, child.id] }),
    foreignKey({ name: "booking_on_the_day_of_its_slot", columns: [table.slotId, table.day], foreignColumns: [slot.id, slot.day] }),
    uniqueIndex("booking_one_per_child_day").on(table.childId, table.day).where(sql`state = 'confirmed'`),
    index("booking_by_family").on(table.familyId, table.day),
    index("booking_by_request").on(table.requestId),
    index("booking_by_day").on(table.day, table.slotId),
    index("booking_by_slot").on(table.slotId).where(sql`state = 'confirmed'`),
    check("booking_state_known", sql`${table.state} in ${oneOf(bookingStates)}`),
    check("booking_cancelled_at_a_time", sql`(${table.state} = 'confirmed') = (${table.cancelledAt} is null) and (${table.state} = 'confirmed') = (${table.chargedCents} is null)`),
    check("booking_extra_is_an_override", sql`not ${table.isExtra} or 'capacity' = any(${table.overrides})`),
    check("booking_waiver_of_a_late_fee", sql`${table.waiverReason} is null or (${table.state} = 'cancelled_late' and ${table.chargedCents} = 0)`),
    check("booking_price_is_no_debt", sql`${table.careCents} >= 0 and ${table.mealCents} >= 0`),
  ],
);

export const waitlistStates = ["waiting", "offered", "accepted", "declined", "expired", "left", "lapsed"] as const;
export const passedOverReasons = ["siblings_together", "already_booked", "file_incomplete", "desk_choice"] as const;

/** A wish for a full slot, with its rank: tier, priority, time of request (R-WL-1). While it is offered, it holds a place of the slot. */
export const waitlistEntry = pgTable(
  "waitlist_entry",
  {
    id: idColumn("waitlistEntry").primaryKey(),
    requestId: idColumn("bookingRequest", "request_id").notNull(),
    familyId: idColumn("family", "family_id").notNull(),
    childId: idColumn("child", "child_id").notNull(),
    slotId: idColumn("slot", "slot_id").notNull(),
    day: day().notNull(),
    /** Brothers and sisters who wait together for one day share the request; promoted whole or not at all (R-WL-3). */
    isTogether: boolean("is_together").notNull(),
    /** 1 for families of the territory, 2 for others. */
    tier: integer("tier").notNull(),
    /** Higher goes first; given by staff, with a reason. */
    priority: integer("priority").notNull().default(0),
    /** Why, in the words of the member of staff; absent while there is no priority. */
    priorityReason: text("priority_reason"),
    state: text("state", { enum: waitlistStates }).notNull().default("waiting"),
    requestedAt: instant("requested_at").notNull().defaultNow(),
    /** Absent until a place is offered. */
    offeredAt: instant("offered_at"),
    /** The offer's last instant; absent until a place is offered. */
    offerExpiresAt: instant("offer_expires_at"),
    /** SHA-256 of the token in the mail of the offer; absent until a place is offered. Brothers and sisters offered together share it. */
    offerTokenHash: text("offer_token_hash"),
    /** Why the desk offered it out of order, in the words of the member of staff; absent when the list decided. */
    deskReason: text("desk_reason"),
    /** The last time a freed place went to somebody behind, and why; absent when that never happened. */
    passedOverAt: instant("passed_over_at"),
    passedOverReason: text("passed_over_reason", { enum: passedOverReasons }),
    /** When it stopped waiting; absent while it waits or is offered. */
    endedAt: instant("ended_at"),
  },
  (table) => [
    foreignKey({ name: "waitlist_entry_of_its_request", columns: [table.familyId, table.requestId], foreignColumns: [bookingRequest.familyId, bookingRequest.id] }),
    foreignKey({ name: "waitlist_entry_child_of_its_family", columns: [table.familyId, table.childId], foreignColumns: [child.familyId, child.id] }),
    foreignKey({ name: "waitlist_entry_on_the_day_of_its_slot", columns: [table.slotId, table.day], foreignColumns: [slot.id, slot.day] }),
    uniqueIndex("waitlist_entry_one_per_child_slot").on(table.childId, table.slotId).where(sql`state in ('waiting', 'offered')`),
    index("waitlist_entry_in_rank").on(table.slotId, table.tier, table.priority.desc(), table.requestedAt, table.id).where(sql`state = 'waiting'`),
    /** The slots somebody waits for, in the order of days, with how many: the desk's lists and their figure read nothing else. */
    index("waitlist_entry_alive").on(table.day, table.slotId, table.state).where(sql`state in ('waiting', 'offered')`),
    index("waitlist_entry_by_family").on(table.familyId, table.day),
    index("waitlist_entry_by_request").on(table.requestId),
    index("waitlist_entry_by_offer").on(table.offerTokenHash).where(sql`offer_token_hash is not null`),
    index("waitlist_entry_offer_ends").on(table.offerExpiresAt).where(sql`state = 'offered'`),
    check("waitlist_entry_state_known", sql`${table.state} in ${oneOf(waitlistStates)}`),
    check("waitlist_entry_offered_until", sql`${table.state} <> 'offered' or (${table.offerExpiresAt} is not null and ${table.offeredAt} is not null)`),
    check("waitlist_entry_ended_at_a_time", sql`(${table.state} in ('waiting', 'offered')) = (${table.endedAt} is null)`),
    check("waitlist_entry_priority_has_reason", sql`(${table.priority} = 0) = (${table.priorityReason} is null)`),
    check("waitlist_entry_passed_over_reason_known", sql`${table.passedOverReason} in ${oneOf(passedOverReasons)}`),
  ],
);

/** The reasons why a wish is neither booked nor waiting. */
export const wishRefusals = [
  "not_open", "too_late", "closed", "too_young", "too_old", "no_slot", "already_booked", "already_waiting", "file_incomplete", "full", "sibling",
] as const;

/** A wish of a request that could not be: told on the receipt, with its reason (R-MSG-1). */
export const refusedWish = pgTable(
  "refused_wish",
  {
    requestId: idColumn("bookingRequest", "request_id").notNull(),
    familyId: idColumn("family", "family_id").notNull(),
    childId: idColumn("child", "child_id").notNull(),
    day: day().notNull(),
    reason: text("reason", { enum: wishRefusals }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.requestId, table.childId, table.day] }),
    foreignKey({ name: "refused_wish_of_its_request", columns: [table.familyId, table.requestId], foreignColumns: [bookingRequest.familyId, bookingRequest.id] }),
    foreignKey({ name: "refused_wish_child_of_its_family", columns: [table.familyId, table.childId], foreignColumns: [child.familyId, child.id] }),
    check("refused_wish_reason_known", sql`${table.reason} in ${oneOf(wishRefusals)}`),
  ],
);

/** The private address under which a parent's calendar reads the family's days. Only the hash of its token rests here. */
export const calendarFeed = pgTable(
  "calendar_feed",
  {
    accountId: idColumn("account", "account_id")
      .primaryKey()
      .references(() => account.id, { onDelete: "cascade" }),
    tokenHash: text("token_hash").notNull(),
    createdAt: createdAt(),
  },
  (table) => [uniqueIndex("calendar_feed_one_per_token").on(table.tokenHash)],
);
