import "server-only";
import { and, count, desc, eq, gt, isNull, ne, sql } from "drizzle-orm";
import type { Database, Transaction } from "@/db/client";
import { databaseNow } from "@/db/columns";
import { account, accountToken, attempt, credential, knownDevice, mutedAddress, pendingRegistration, session, type TokenPurpose } from "@/db/schema/accounts";
import { pseudonym } from "@/lib/core/crypto";
import type { Id } from "@/lib/core/ids";
import { lifetimes } from "./rules";

type Db = Database | Transaction;

const within = (ms: number) => sql`now() - ${ms} * interval '1 millisecond'`;

const signedInQuery = (db: Db) =>
  db
    .select({
      sessionId: session.id,
      accountId: account.id,
      givenName: account.givenName,
      status: account.status,
      closesAt: account.closesAt,
      level: session.level,
      steppedUpAt: session.steppedUpAt,
      hasSteppedUp: sql<boolean>`coalesce(${session.steppedUpAt} > ${within(lifetimes.stepUp)}, false)`,
      maySeeHealth: sql<boolean>`coalesce(${session.steppedUpAt} > ${within(lifetimes.stepUpForHealth)}, false)`,
      isStale: sql<boolean>`${session.seenAt} < ${within(lifetimes.sessionRefresh)}`,
    })
    .from(session)
    .innerJoin(account, and(eq(account.id, session.accountId), eq(account.authEpoch, session.authEpoch)))
    .where(
      and(
        eq(session.tokenHash, sql.placeholder("tokenHash")),
        gt(session.idleExpiresAt, databaseNow),
        gt(session.absoluteExpiresAt, databaseNow),
        eq(account.kind, "parent"),
        sql`${account.status} in ('active', 'closing')`,
      ),
    )
    .prepare("find_signed_in");

/** Writing the query anew costs a fifth of a signed-in page; it is asked on each of them. */
const prepared = new WeakMap<Db, ReturnType<typeof signedInQuery>>();

/** The signed-in parent behind a session token, if the session is alive under the account's present epoch. */
export async function findSignedIn(db: Db, tokenHash: string) {
  const query = prepared.get(db) ?? signedInQuery(db);
  prepared.set(db, query);
  const [row] = await query.execute({ tokenHash });
  return row;
}

/** Everything a password sign-in decides on, in one read; absent when nobody owns the address. */
export async function findForSignIn(db: Db, emailCanonical: string, deviceHash: string) {
  const [row] = await db
    .select({
      id: account.id,
      status: account.status,
      authEpoch: account.authEpoch,
      givenName: account.givenName,
      emailAsTyped: account.emailAsTyped,
      passwordPhc: credential.passwordPhc,
      isKnownDevice: sql<boolean>`${knownDevice.deviceHash} is not null`,
    })
    .from(account)
    .leftJoin(credential, eq(credential.accountId, account.id))
    .leftJoin(knownDevice, and(eq(knownDevice.accountId, account.id), eq(knownDevice.deviceHash, deviceHash)))
    .where(and(eq(account.kind, "parent"), eq(account.emailCanonical, emailCanonical)));
  return row;
}

const accountColumns = {
  id: account.id,
  status: account.status,
  authEpoch: account.authEpoch,
  emailCanonical: account.emailCanonical,
  emailAsTyped: account.emailAsTyped,
  emailVerifiedAt: account.emailVerifiedAt,
  givenName: account.givenName,
  familyName: account.familyName,
  phone: account.phone,
  closesAt: account.closesAt,
  createdAt: account.createdAt,
};

export async function findAccount(db: Db, id: Id<"account">) {
  const [row] = await db.select(accountColumns).from(account).where(eq(account.id, id));
  return row;
}

/** To whom a mail about one account goes. */
export type Addressee = { id: Id<"account">; givenName: string; emailAsTyped: string };

/** Throws when there is no such account: only its own holder, signed in, gets here. */
export async function findAddressee(db: Db, id: Id<"account">): Promise<Addressee> {
  const [row] = await db.select({ id: account.id, givenName: account.givenName, emailAsTyped: account.emailAsTyped }).from(account).where(eq(account.id, id));
  if (!row) throw new Error("an act outlived its account");
  return row;
}

