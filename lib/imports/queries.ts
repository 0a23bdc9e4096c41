import "server-only";
import { and, desc, eq, gt, inArray, isNull, or, sql } from "drizzle-orm";
import type { Database, Transaction } from "@/db/client";
import { account } from "@/db/schema/accounts";
import { familyImport } from "@/db/schema/desk";
import { child, commune, guardian, guardianInvitation, phoneGuardian } from "@/db/schema/families";
import type { Day } from "@/lib/core/days";
import type { Id } from "@/lib/core/ids";
import { searchable } from "@/lib/core/search";
import { INVITATION_LIFETIME_MS } from "@/lib/families/rules";
import { readRows } from "./adapters/csv";
import { childKey, type Line } from "./rules";
import { judgeFile, parseLines, type Known, type Parsed, type ReadFile } from "./view";

type Db = Database | Transaction;

/** The lines of the file; a whole second of work for the largest: never inside a transaction, which would wait for it. */
export function parseFile(text: string, today: Day): Parsed {
  const reading = readRows(text);
  return parseLines(reading.ok ? reading.rows : [], today);
}

/** The file as it stands today: its households, and what the portal already knows of them. */
export async function judgeFamilies(db: Db, parsed: Parsed): Promise<ReadFile> {
  return judgeFile(parsed, await findKnown(db, parsed.lines));
}

/** One text parameter for a whole list: as many values as a file has lines. */
const anyOf = (values: readonly string[]) => sql`any(array(select jsonb_array_elements_text(${JSON.stringify([...new Set(values)])}::jsonb)))`;

async function findKnown(db: Db, lines: readonly Line[]): Promise<Known> {
  const emails = lines.flatMap(({ guardian: one }) => one?.email?.canonical ?? []);
  const phones = lines.flatMap(({ guardian: one }) => one?.phone ?? []);
  const named = lines.flatMap(({ place }) => place.commune ?? []);
  const communes = await db
    .select({ insee: commune.insee, searchName: commune.searchName, postcodes: commune.postcodes })
    .from(commune)
    .where(or(sql`${commune.searchName} = ${anyOf(named.map(searchable))}`, sql`${commune.insee} = ${anyOf(named.map((each) => each.toUpperCase()))}`));
  return { communes, emails: await findEmails(db, emails), phones: await findPhones(db, phones), children: await findChildren(db, lines) };
}

async function findEmails(db: Db, emails: readonly string[]): Promise<Set<string>> {
  const accounts = await db.select({ email: account.emailCanonical }).from(account).where(and(eq(account.kind, "parent"), sql`${account.emailCanonical} = ${anyOf(emails)}`));
  const invited = await db
    .select({ email: guardianInvitation.emailCanonical })
    .from(guardianInvitation)
    .where(and(sql`${guardianInvitation.emailCanonical} = ${anyOf(emails)}`, isNull(guardianInvitation.usedAt), isNull(guardianInvitation.cancelledAt), gt(guardianInvitation.expiresAt, sql`now()`)));
  return new Set([...accounts, ...invited].map(({ email }) => email));
}

async function findPhones(db: Db, phones: readonly string[]): Promise<Set<string>> {
  const accounts = await db
    .select({ phone: account.phone })
    .from(account)
    .innerJoin(guardian, and(eq(guardian.accountId, account.id), isNull(guardian.revokedAt)))
    .where(sql`${account.phone} = ${anyOf(phones)}`);
  const others = await db.select({ phone: phoneGuardian.phone }).from(phoneGuardian).where(and(isNull(phoneGuardian.removedAt), sql`${phoneGuardian.phone} = ${anyOf(phones)}`));
  return new Set([...accounts, ...others].map(({ phone }) => phone));
}

/** Born the same day first; names are then compared as a search compares them. */
async function findChildren(db: Db, lines: readonly Line[]): Promise<Set<string>> {
  const days = lines.map(({ child: { bornOn } }) => bornOn);
  const rows = await db
    .select({ givenName: child.givenName, familyName: child.familyName, bornOn: child.bornOn })
    .from(child)
    .where(and(isNull(child.removedAt), sql`${child.bornOn} = ${anyOf(days)}`));
  return new Set(rows.map(childKey));
}

const draftColumns = { id: familyImport.id, fileName: familyImport.fileName, state: familyImport.state, families: familyImport.families, children: familyImport.children, createdAt: familyImport.createdAt };

export function listDrafts(db: Db, limit: number) {
  return db.select(draftColumns).from(familyImport).orderBy(desc(familyImport.createdAt)).limit(limit);
}

export async function findDraft(db: Db, id: Id<"familyImport">) {
  const [row] = await db.select({ ...draftColumns, sealed: familyImport.sealed }).from(familyImport).where(eq(familyImport.id, id));
  return row;
}

/** Holds it until the transaction ends: a file is imported once. */
export async function lockDraft(tx: Transaction, id: Id<"familyImport">) {
  const [row] = await tx.select({ state: familyImport.state, isKept: sql<boolean>`${familyImport.sealed} is not null` }).from(familyImport).where(eq(familyImport.id, id)).for("update");
  return row;
}

/** Invitations of the desk that no mail carries yet: only they live longer than a mail's link. */
const isUnsent = and(
  isNull(guardianInvitation.usedAt),
  isNull(guardianInvitation.cancelledAt),
  gt(guardianInvitation.expiresAt, sql`now() + ${INVITATION_LIFETIME_MS} * interval '1 millisecond'`),
);

export async function countUnsent(db: Db): Promise<number> {
  return db.$count(guardianInvitation, isUnsent);
}

export async function lockUnsent(tx: Transaction, limit: number) {
  const ids = tx.select({ id: guardianInvitation.id }).from(guardianInvitation).where(isUnsent).orderBy(guardianInvitation.createdAt).limit(limit).for("update", { skipLocked: true });
  return tx
    .select({ id: guardianInvitation.id, familyId: guardianInvitation.familyId, email: guardianInvitation.emailAsTyped })
    .from(guardianInvitation)
    .where(inArray(guardianInvitation.id, ids));
}
