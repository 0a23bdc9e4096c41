import "server-only";
import { and, asc, count, desc, eq, gt, isNull, lt, sql } from "drizzle-orm";
import type { Database, Transaction } from "@/db/client";
import { databaseNow } from "@/db/columns";
import { account, credential, knownDevice, session } from "@/db/schema/accounts";
import { center } from "@/db/schema/activities";
import { passkey, recoveryCode, secondFactorStep, staffCenter, staffInvitation, staffMember, totpSecret } from "@/db/schema/staff";
import type { Id } from "@/lib/core/ids";
import { STEP_TRIES, staffLifetimes } from "./rules";

type Db = Database | Transaction;

const within = (ms: number) => sql`now() - ${ms} * interval '1 millisecond'`;

/** The member of staff behind a session token: alive under the account's present epoch, opened with a second factor, not dismissed. */
export async function findSignedInStaff(db: Db, tokenHash: string) {
  const [row] = await db
    .select({
      sessionId: session.id,
      accountId: account.id,
      givenName: account.givenName,
      familyName: account.familyName,
      role: staffMember.role,
      centerIds: sql<Id<"center">[]>`array(select ${staffCenter.centerId} from ${staffCenter} where ${staffCenter.accountId} = ${account.id})`,
      hasSteppedUp: sql<boolean>`coalesce(${session.steppedUpAt} > ${within(staffLifetimes.stepUp)}, false)`,
      isStale: sql<boolean>`${session.seenAt} < ${within(staffLifetimes.sessionRefresh)}`,
      secondsLeft: sql<number>`extract(epoch from ${session.absoluteExpiresAt} - now())::float8`,
    })
    .from(session)
    .innerJoin(account, and(eq(account.id, session.accountId), eq(account.authEpoch, session.authEpoch)))
    .innerJoin(staffMember, eq(staffMember.accountId, account.id))
    .where(
      and(
        eq(session.tokenHash, tokenHash),
        eq(session.level, "mfa"),
        gt(session.idleExpiresAt, databaseNow),
        gt(session.absoluteExpiresAt, databaseNow),
        eq(account.kind, "staff"),
        eq(account.status, "active"),
      ),
    );
  return row;
}

/** Everything the first step of a sign-in decides on; absent when no member of staff has the address. */
export async function findStaffForSignIn(db: Db, emailCanonical: string, deviceHash: string) {
  const [row] = await db
    .select({
      id: account.id,
      status: account.status,
      authEpoch: account.authEpoch,
      passwordPhc: credential.passwordPhc,
      isKnownDevice: sql<boolean>`${knownDevice.deviceHash} is not null`,
    })
    .from(account)
    .innerJoin(staffMember, eq(staffMember.accountId, account.id))
    .leftJoin(credential, eq(credential.accountId, account.id))
    .leftJoin(knownDevice, and(eq(knownDevice.accountId, account.id), eq(knownDevice.deviceHash, deviceHash)))
    .where(and(eq(account.kind, "staff"), eq(account.emailCanonical, emailCanonical)));
  return row;
}

/** The sign-in that waits for its second factor, while the account is still what it was when the password was given. */
export async function findStep(db: Db, tokenHash: string) {
  const [row] = await db
    .select({
      id: secondFactorStep.id,
      accountId: account.id,
      authEpoch: account.authEpoch,
      givenName: account.givenName,
      emailAsTyped: account.emailAsTyped,
      challenge: sql<string>`coalesce(${secondFactorStep.challenge}, '')`,
    })
    .from(secondFactorStep)
    .innerJoin(account, and(eq(account.id, secondFactorStep.accountId), eq(account.authEpoch, secondFactorStep.authEpoch)))
    .where(
      and(
        eq(secondFactorStep.tokenHash, tokenHash),
        gt(secondFactorStep.expiresAt, databaseNow),
        lt(secondFactorStep.tries, STEP_TRIES),
        eq(account.kind, "staff"),
        eq(account.status, "active"),
      ),
    );
  return row;
}

export async function findTotp(db: Db, accountId: Id<"account">) {
  const [row] = await db.select({ sealed: totpSecret.sealed, lastStep: totpSecret.lastStep }).from(totpSecret).where(eq(totpSecret.accountId, accountId));
  return row;
}

export async function findRecoveryCode(db: Db, accountId: Id<"account">, codeHash: string) {
  const [row] = await db
    .select({ id: recoveryCode.id })
    .from(recoveryCode)
    .where(and(eq(recoveryCode.accountId, accountId), eq(recoveryCode.codeHash, codeHash), isNull(recoveryCode.usedAt)));
  return row;
}

