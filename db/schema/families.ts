import { sql } from "drizzle-orm";
import { boolean, check, foreignKey, index, pgTable, text, unique, uniqueIndex } from "drizzle-orm/pg-core";
import { civilDay, createdAt, day, idColumn, instant, oneOf } from "../columns";
import { account } from "./accounts";

/** Every commune of France (INSEE, official geographic code). Reference data, loaded with the migrations and changed by nobody. */
export const commune = pgTable(
  "commune",
  {
    insee: text("insee").primaryKey(),
    name: text("name").notNull(),
    postcodes: text("postcodes").array().notNull(),
    /** Name without accents, capitals or hyphens, « saint » in full: what a search compares with. */
    searchName: text("search_name").notNull(),
  },
  (table) => [index("commune_by_search_name").on(table.searchName.op("text_pattern_ops"))],
);

/** The adults and children the authority deals with together (R-ACC-5). It is made by the first thing a parent writes in it. */
export const family = pgTable("family", {
  id: idColumn("family").primaryKey(),
  /** Absent until the parents give their address. */
  addressLine: text("address_line"),
  /** Absent when the address needs no second line. */
  addressExtra: text("address_extra"),
  postcode: text("postcode"),
  /** The commune of residence decides the territory (R-TER-1); absent until it is given. */
  communeInsee: text("commune_insee").references(() => commune.insee),
  createdAt: createdAt(),
  /** Names, addresses, telephones and papers are gone, and only figures stay; absent while the file serves (R-RET-1). */
  forgottenAt: instant("forgotten_at"),
});

export const guardianRelations = ["mother", "father", "other_parent", "legal_guardian"] as const;

/** A legal guardian with an account. Revoking takes everything away at once; the row stays to say that it happened. */
export const guardian = pgTable(
  "guardian",
  {
    id: idColumn("guardian").primaryKey(),
    familyId: idColumn("family", "family_id")
      .notNull()
      .references(() => family.id, { onDelete: "cascade" }),
    accountId: idColumn("account", "account_id")
      .notNull()
      .references(() => account.id, { onDelete: "cascade" }),
    /** Absent until the guardian says it. */
    relation: text("relation", { enum: guardianRelations }),
    joinedAt: instant("joined_at").notNull().defaultNow(),
    /** Absent while the guardian may see the family. */
    revokedAt: instant("revoked_at"),
  },
  (table) => [
    uniqueIndex("guardian_one_family_per_account").on(table.accountId).where(sql`revoked_at is null`),
    index("guardian_by_family").on(table.familyId),
    check("guardian_relation_known", sql`${table.relation} in ${oneOf(guardianRelations)}`),
  ],
);

/** A second parent is invited by mail; the link's token rests as its SHA-256. */
export const guardianInvitation = pgTable(
  "guardian_invitation",
  {
    id: idColumn("invitation").primaryKey(),
    familyId: idColumn("family", "family_id")
      .notNull()
      .references(() => family.id, { onDelete: "cascade" }),
    /** The account that invited. No foreign key: the trace outlives it. */
    invitedBy: text("invited_by").notNull(),
    emailCanonical: text("email_canonical").notNull(),
    emailAsTyped: text("email_as_typed").notNull(),
    tokenHash: text("token_hash").notNull(),
    createdAt: createdAt(),
    expiresAt: instant("expires_at").notNull(),
    /** Absent until it is accepted. */
    usedAt: instant("used_at"),
    /** Absent unless the family, or a newer invitation, took it back. */
    cancelledAt: instant("cancelled_at"),
  },
  (table) => [
    uniqueIndex("guardian_invitation_one_per_token").on(table.tokenHash),
    uniqueIndex("guardian_invitation_one_live_per_address").on(table.familyId, table.emailCanonical).where(sql`used_at is null and cancelled_at is null`),
    index("guardian_invitation_by_address").on(table.emailCanonical),
  ],
);

/** A legal guardian without any account: whoever the desk serves by telephone and letter. Leaves the list when an account takes over. */
export const phoneGuardian = pgTable(
  "phone_guardian",
  {
    id: idColumn("phoneGuardian").primaryKey(),
    familyId: idColumn("family", "family_id")
      .notNull()
      .references(() => family.id, { onDelete: "cascade" }),
    givenName: text("given_name").notNull(),
    familyName: text("family_name").notNull(),
    phone: text("phone").notNull(),
    /** Absent until somebody says it. */
    relation: text("relation", { enum: guardianRelations }),
    createdAt: createdAt(),
    /** Absent while the desk serves them without an account. */
    removedAt: instant("removed_at"),
  },
  (table) => [index("phone_guardian_by_family").on(table.familyId), check("phone_guardian_relation_known", sql`${table.relation} in ${oneOf(guardianRelations)}`)],
);