export async function findAccountByAddress(db: Db, emailCanonical: string) {
  const [row] = await db.select(accountColumns).from(account).where(and(eq(account.kind, "parent"), eq(account.emailCanonical, emailCanonical)));
  return row;
}

/** Holds the account until the transaction ends: changes to one account happen one after the other. */
export async function lockAccount(tx: Transaction, id: Id<"account">) {
  const [row] = await tx.select(accountColumns).from(account).where(eq(account.id, id)).for("update");
  return row;
}

export async function findPasswordPhc(db: Db, accountId: Id<"account">): Promise<string | undefined> {
  const [row] = await db.select({ phc: credential.passwordPhc }).from(credential).where(eq(credential.accountId, accountId));
  return row?.phc;
}

const pendingColumns = {
  id: pendingRegistration.id,
  emailCanonical: pendingRegistration.emailCanonical,
  emailAsTyped: pendingRegistration.emailAsTyped,
  givenName: pendingRegistration.givenName,
  familyName: pendingRegistration.familyName,
  bindingHash: pendingRegistration.bindingHash,
  isUsed: sql<boolean>`${pendingRegistration.usedAt} is not null`,
  isExpired: sql<boolean>`${pendingRegistration.expiresAt} <= now()`,
};

export async function findPendingByToken(db: Db, tokenHash: string) {
  const [row] = await db.select(pendingColumns).from(pendingRegistration).where(eq(pendingRegistration.tokenHash, tokenHash));
  return row;
}

/** This browser's own latest attempt for an address, which counts before whatever attempt a link was mailed for. */
export async function findOwnAttempt(tx: Transaction, emailCanonical: string, bindingHash: string) {
  const [row] = await tx
    .select()
    .from(pendingRegistration)
    .where(and(eq(pendingRegistration.emailCanonical, emailCanonical), eq(pendingRegistration.bindingHash, bindingHash)))
    .orderBy(desc(pendingRegistration.createdAt))
    .limit(1);
  return row;
}

/** Whether browsers other than this attempt's also asked for an account with the address. */
export async function isContested(tx: Transaction, emailCanonical: string, bindingHash: string): Promise<boolean> {
  const rows = await tx
    .select({ id: pendingRegistration.id })
    .from(pendingRegistration)
    .where(and(eq(pendingRegistration.emailCanonical, emailCanonical), ne(pendingRegistration.bindingHash, bindingHash), isNull(pendingRegistration.usedAt)))
    .limit(1);
  return rows.length > 0;
}

/** The latest registration this browser asked for and has not confirmed. */
export async function findPendingByBrowser(db: Db, bindingHash: string) {
  const [row] = await db
    .select(pendingColumns)
    .from(pendingRegistration)
    .where(and(eq(pendingRegistration.bindingHash, bindingHash), isNull(pendingRegistration.usedAt)))
    .orderBy(desc(pendingRegistration.createdAt))
    .limit(1);
  return row;
}

/** What a link may still do. The account's own state is joined: a dead account has no live link. */
export async function findToken(db: Db, purpose: TokenPurpose, tokenHash: string) {
  const [row] = await db
    .select({
      accountId: account.id,
      givenName: account.givenName,
      emailAsTyped: accountToken.emailAsTyped,
      bindingHash: accountToken.bindingHash,
      returnTo: accountToken.returnTo,
      /* A superseded link is marked used and never lived: it expired when it was made. */
      isUsed: sql<boolean>`${accountToken.usedAt} is not null and ${accountToken.expiresAt} > ${accountToken.createdAt}`,
      isExpired: sql<boolean>`${accountToken.expiresAt} <= now()`,
    })
    .from(accountToken)
    .innerJoin(account, eq(account.id, accountToken.accountId))
    .where(and(eq(accountToken.tokenHash, tokenHash), eq(accountToken.purpose, purpose)));
  return row;
}

/** The change of address that waits for its confirmation, if any. */
export async function findPendingAddress(db: Db, accountId: Id<"account">): Promise<string | undefined> {
  const [row] = await db
    .select({ address: accountToken.emailAsTyped })
    .from(accountToken)
    .where(and(eq(accountToken.accountId, accountId), eq(accountToken.purpose, "change_email"), isNull(accountToken.usedAt), gt(accountToken.expiresAt, databaseNow)));
  return row?.address;
}

