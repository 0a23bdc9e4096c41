import "server-only";
import { and, asc, desc, eq, exists, gt, inArray, isNotNull, isNull, like, ne, not, or, sql, type AnyColumn, type SQL } from "drizzle-orm";
import type { Database, Transaction } from "@/db/client";
import { account, pendingRegistration } from "@/db/schema/accounts";
import { bookingRequest } from "@/db/schema/bookings";
import { familySearch } from "@/db/schema/callers";
import { callerCheck, callNote } from "@/db/schema/desk";
import { document } from "@/db/schema/documents";
import { child, commune, consent, family, guardian, healthRecord, phoneGuardian } from "@/db/schema/families";
import { deskTask, mail } from "@/db/schema/notifications";
import type { Day } from "@/lib/core/days";
import type { Id } from "@/lib/core/ids";
import { searchable } from "@/lib/core/search";
import { territoryOf } from "@/lib/families/rules";
import { CHECK_LIFETIME_MS, misspellings, type KnownFacts, type Needle } from "./rules";

type Db = Database | Transaction;

const recently = sql`now() - ${CHECK_LIFETIME_MS} * interval '1 millisecond'`;

export async function familyExists(db: Db, familyId: Id<"family">): Promise<boolean> {
  const rows = await db.select({ id: family.id }).from(family).where(eq(family.id, familyId));
  return rows.length === 1;
}

/** The call that is open on this family in this session: its check passed within the hour, and nobody ended it. */
export async function findOpenCall(db: Db, familyId: Id<"family">, sessionId: Id<"session">): Promise<{ since: Date; facts: number } | undefined> {
  const isOpen = and(eq(callerCheck.hasPassed, true), isNull(callerCheck.closedAt), gt(callerCheck.createdAt, recently));
  const [row] = await db
    .select({ since: callerCheck.createdAt, facts: sql<number>`cardinality(${callerCheck.matched})` })
    .from(callerCheck)
    .where(and(eq(callerCheck.sessionId, sessionId), eq(callerCheck.familyId, familyId), isOpen))
    .orderBy(desc(callerCheck.createdAt))
    .limit(1);
  return row;
}

export type OpenCall = NonNullable<Awaited<ReturnType<typeof findOpenCall>>>;

type Page = { limit: number; offset: number };

/** Underlined letters and percents of a mail are letters like others. */
const literal = (text: string) => text.replace(/[\\%_]/g, "\\$&");

/** A word of the family begins like this one. */
const begins = (start: string) => sql`${familySearch.words} like ${`% ${start}%`}`;
const isWhole = (word: string) => sql<number>`(${familySearch.words} || ' ' like ${`% ${word} %`})::int`;

const anyMisspelling = (word: string) => or(...misspellings(word).map(begins));

function matching(needle: Exclude<Needle, { kind: "nothing" | "reference" }>, isForgiving: boolean): SQL | undefined {
  if (needle.kind === "phone") return sql`${familySearch.words} like ${`%${needle.digits}%`}`;
  if (needle.kind === "email") return begins(literal(needle.start));
  const oneByOne = and(...needle.words.map((word) => (isForgiving ? anyMisspelling(word) : begins(word))));
  return or(oneByOne, isForgiving ? anyMisspelling(needle.joined) : begins(needle.joined));
}

/** Families that answer to what was typed, whole words first; one page of them. */
async function findIds(db: Db, needle: Exclude<Needle, { kind: "nothing" }>, isForgiving: boolean, { limit, offset }: Page): Promise<Id<"family">[]> {
  if (needle.kind === "reference") {
    const rows = await db.select({ familyId: bookingRequest.familyId }).from(bookingRequest).where(eq(bookingRequest.reference, needle.reference));
    return rows.map(({ familyId }) => familyId);
  }
  const wholeWords = needle.kind === "words" ? sql.join(needle.words.map(isWhole), sql` + `) : sql`0::int`;
  const rows = await db
    .select({ familyId: familySearch.familyId })
    .from(familySearch)
    .where(matching(needle, isForgiving))
    .orderBy(desc(sql`${wholeWords}`), asc(familySearch.words), asc(familySearch.familyId))
    .limit(limit)
    .offset(offset);
  return rows.map(({ familyId }) => familyId);
}

