import "server-only";
import { and, asc, desc, eq, gt, gte, inArray, isNull, lt, lte, ne, sql, type SQL } from "drizzle-orm";
import type { Database, Transaction } from "@/db/client";
import { account } from "@/db/schema/accounts";
import { center, programme, slot } from "@/db/schema/activities";
import { booking } from "@/db/schema/bookings";
import { guardian } from "@/db/schema/families";
import { broadcast, mail, type BroadcastScope } from "@/db/schema/notifications";
import { addDays, instantAt } from "@/lib/core/days";
import type { Id } from "@/lib/core/ids";
import type { MailFilter } from "./rules";

type Db = Database | Transaction;

const mailFacts = {
  id: mail.id, notice: mail.notice, about: mail.about, state: mail.state, attempts: mail.attempts, createdAt: mail.createdAt, sentAt: mail.sentAt, dueAt: mail.dueAt, lastFailure: mail.lastFailure,
  isKept: sql<boolean>`${mail.sealed} is not null`, isExpired: sql<boolean>`${mail.expiresAt} <= now()`,
  accountId: account.id, givenName: account.givenName, familyName: account.familyName, familyId: guardian.familyId,
};

const selectMails = (db: Db, narrowed: SQL | undefined) =>
  db
    .select(mailFacts)
    .from(mail)
    .leftJoin(account, eq(account.id, mail.accountId))
    .leftJoin(guardian, and(eq(guardian.accountId, account.id), isNull(guardian.revokedAt)))
    .where(and(ne(mail.state, "withheld"), narrowed));

/** Mails, newest first; `limit` of them, older than the last one read. */
export function listMailStates(db: Db, { state, notice, day, familyId, after }: MailFilter, limit: number) {
  const lastRead = after && db.select({ at: mail.createdAt }).from(mail).where(eq(mail.id, after));
  const ofFamily = familyId && inArray(mail.accountId, db.select({ id: guardian.accountId }).from(guardian).where(and(eq(guardian.familyId, familyId), isNull(guardian.revokedAt))));
  return selectMails(
    db,
    and(
      state && eq(mail.state, state),
      notice === undefined ? undefined : eq(mail.notice, notice),
      day && and(gte(mail.createdAt, instantAt(day, "00:00")), lt(mail.createdAt, instantAt(addDays(day, 1), "00:00"))),
      ofFamily,
      lastRead && and(lte(mail.createdAt, lastRead), sql`(${mail.createdAt}, ${mail.id}) < (${lastRead}, ${after})`),
    ),
  )
    .orderBy(desc(mail.createdAt), desc(mail.id))
    .limit(limit);
}

export type MailStateRow = Awaited<ReturnType<typeof listMailStates>>[number];

export async function findMail(db: Db, mailId: Id<"mail">): Promise<MailStateRow | undefined> {
  const [row] = await selectMails(db, eq(mail.id, mailId));
  return row;
}

/** The mails of the last 30 days by state: what a glance at the page says. */
export async function countMails(db: Db) {
  const recent = gt(mail.createdAt, sql`now() - interval '30 days'`);
  const [dead, pending, sent] = await Promise.all([
    db.$count(mail, and(eq(mail.state, "dead"), recent)),
    db.$count(mail, eq(mail.state, "pending")),
    db.$count(mail, and(eq(mail.state, "sent"), gt(mail.createdAt, sql`now() - interval '1 day'`))),
  ]);
  return { dead, pending, sent };
}

/** The mail to send again, held until the transaction ends, with its account's present address if the account still lives. */
export async function lockMail(tx: Transaction, mailId: Id<"mail">) {
  const [row] = await tx
    .select({
      id: mail.id, notice: mail.notice, state: mail.state, sealed: mail.sealed, accountId: mail.accountId, isExpired: sql<boolean>`${mail.expiresAt} <= now()`,
      presentAddress: sql<string | null>`(select a.email_as_typed from ${account} a where a.id = ${mail}.account_id and a.status = 'active')`,
      familyId: sql<Id<"family"> | null>`(select g.family_id from ${guardian} g where g.account_id = ${mail}.account_id and g.revoked_at is null)`,
    })
    .from(mail)
    .where(and(eq(mail.id, mailId), ne(mail.state, "withheld")))
    .for("update", { of: mail });
  return row;
}