export async function countRecoveryCodes(db: Db, accountId: Id<"account">): Promise<number> {
  const [row] = await db.select({ left: count() }).from(recoveryCode).where(and(eq(recoveryCode.accountId, accountId), isNull(recoveryCode.usedAt)));
  return row?.left ?? 0;
}

export function listPasskeys(db: Db, accountId: Id<"account">) {
  return db
    .select({
      id: passkey.id, name: passkey.name, credentialId: passkey.credentialId, publicKey: passkey.publicKey, counter: passkey.counter, transports: passkey.transports,
      createdAt: passkey.createdAt, usedAt: passkey.usedAt,
    })
    .from(passkey)
    .where(eq(passkey.accountId, accountId))
    .orderBy(asc(passkey.createdAt));
}

/** What an invitation may still do; `token` is known to whoever holds its mail. */
export async function findInvitation(db: Db, tokenHash: string) {
  const [row] = await db
    .select({
      id: staffInvitation.id,
      emailCanonical: staffInvitation.emailCanonical,
      emailAsTyped: staffInvitation.emailAsTyped,
      givenName: staffInvitation.givenName,
      familyName: staffInvitation.familyName,
      role: staffInvitation.role,
      centerIds: staffInvitation.centerIds,
      isUsed: sql<boolean>`${staffInvitation.usedAt} is not null`,
      isExpired: sql<boolean>`${staffInvitation.expiresAt} <= now() or ${staffInvitation.cancelledAt} is not null`,
    })
    .from(staffInvitation)
    .where(eq(staffInvitation.tokenHash, tokenHash));
  return row;
}

/** Invitations that nobody used or took back, expired ones included until they are cleared. */
export function listInvitations(db: Db) {
  return db
    .select({
      id: staffInvitation.id,
      email: staffInvitation.emailAsTyped,
      givenName: staffInvitation.givenName,
      familyName: staffInvitation.familyName,
      role: staffInvitation.role,
      expiresAt: staffInvitation.expiresAt,
      isExpired: sql<boolean>`${staffInvitation.expiresAt} <= now()`,
    })
    .from(staffInvitation)
    .where(and(isNull(staffInvitation.usedAt), isNull(staffInvitation.cancelledAt)))
    .orderBy(desc(staffInvitation.createdAt));
}

const memberColumns = {
  id: account.id,
  givenName: account.givenName,
  familyName: account.familyName,
  emailCanonical: account.emailCanonical,
  emailAsTyped: account.emailAsTyped,
  status: account.status,
  role: staffMember.role,
  centerIds: sql<Id<"center">[]>`array(select ${staffCenter.centerId} from ${staffCenter} where ${staffCenter.accountId} = ${account.id})`,
  lastSeenAt: sql<Date | null>`greatest(
    (select max(${session.seenAt}) from ${session} where ${session.accountId} = ${account.id}),
    (select max(${knownDevice.seenAt}) from ${knownDevice} where ${knownDevice.accountId} = ${account.id}))`.mapWith(session.seenAt),
};

export function listTeam(db: Db) {
  return db
    .select(memberColumns)
    .from(account)
    .innerJoin(staffMember, eq(staffMember.accountId, account.id))
    .where(eq(account.kind, "staff"))
    .orderBy(asc(account.familyName), asc(account.givenName));
}

export async function findMember(db: Db, accountId: string) {
  const [row] = await db
    .select(memberColumns)
    .from(account)
    .innerJoin(staffMember, eq(staffMember.accountId, account.id))
    .where(and(eq(account.kind, "staff"), sql`${account.id} = ${accountId}`));
  return row;
}

export async function findMemberByAddress(db: Db, emailCanonical: string) {
  const [row] = await db
    .select({ id: account.id, status: account.status })
    .from(account)
    .innerJoin(staffMember, eq(staffMember.accountId, account.id))
    .where(and(eq(account.kind, "staff"), eq(account.emailCanonical, emailCanonical)));
  return row;
}

export async function countManagers(db: Db): Promise<number> {
  const [row] = await db
    .select({ managers: count() })
    .from(staffMember)
    .innerJoin(account, eq(account.id, staffMember.accountId))
    .where(and(eq(staffMember.role, "manager"), eq(account.status, "active")));
  return row?.managers ?? 0;
}

export function listCenters(db: Db) {
  return db.select({ id: center.id, name: center.name }).from(center).orderBy(asc(center.name));
}

/** Holds the team until the transaction ends: changes to it happen one after the other, so that a manager always remains. */
export async function holdTeam(tx: Transaction): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('staff team', 0))`);
}