/** Exactly as typed if anybody answers to it; otherwise with one letter forgiven in each word. */
export async function searchFamilies(db: Db, needle: Exclude<Needle, { kind: "nothing" }>, page: Page): Promise<Id<"family">[]> {
  const exact = await findIds(db, needle, false, page);
  return exact.length > 0 || page.offset > 0 || needle.kind !== "words" ? exact : findIds(db, needle, true, page);
}

const fullName = (given: AnyColumn, family: AnyColumn) => sql`${given} || ' ' || ${family}`;

/** Enough to choose between families, and nothing else: names and commune. */
export async function listFound(db: Db, ids: readonly Id<"family">[]) {
  if (ids.length === 0) return [];
  const rows = await db
    .select({
      id: family.id,
      commune: commune.name,
      guardians: sql<string[]>`array(
        select ${fullName(account.givenName, account.familyName)} from ${guardian} join ${account} on ${account.id} = ${guardian.accountId} where ${guardian.familyId} = ${family.id} and ${guardian.revokedAt} is null
        union all
        select ${fullName(phoneGuardian.givenName, phoneGuardian.familyName)} from ${phoneGuardian} where ${phoneGuardian.familyId} = ${family.id} and ${phoneGuardian.removedAt} is null)`,
      children: sql<string[]>`array(select ${child.givenName} from ${child} where ${child.familyId} = ${family.id} and ${child.removedAt} is null order by ${child.bornOn})`,
    })
    .from(family)
    .leftJoin(commune, eq(commune.insee, family.communeInsee))
    .where(inArray(family.id, [...ids]));
  return ids.flatMap((id) => rows.find((row) => row.id === id) ?? []);
}

/** What the facts told by a caller are compared with; undefined for no family. */
export async function findKnownFacts(tx: Transaction, familyId: Id<"family">): Promise<KnownFacts | undefined> {
  const [row] = await tx
    .select({
      addressLine: family.addressLine,
      postcode: family.postcode,
      commune: commune.name,
      births: sql<string[]>`array(select ${child.bornOn} from ${child} where ${child.familyId} = ${family.id} and ${child.removedAt} is null)`,
      phones: sql<string[]>`array(
        select ${account.phone} from ${guardian} join ${account} on ${account.id} = ${guardian.accountId} where ${guardian.familyId} = ${family.id} and ${guardian.revokedAt} is null
        union select ${phoneGuardian.phone} from ${phoneGuardian} where ${phoneGuardian.familyId} = ${family.id} and ${phoneGuardian.removedAt} is null)`,
      emails: sql<string[]>`array(select ${account.emailCanonical} from ${guardian} join ${account} on ${account.id} = ${guardian.accountId} where ${guardian.familyId} = ${family.id} and ${guardian.revokedAt} is null)`,
      references: sql<string[]>`array(select ${bookingRequest.reference} from ${bookingRequest} where ${bookingRequest.familyId} = ${family.id})`,
    })
    .from(family)
    .leftJoin(commune, eq(commune.insee, family.communeInsee))
    .where(eq(family.id, familyId));
  return row;
}

/** Ages in seconds of what a member of staff got wrong about one family today. */
export async function listFailureAges(tx: Transaction, familyId: Id<"family">, staffId: Id<"account">): Promise<number[]> {
  const rows = await tx
    .select({ age: sql<number>`extract(epoch from now() - ${callerCheck.createdAt})::float8` })
    .from(callerCheck)
    .where(and(eq(callerCheck.familyId, familyId), eq(callerCheck.staffId, staffId), eq(callerCheck.hasPassed, false), gt(callerCheck.createdAt, sql`now() - interval '1 day'`)));
  return rows.map(({ age }) => age);
}

/** The latest account asked for with an address and never confirmed. */
export async function findUnconfirmed(db: Db, emailCanonical: string) {
  const [row] = await db
    .select({ id: pendingRegistration.id, givenName: pendingRegistration.givenName, familyName: pendingRegistration.familyName, emailAsTyped: pendingRegistration.emailAsTyped, createdAt: pendingRegistration.createdAt })
    .from(pendingRegistration)
    .where(and(eq(pendingRegistration.emailCanonical, emailCanonical), isNull(pendingRegistration.usedAt)))
    .orderBy(desc(pendingRegistration.createdAt))
    .limit(1);
  return row;
}