export const schoolLevels = ["none", "ps", "ms", "gs", "cp", "ce1", "ce2", "cm1", "cm2", "6e", "5e", "4e", "3e", "2de", "1re", "terminale", "other"] as const;
export const meals = ["standard", "no_pork", "no_meat", "care_plan"] as const;
export const custodyArrangements = ["one_home", "alternating", "mostly_here", "mostly_elsewhere"] as const;

export const child = pgTable(
  "child",
  {
    id: idColumn("child").primaryKey(),
    familyId: idColumn("family", "family_id")
      .notNull()
      .references(() => family.id, { onDelete: "cascade" }),
    givenName: text("given_name").notNull(),
    familyName: text("family_name").notNull(),
    bornOn: day("born_on").notNull(),
    schoolLevel: text("school_level", { enum: schoolLevels }).notNull(),
    /** Absent when the child goes to no school, or the parents did not say which. */
    school: text("school"),
    /** What the child eats, never why. */
    meal: text("meal", { enum: meals }).notNull().default("standard"),
    /** Absent until the parents describe with whom the child lives. */
    custody: text("custody", { enum: custodyArrangements }),
    /** The other household, when there is one. */
    otherHouseholdName: text("other_household_name"),
    otherHouseholdPhone: text("other_household_phone"),
    createdAt: createdAt(),
    /** Absent while the child is in the family file. */
    removedAt: instant("removed_at"),
  },
  (table) => [
    unique("child_in_its_family").on(table.familyId, table.id),
    uniqueIndex("child_described_once").on(table.familyId, sql`lower(${table.givenName})`, table.bornOn).where(sql`removed_at is null`),
    check("child_born_on_a_day", sql`${table.bornOn} ~ ${civilDay}`),
    check("child_level_known", sql`${table.schoolLevel} in ${oneOf(schoolLevels)}`),
    check("child_meal_known", sql`${table.meal} in ${oneOf(meals)}`),
    check("child_custody_known", sql`${table.custody} in ${oneOf(custodyArrangements)}`),
  ],
);

/** What a team must know of a child's health (R-HEA-1). Each field is encrypted on its own, with a key outside the database, bound to the child and the field. */
export const healthRecord = pgTable(
  "health_record",
  {
    childId: idColumn("child", "child_id").primaryKey(),
    familyId: idColumn("family", "family_id").notNull(),
    allergies: text("allergies").notNull(),
    carePlan: text("care_plan").notNull(),
    treatment: text("treatment").notNull(),
    doctor: text("doctor").notNull(),
    vaccines: text("vaccines").notNull(),
    confirmedAt: instant("confirmed_at").notNull().defaultNow(),
  },
  (table) => [foreignKey({ name: "health_record_child_of_its_family", columns: [table.familyId, table.childId], foreignColumns: [child.familyId, child.id] }).onDelete("cascade"), index("health_record_by_family").on(table.familyId)],
);

export const consentKinds = ["emergency_care", "photos", "outings", "leave_alone"] as const;

/** What a guardian agreed to or refused for a child, and when. Rows are only added: the newest of each kind counts. */
export const consent = pgTable(
  "consent",
  {
    id: idColumn("consent").primaryKey(),
    familyId: idColumn("family", "family_id").notNull(),
    childId: idColumn("child", "child_id").notNull(),
    kind: text("kind", { enum: consentKinds }).notNull(),
    isGranted: boolean("is_granted").notNull(),
    decidedAt: instant("decided_at").notNull().defaultNow(),
    /** The account that decided. No foreign key: the decision outlives it. */
    decidedBy: text("decided_by").notNull(),
  },
  (table) => [
    foreignKey({ name: "consent_child_of_its_family", columns: [table.familyId, table.childId], foreignColumns: [child.familyId, child.id] }).onDelete("cascade"),
    index("consent_by_child").on(table.childId, table.kind, table.decidedAt),
    check("consent_kind_known", sql`${table.kind} in ${oneOf(consentKinds)}`),
  ],
);

export const contactRelations = ["grandparent", "relative", "friend", "neighbour", "childminder", "other"] as const;

/** Somebody to call, or who may fetch the children, without any right on the account; grandparents often. */
export const contact = pgTable(
  "contact",
  {
    id: idColumn("contact").primaryKey(),
    familyId: idColumn("family", "family_id")
      .notNull()
      .references(() => family.id, { onDelete: "cascade" }),
    givenName: text("given_name").notNull(),
    familyName: text("family_name").notNull(),
    phone: text("phone").notNull(),
    relation: text("relation", { enum: contactRelations }).notNull(),
    isEmergency: boolean("is_emergency").notNull(),
    mayPickUp: boolean("may_pick_up").notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    index("contact_by_family").on(table.familyId),
    check("contact_relation_known", sql`${table.relation} in ${oneOf(contactRelations)}`),
    check("contact_serves_something", sql`${table.isEmergency} or ${table.mayPickUp}`),
  ],
);