/** The families with a confirmed day in this choice. */
const booked = (db: Db, { from, to, centerId, programmeId }: BroadcastScope) =>
  db
    .selectDistinct({ familyId: booking.familyId })
    .from(booking)
    .innerJoin(slot, eq(slot.id, booking.slotId))
    .innerJoin(programme, eq(programme.id, slot.programmeId))
    .where(and(eq(booking.state, "confirmed"), gte(booking.day, from), lte(booking.day, to), centerId && eq(programme.centerId, centerId), programmeId && eq(programme.id, programmeId)));

/** Whom a message reaches: the guardians' accounts of each family, and the families that have none. */
export async function listReached(db: Db, scope: BroadcastScope, limit: number) {
  const families = await booked(db, scope).limit(limit);
  const ids = families.map(({ familyId }) => familyId);
  const accounts = ids.length === 0 ? [] : await db
    .select({ familyId: guardian.familyId, id: account.id, givenName: account.givenName, emailAsTyped: account.emailAsTyped })
    .from(guardian)
    .innerJoin(account, eq(account.id, guardian.accountId))
    .where(and(inArray(guardian.familyId, ids), isNull(guardian.revokedAt), eq(account.status, "active")));
  const withMail = new Set(accounts.map(({ familyId }) => familyId));
  return { familyIds: ids, accounts, withoutMail: ids.filter((id) => !withMail.has(id)) };
}

const broadcastFacts = {
  id: broadcast.id, scope: broadcast.scope, subject: broadcast.subject, body: broadcast.body, families: broadcast.families, mails: broadcast.mails, tasks: broadcast.tasks,
  createdAt: broadcast.createdAt, sentAt: broadcast.sentAt, givenName: account.givenName, familyName: account.familyName,
};

const selectBroadcasts = (db: Db, narrowed?: SQL) =>
  db.select(broadcastFacts).from(broadcast).leftJoin(account, eq(account.id, sql`coalesce(${broadcast.sentBy}, ${broadcast.writtenBy})`)).where(narrowed);

export type BroadcastRow = Awaited<ReturnType<typeof selectBroadcasts>>[number];

export const listBroadcasts = (db: Db, limit: number) => selectBroadcasts(db).orderBy(desc(broadcast.createdAt)).limit(limit);

export async function findBroadcast(db: Db, id: Id<"broadcast">): Promise<BroadcastRow | undefined> {
  const [row] = await selectBroadcasts(db, eq(broadcast.id, id));
  return row;
}

export async function lockBroadcast(tx: Transaction, id: Id<"broadcast">) {
  const [row] = await tx.select({ id: broadcast.id, scope: broadcast.scope, subject: broadcast.subject, body: broadcast.body, sentAt: broadcast.sentAt }).from(broadcast).where(eq(broadcast.id, id)).for("update");
  return row;
}

/** How far the mails of a message are. */
export async function countBroadcastMails(db: Db, id: Id<"broadcast">) {
  const rows = await db
    .select({ state: mail.state, mails: sql<number>`count(*)::integer` })
    .from(mail)
    .where(and(eq(mail.notice, "service-message"), sql`starts_with(${mail.about}, ${`${id} `})`))
    .groupBy(mail.state);
  const of = (state: string) => rows.find((row) => row.state === state)?.mails ?? 0;
  return { sent: of("sent"), pending: of("pending"), dead: of("dead") };
}

/** The centres and programmes a message may be narrowed to. */
export async function listAudiences(db: Db) {
  const [centers, programmes] = await Promise.all([
    db.select({ id: center.id, name: center.name }).from(center).orderBy(asc(center.name)),
    db.select({ id: programme.id, title: programme.title, centerName: center.name }).from(programme).innerJoin(center, eq(center.id, programme.centerId)).orderBy(asc(programme.title)),
  ]);
  return { centers, programmes };
}