/** A commune by its name, when one only bears it, those of the territory first. */
export async function findCommuneNamed(db: Db, name: string): Promise<{ insee: string } | undefined> {
  const rows = name === "" ? [] : await db.select({ insee: commune.insee }).from(commune).where(eq(commune.searchName, searchable(name)));
  const ofTerritory = rows.filter(({ insee }) => territoryOf(insee) === "resident");
  const fitting = ofTerritory.length > 0 ? ofTerritory : rows;
  return fitting.length === 1 ? fitting[0] : undefined;
}

type Newcomer = { givenName: string; familyName: string; phone: string; emailCanonical: string | undefined };

const TWINS = 5;

/** Families where somebody has the same telephone, the same address, or the same two names. */
export async function findTwins(db: Db, { givenName, familyName, phone, emailCanonical }: Newcomer): Promise<Id<"family">[]> {
  const samePhone = like(familySearch.words, `% ${phone.replace(/^\+33/, "0").replace(/\D/g, "")}%`);
  const sameEmail = emailCanonical === undefined ? undefined : begins(literal(emailCanonical));
  const sameNames = and(begins(searchable(givenName)), begins(searchable(familyName)), or(hasAccountNamed(givenName, familyName), hasCallerNamed(givenName, familyName)));
  const rows = await db.select({ familyId: familySearch.familyId }).from(familySearch).where(or(samePhone, sameEmail, sameNames)).limit(TWINS);
  return rows.map(({ familyId }) => familyId);
}

const sameText = (column: AnyColumn, text: string) => sql`search_words(${column}) = search_words(${text})`;
const hasAccountNamed = (given: string, last: string) =>
  sql`exists (select from ${guardian} join ${account} on ${account.id} = ${guardian.accountId} where ${guardian.familyId} = ${familySearch.familyId} and ${sameText(account.givenName, given)} and ${sameText(account.familyName, last)})`;
const hasCallerNamed = (given: string, last: string) =>
  sql`exists (select from ${phoneGuardian} where ${phoneGuardian.familyId} = ${familySearch.familyId} and ${sameText(phoneGuardian.givenName, given)} and ${sameText(phoneGuardian.familyName, last)})`;

type Known = { givenName: string; familyName: string; bornOn: Day };

const isSameChild = ({ givenName, familyName, bornOn }: Known) => and(eq(child.bornOn, bornOn), sameText(child.givenName, givenName), sameText(child.familyName, familyName));

/** Other families with a child of the same two names, born on the same day as one of these. */
export async function findTwinFamilies(db: Db, familyId: Id<"family">, children: readonly Known[]): Promise<Id<"family">[]> {
  if (children.length === 0) return [];
  const hasSame = (each: Known) =>
    and(
      begins(searchable(each.givenName)),
      begins(searchable(each.familyName)),
      exists(db.select({ id: child.id }).from(child).where(and(eq(child.familyId, familySearch.familyId), isNull(child.removedAt), isSameChild(each)))),
    );
  const rows = await db.select({ familyId: familySearch.familyId }).from(familySearch).where(and(ne(familySearch.familyId, familyId), or(...children.map(hasSame)))).limit(TWINS);
  return rows.map(({ familyId: id }) => id);
}

/** Whether the other file says nothing that this one does not hold: no request, no paper, and of its children only those that are here too, without consents nor health record. */
export async function holdsNothingOfItsOwn(tx: Transaction, familyId: Id<"family">, other: Id<"family">): Promise<boolean> {
  const own = await tx.select({ givenName: child.givenName, familyName: child.familyName, bornOn: child.bornOn }).from(child).where(and(eq(child.familyId, familyId), isNull(child.removedAt)));
  const said = (table: typeof healthRecord | typeof consent) => exists(tx.select({ id: table.childId }).from(table).where(eq(table.childId, child.id)));
  const isTwin = own.length === 0 ? sql`false` : or(...own.map(isSameChild));
  const ofItsOwn = and(eq(child.familyId, other), isNull(child.removedAt), or(not(isTwin ?? sql`false`), said(healthRecord), said(consent)));
  const counts = await Promise.all([tx.$count(child, ofItsOwn), tx.$count(bookingRequest, eq(bookingRequest.familyId, other)), tx.$count(document, eq(document.familyId, other))]);
  return counts.every((count) => count === 0);
}

