import { sql } from "drizzle-orm";
import { bigserial, check, index, integer, pgTable, primaryKey, text, uniqueIndex } from "drizzle-orm/pg-core";
import { createdAt, idColumn, instant } from "../columns";

/** One account = one verified address (R-ACC-1). It exists only once the address is confirmed (R-ACC-3). */
export const account = pgTable(
  "account",
  {
    id: idColumn("account").primaryKey(),
    kind: text("kind", { enum: ["parent", "staff"] }).notNull(),
    status: text("status", { enum: ["active", "closing", "disabled"] }).notNull().default("active"),
    emailCanonical: text("email_canonical").notNull(),
    emailAsTyped: text("email_as_typed").notNull(),
    emailVerifiedAt: instant("email_verified_at").notNull().defaultNow(),
    givenName: text("given_name").notNull(),
    familyName: text("family_name").notNull(),
    phone: text("phone").notNull(),
    /** Raised when the password, the address or a second factor changes: what was opened under an older epoch is dead. */
    authEpoch: integer("auth_epoch").notNull().default(0),
    /** Absent unless the holder asked to close the account. */
    closesAt: instant("closes_at"),
    /** The last sign-in; the opening of the account until there is one. */
    signedInAt: instant("signed_in_at").notNull().defaultNow(),
    createdAt: createdAt(),
  },
  (table) => [
    uniqueIndex("account_one_per_address").on(table.kind, table.emailCanonical),
    /** The accounts opened week by week: a figure of the desk. */
    index("account_of_parent_by_age").on(table.createdAt).where(sql`kind = 'parent'`),
    index("account_due_for_closing").on(table.closesAt).where(sql`status = 'closing'`),
    check("account_kind_known", sql`${table.kind} in ('parent', 'staff')`),
    check("account_status_known", sql`${table.status} in ('active', 'closing', 'disabled')`),
    check("account_closing_has_a_date", sql`(${table.status} = 'closing') = (${table.closesAt} is not null)`),
    check("account_address_is_canonical", sql`${table.emailCanonical} = lower(${table.emailCanonical})`),
  ],
);

export const credential = pgTable("credential", {
  accountId: idColumn("account", "account_id")
    .primaryKey()
    .references(() => account.id, { onDelete: "cascade" }),
  passwordPhc: text("password_phc").notNull(),
  changedAt: instant("changed_at").notNull().defaultNow(),
});

/** Each attempt to register is a row of its own, with its own password; the confirmed one wins and the others die. */
export const pendingRegistration = pgTable(
  "pending_registration",
  {
    id: idColumn("pendingRegistration").primaryKey(),
    emailCanonical: text("email_canonical").notNull(),
    emailAsTyped: text("email_as_typed").notNull(),
    givenName: text("given_name").notNull(),
    familyName: text("family_name").notNull(),
    phone: text("phone").notNull(),
    passwordPhc: text("password_phc").notNull(),
    tokenHash: text("token_hash").notNull(),
    /** The browser that registered: only there does confirming open a session. */
    bindingHash: text("binding_hash").notNull(),
    createdAt: createdAt(),
    expiresAt: instant("expires_at").notNull(),
    /** Absent until the link is used. */
    usedAt: instant("used_at"),
  },
  (table) => [
    uniqueIndex("pending_registration_one_per_token").on(table.tokenHash),
    index("pending_registration_by_address").on(table.emailCanonical),
    index("pending_registration_by_browser").on(table.bindingHash, table.createdAt),
    index("pending_registration_by_age").on(table.createdAt),
  ],
);

export const tokenPurposes = ["sign_in", "reset_password", "change_email", "undo_email", "cancel_closing"] as const;
export type TokenPurpose = (typeof tokenPurposes)[number];

/**
 * What a link in a mail may do, once. A row is written for unknown addresses too (no account, never mailed),
 * so that asking costs the same whether the address is known or not.
 */