export function listSessions(db: Db, accountId: Id<"account">) {
  return db
    .select({ id: session.id, userAgent: session.userAgent, level: session.level, createdAt: session.createdAt, seenAt: session.seenAt })
    .from(session)
    .innerJoin(account, and(eq(account.id, session.accountId), eq(account.authEpoch, session.authEpoch)))
    .where(and(eq(session.accountId, accountId), gt(session.idleExpiresAt, databaseNow), gt(session.absoluteExpiresAt, databaseNow)))
    .orderBy(desc(session.seenAt));
}

/** What else is held about one account: links and the addresses they speak for, devices, attempts to register its address. */
export async function findTraces(db: Db, accountId: Id<"account">, emailCanonical: string) {
  return {
    links: await db
      .select({ purpose: accountToken.purpose, address: accountToken.emailAsTyped, createdAt: accountToken.createdAt, expiresAt: accountToken.expiresAt, usedAt: accountToken.usedAt })
      .from(accountToken)
      .where(eq(accountToken.accountId, accountId)),
    devices: await db.select({ createdAt: knownDevice.createdAt, seenAt: knownDevice.seenAt }).from(knownDevice).where(eq(knownDevice.accountId, accountId)),
    registrations: await db
      .select({ createdAt: pendingRegistration.createdAt, usedAt: pendingRegistration.usedAt })
      .from(pendingRegistration)
      .where(eq(pendingRegistration.emailCanonical, emailCanonical)),
    passwordChangedAt: (await db.select({ at: credential.changedAt }).from(credential).where(eq(credential.accountId, accountId)))[0]?.at,
  };
}

export async function countKnownDevices(db: Db, accountId: Id<"account">): Promise<number> {
  const [row] = await db.select({ devices: count() }).from(knownDevice).where(eq(knownDevice.accountId, accountId));
  return row?.devices ?? 0;
}

export async function listDeviceHashes(db: Db, accountId: Id<"account">): Promise<string[]> {
  const rows = await db.select({ deviceHash: knownDevice.deviceHash }).from(knownDevice).where(eq(knownDevice.accountId, accountId));
  return rows.map(({ deviceHash }) => deviceHash);
}

/** Holds an address that nobody owns yet until the transaction ends: attempts for it are confirmed one after the other. */
export async function lockAddress(tx: Transaction, emailCanonical: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`address:${emailCanonical}`}, 0))`);
}

/** Holds the key until the transaction ends, so that acts are counted one after the other. */
export async function lockAttempts(tx: Transaction, kind: string, key: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`${kind}:${key}`}, 0))`);
}

/** Ages in seconds of the counted acts of the last 24 hours, by the database's clock. */
export async function listAttemptAges(tx: Transaction, kind: string, key: string): Promise<number[]> {
  const rows = await tx
    .select({ age: sql<number>`extract(epoch from clock_timestamp() - ${attempt.at})::float8` })
    .from(attempt)
    .where(and(eq(attempt.kind, kind), eq(attempt.key, key), gt(attempt.at, sql`now() - interval '24 hours'`)));
  return rows.map(({ age }) => age);
}

/** The key under which an address is muted: a pseudonym, so that nobody's address is kept because they said no. */
export const muteKey = (emailCanonical: string) => pseudonym("muted", emailCanonical);

export async function isMuted(db: Db, emailCanonical: string): Promise<boolean> {
  const rows = await db
    .select({ key: mutedAddress.key })
    .from(mutedAddress)
    .where(and(eq(mutedAddress.key, muteKey(emailCanonical)), gt(mutedAddress.until, databaseNow)));
  return rows.length > 0;
}

/** The address this browser last asked a link for, to show it back; known or not, it was typed here. */
export async function findLastAsked(db: Db, purpose: TokenPurpose, bindingHash: string): Promise<string | undefined> {
  const [row] = await db
    .select({ address: accountToken.emailAsTyped })
    .from(accountToken)
    .where(and(eq(accountToken.purpose, purpose), eq(accountToken.bindingHash, bindingHash)))
    .orderBy(desc(accountToken.createdAt))
    .limit(1);
  return row?.address;
}
