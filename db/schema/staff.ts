import { sql } from "drizzle-orm";
import { bigint, boolean, check, index, integer, pgTable, primaryKey, text, uniqueIndex } from "drizzle-orm/pg-core";
import { createdAt, idColumn, instant, oneOf } from "../columns";
import { staffRoles } from "../context";
import { account } from "./accounts";
import { center } from "./activities";

/** A member of staff: an account of kind staff, with a role. Disabled accounts keep their row, so that the journal keeps its names. */
export const staffMember = pgTable(
  "staff_member",
  {
    accountId: idColumn("account", "account_id")
      .primaryKey()
      .references(() => account.id, { onDelete: "cascade" }),
    role: text("role", { enum: staffRoles }).notNull(),
    createdAt: createdAt(),
  },
  (table) => [check("staff_member_role_known", sql`${table.role} in ${oneOf(staffRoles)}`)],
);

/** The centres whose lists a member of a centre's team may open. */
export const staffCenter = pgTable(
  "staff_center",
  {
    accountId: idColumn("account", "account_id")
      .notNull()
      .references(() => staffMember.accountId, { onDelete: "cascade" }),
    centerId: idColumn("center", "center_id")
      .notNull()
      .references(() => center.id, { onDelete: "cascade" }),
  },
  (table) => [primaryKey({ columns: [table.accountId, table.centerId] })],
);

/** Staff come by invitation only, for 24 hours; the link's token rests as its SHA-256. */
export const staffInvitation = pgTable(
  "staff_invitation",
  {
    id: idColumn("staffInvitation").primaryKey(),
    emailCanonical: text("email_canonical").notNull(),
    emailAsTyped: text("email_as_typed").notNull(),
    givenName: text("given_name").notNull(),
    familyName: text("family_name").notNull(),
    role: text("role", { enum: staffRoles }).notNull(),
    centerIds: text("center_ids").array().notNull(),
    tokenHash: text("token_hash").notNull(),
    /** The account that invited; absent for the first manager, invited by a command. No foreign key: the trace outlives it. */
    invitedBy: text("invited_by"),
    createdAt: createdAt(),
    expiresAt: instant("expires_at").notNull(),
    /** Absent until the account is opened. */
    usedAt: instant("used_at"),
    /** Absent unless it was taken back, or a newer one replaced it. */
    cancelledAt: instant("cancelled_at"),
  },
  (table) => [
    uniqueIndex("staff_invitation_one_per_token").on(table.tokenHash),
    uniqueIndex("staff_invitation_one_live_per_address").on(table.emailCanonical).where(sql`used_at is null and cancelled_at is null`),
    check("staff_invitation_role_known", sql`${table.role} in ${oneOf(staffRoles)}`),
  ],
);

/** The secret of an authenticator app, encrypted with a key outside the database. */
export const totpSecret = pgTable("totp_secret", {
  accountId: idColumn("account", "account_id")
    .primaryKey()
    .references(() => account.id, { onDelete: "cascade" }),
  sealed: text("sealed").notNull(),
  /** The last 30-second step that was used: a code works once. */
  lastStep: bigint("last_step", { mode: "number" }).notNull().default(0),
  createdAt: createdAt(),
});

/** Ten codes of 80 bits, each good for one sign-in, kept as hashes. */
export const recoveryCode = pgTable(
  "recovery_code",
  {
    id: idColumn("recoveryCode").primaryKey(),
    accountId: idColumn("account", "account_id")
      .notNull()
      .references(() => account.id, { onDelete: "cascade" }),
    codeHash: text("code_hash").notNull(),
    /** Absent until it is used. */
    usedAt: instant("used_at"),
  },
  (table) => [uniqueIndex("recovery_code_once").on(table.accountId, table.codeHash)],
);

/** A key of WebAuthn on a device of the member of staff. */
export const passkey = pgTable(
  "passkey",
  {
    id: idColumn("passkey").primaryKey(),
    accountId: idColumn("account", "account_id")
      .notNull()
      .references(() => account.id, { onDelete: "cascade" }),
    credentialId: text("credential_id").notNull(),
    publicKey: text("public_key").notNull(),
    counter: bigint("counter", { mode: "number" }).notNull(),
    transports: text("transports").array().notNull(),
    /** What its holder calls it. */
    name: text("name").notNull(),
    isBackedUp: boolean("is_backed_up").notNull(),
    createdAt: createdAt(),
    /** Absent until it signs in for the first time. */
    usedAt: instant("used_at"),
  },
  (table) => [uniqueIndex("passkey_one_per_credential").on(table.credentialId), index("passkey_by_account").on(table.accountId)],
);

/** Between the password and the second factor, for five minutes and five tries: no session yet. Also holds the challenge of a passkey. */
export const secondFactorStep = pgTable(
  "second_factor_step",
  {
    id: idColumn("secondFactorStep").primaryKey(),
    tokenHash: text("token_hash").notNull(),
    accountId: idColumn("account", "account_id")
      .notNull()
      .references(() => account.id, { onDelete: "cascade" }),
    authEpoch: integer("auth_epoch").notNull(),
    /** Absent when no passkey is asked. */
    challenge: text("challenge"),
    tries: integer("tries").notNull().default(0),
    createdAt: createdAt(),
    expiresAt: instant("expires_at").notNull(),
  },
  (table) => [uniqueIndex("second_factor_step_one_per_token").on(table.tokenHash), index("second_factor_step_by_expiry").on(table.expiresAt)],
);