/** The guardians with an account, and whether the last mail to each was refused. */
export function listAccountGuardians(db: Db, familyId: Id<"family">) {
  const lastMail = sql<string | null>`(select ${mail.state} from ${mail} where ${mail.accountId} = ${account.id} and ${mail.state} in ('sent', 'dead') order by ${mail.createdAt} desc limit 1)`;
  return db
    .select({ accountId: account.id, givenName: account.givenName, familyName: account.familyName, email: account.emailAsTyped, phone: account.phone, closesAt: account.closesAt, relation: guardian.relation, lastMail })
    .from(guardian)
    .innerJoin(account, eq(account.id, guardian.accountId))
    .where(and(eq(guardian.familyId, familyId), isNull(guardian.revokedAt)))
    .orderBy(asc(guardian.joinedAt), asc(guardian.id));
}

/** The guardians whom the desk serves by telephone and letter. */
export function listPhoneGuardians(db: Db, familyId: Id<"family">) {
  return db
    .select({ id: phoneGuardian.id, givenName: phoneGuardian.givenName, familyName: phoneGuardian.familyName, phone: phoneGuardian.phone, relation: phoneGuardian.relation })
    .from(phoneGuardian)
    .where(and(eq(phoneGuardian.familyId, familyId), isNull(phoneGuardian.removedAt)))
    .orderBy(asc(phoneGuardian.createdAt));
}

export function listNotes(db: Db, familyId: Id<"family">, limit: number) {
  return db
    .select({ id: callNote.id, text: callNote.text, createdAt: callNote.createdAt, givenName: account.givenName, familyName: account.familyName })
    .from(callNote)
    .leftJoin(account, eq(account.id, callNote.staffId))
    .where(eq(callNote.familyId, familyId))
    .orderBy(desc(callNote.createdAt))
    .limit(limit);
}

/** The names behind the lines of a history; accounts that are gone have none. */
export function listNames(db: Db, accountIds: readonly string[]) {
  return db.select({ id: account.id, givenName: account.givenName, familyName: account.familyName }).from(account).where(inArray(sql<string>`${account.id}`, [...accountIds]));
}

const taskColumns = {
  id: deskTask.id, kind: deskTask.kind, familyId: deskTask.familyId, text: deskTask.text, dueAt: deskTask.dueAt, createdAt: deskTask.createdAt, doneAt: deskTask.doneAt, outcome: deskTask.outcome,
  isLate: sql<boolean>`coalesce(${deskTask.doneAt} is null and ${deskTask.dueAt} < now(), false)`,
};

export const tasksOf = (familyId: Id<"family">) => and(eq(deskTask.familyId, familyId), isNull(deskTask.doneAt));
export const taskWith = (id: Id<"deskTask">) => eq(deskTask.id, id);
/** What waits or what was done, of every kind or of one. */
export const tasksIn = (isDone: boolean, kind: typeof deskTask.$inferSelect.kind | undefined) => and(isDone ? isNotNull(deskTask.doneAt) : isNull(deskTask.doneAt), kind && eq(deskTask.kind, kind));

const soonestFirst = [sql`${deskTask.dueAt} asc nulls last`, asc(deskTask.createdAt), asc(deskTask.id)];
const lastDoneFirst = [sql`${deskTask.doneAt} desc nulls last`, asc(deskTask.id)];

/** Tasks with whom to call: the late first, then those that end soonest; what was done, newest first. */
export function listTasks(db: Db, which: SQL | undefined, { limit, offset, isDone = false }: Page & { isDone?: boolean }) {
  return db
    .select({
      ...taskColumns,
      callers: sql<{ name: string; phone: string }[]>`coalesce((select json_agg(json_build_object('name', each.name, 'phone', each.phone)) from (
        select ${fullName(account.givenName, account.familyName)} as name, ${account.phone} as phone from ${guardian} join ${account} on ${account.id} = ${guardian.accountId} where ${guardian.familyId} = ${deskTask.familyId} and ${guardian.revokedAt} is null
        union all
        select ${fullName(phoneGuardian.givenName, phoneGuardian.familyName)}, ${phoneGuardian.phone} from ${phoneGuardian} where ${phoneGuardian.familyId} = ${deskTask.familyId} and ${phoneGuardian.removedAt} is null) each), '[]'::json)`,
    })
    .from(deskTask)
    .innerJoin(family, eq(family.id, deskTask.familyId))
    .where(which)
    .orderBy(...(isDone ? lastDoneFirst : soonestFirst))
    .limit(limit)
    .offset(offset);
}