export const accountToken = pgTable(
  "account_token",
  {
    id: idColumn("accountToken").primaryKey(),
    purpose: text("purpose", { enum: tokenPurposes }).notNull(),
    /** Absent when nobody owns the address. */
    accountId: idColumn("account", "account_id").references(() => account.id, { onDelete: "cascade" }),
    /** The address this token speaks for: the one to sign in, the new one to adopt, the old one to restore. */
    emailCanonical: text("email_canonical").notNull(),
    emailAsTyped: text("email_as_typed").notNull(),
    tokenHash: text("token_hash").notNull(),
    /** Absent when any browser may use the link. */
    bindingHash: text("binding_hash"),
    /** The path to go to after signing in; absent for the usual landing page. */
    returnTo: text("return_to"),
    createdAt: createdAt(),
    expiresAt: instant("expires_at").notNull(),
    usedAt: instant("used_at"),
  },
  (table) => [
    uniqueIndex("account_token_one_per_token").on(table.tokenHash),
    uniqueIndex("account_token_one_live_reset").on(table.emailCanonical).where(sql`used_at is null and purpose = 'reset_password'`),
    uniqueIndex("account_token_one_live_link_per_browser").on(table.emailCanonical, table.bindingHash).where(sql`used_at is null and purpose = 'sign_in'`),
    index("account_token_by_browser").on(table.bindingHash, table.purpose, table.createdAt),
    uniqueIndex("account_token_one_live_per_account").on(table.accountId, table.purpose).where(sql`used_at is null and purpose in ('change_email', 'cancel_closing')`),
    index("account_token_by_account").on(table.accountId),
    index("account_token_by_expiry").on(table.expiresAt),
    check("account_token_purpose_known", sql`${table.purpose} in ('sign_in', 'reset_password', 'change_email', 'undo_email', 'cancel_closing')`),
  ],
);

/** A sign-in, and nothing else. The cookie's value rests here as its SHA-256. */
export const session = pgTable(
  "session",
  {
    id: idColumn("session").primaryKey(),
    tokenHash: text("token_hash").notNull(),
    accountId: idColumn("account", "account_id")
      .notNull()
      .references(() => account.id, { onDelete: "cascade" }),
    authEpoch: integer("auth_epoch").notNull(),
    level: text("level", { enum: ["link", "password", "mfa"] }).notNull(),
    userAgent: text("user_agent").notNull(),
    createdAt: createdAt(),
    seenAt: instant("seen_at").notNull().defaultNow(),
    idleExpiresAt: instant("idle_expires_at").notNull(),
    absoluteExpiresAt: instant("absolute_expires_at").notNull(),
    /** Absent until the password is given in this session. */
    steppedUpAt: instant("stepped_up_at"),
  },
  (table) => [
    uniqueIndex("session_one_per_token").on(table.tokenHash),
    index("session_by_account").on(table.accountId),
    index("session_by_expiry").on(table.absoluteExpiresAt),
    check("session_level_known", sql`${table.level} in ('link', 'password', 'mfa')`),
  ],
);

/** Browsers that once signed in to an account: no "new device" notice, and their own count of wrong passwords. */
export const knownDevice = pgTable(
  "known_device",
  {
    accountId: idColumn("account", "account_id")
      .notNull()
      .references(() => account.id, { onDelete: "cascade" }),
    deviceHash: text("device_hash").notNull(),
    createdAt: createdAt(),
    seenAt: instant("seen_at").notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.accountId, table.deviceHash] })],
);

/** One row per counted act (wrong password, registration, mail asked). Keys are pseudonyms. Rows live a day. */
export const attempt = pgTable(
  "attempt",
  {
    id: bigserial("id", { mode: "number" }).primaryKey(),
    kind: text("kind").notNull(),
    key: text("key").notNull(),
    at: instant("at").notNull().default(sql`clock_timestamp()`),
  },
  (table) => [index("attempt_by_key").on(table.kind, table.key, table.at), index("attempt_by_age").on(table.at)],
);

/** « Ce n'est pas moi »: no registration mail to this address until then. The key is a pseudonym. */
export const mutedAddress = pgTable("muted_address", {
  key: text("key").primaryKey(),
  until: instant("until").notNull(),
});
