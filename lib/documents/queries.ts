import "server-only";
import { and, asc, count, desc, eq, inArray, isNotNull, isNull, sql } from "drizzle-orm";
import type { Database, Transaction } from "@/db/client";
import { account } from "@/db/schema/accounts";
import { document, documentPage } from "@/db/schema/documents";
import { child } from "@/db/schema/families";
import type { Id } from "@/lib/core/ids";

type Db = Database | Transaction;
type FamilyId = Id<"family">;

const columns = {
  id: document.id,
  childId: document.childId,
  kind: document.kind,
  state: document.state,
  refusedReason: document.refusedReason,
  validUntil: document.validUntil,
  createdAt: document.createdAt,
  judgedAt: document.judgedAt,
};

/** The newest document of each kind, for each child and for the household: the one that counts. */
export function listLatestDocuments(db: Db, familyId: FamilyId) {
  return db.selectDistinctOn([document.childId, document.kind], columns).from(document).where(eq(document.familyId, familyId)).orderBy(document.childId, document.kind, desc(document.createdAt), desc(document.id));
}

/** Every document of the family, newest first, with how many pages it has and the first name of its child. */
export function listDocuments(db: Db, familyId: FamilyId) {
  const pageCount = sql<number>`(select count(*)::int from ${documentPage} where ${documentPage.documentId} = ${document.id})`;
  return db
    .select({ ...columns, childName: child.givenName, pageCount })
    .from(document)
    .leftJoin(child, eq(child.id, document.childId))
    .where(eq(document.familyId, familyId))
    .orderBy(desc(document.createdAt), desc(document.id));
}

export async function findDocument(db: Db, familyId: FamilyId, id: Id<"document">) {
  const [row] = await db
    .select({ ...columns, childName: child.givenName })
    .from(document)
    .leftJoin(child, eq(child.id, document.childId))
    .where(and(eq(document.familyId, familyId), eq(document.id, id)));
  return row;
}

/** A paper whoever gave it, for staff who judge papers. */
export async function findAnyDocument(db: Db, id: Id<"document">) {
  const [row] = await db
    .select({ ...columns, familyId: document.familyId, childName: child.givenName, childFamilyName: child.familyName, childBornOn: child.bornOn })
    .from(document)
    .leftJoin(child, eq(child.id, document.childId))
    .where(eq(document.id, id));
  return row;
}

/** Spelled out, so that a prepared statement still finds the index of those that wait. */
const isToJudge = sql`${document.state} = 'received'`;

/** The papers that nobody judged yet, the oldest first; one page of them. */
export function listToJudge(db: Db, { limit, offset = 0 }: { limit: number; offset?: number }) {
  const pageCount = sql<number>`(select count(*)::int from ${documentPage} where ${documentPage.documentId} = ${document.id})`;
  return db
    .select({ id: document.id, familyId: document.familyId, kind: document.kind, createdAt: document.createdAt, childName: child.givenName, childFamilyName: child.familyName, pageCount })
    .from(document)
    .leftJoin(child, eq(child.id, document.childId))
    .where(isToJudge)
    .orderBy(asc(document.createdAt), asc(document.id))
    .limit(limit)
    .offset(offset);
}

export function countToJudge(db: Db): Promise<number> {
  return db.$count(document, isToJudge);
}

/** What was judged last, by whom: where a mistake is taken back. */
export function listJudged(db: Db, limit: number) {
  return db
    .select({ id: document.id, familyId: document.familyId, kind: document.kind, state: document.state, judgedAt: document.judgedAt, childName: child.givenName, judge: account.givenName })
    .from(document)
    .innerJoin(account, sql`${account.id} = ${document.judgedBy}`)
    .leftJoin(child, eq(child.id, document.childId))
    .where(isNotNull(document.judgedAt))
    .orderBy(desc(document.judgedAt))
    .limit(limit);
}

/** The pages of a document of this family, in order. */
export function listPages(db: Db, familyId: FamilyId, documentId: Id<"document">) {
  return db
    .select({ position: documentPage.position, mediaType: documentPage.mediaType, byteSize: documentPage.byteSize, storageKey: documentPage.storageKey })
    .from(documentPage)
    .innerJoin(document, eq(document.id, documentPage.documentId))
    .where(and(eq(document.familyId, familyId), eq(document.id, documentId)))
    .orderBy(asc(documentPage.position));
}

/** The children of the file, eldest first. */
export function listChildren(db: Db, familyId: FamilyId) {
  return db.select({ id: child.id, givenName: child.givenName }).from(child).where(and(eq(child.familyId, familyId), isNull(child.removedAt))).orderBy(asc(child.bornOn), asc(child.id));
}

export async function countDocuments(db: Db, familyId: FamilyId): Promise<number> {
  const [row] = await db.select({ value: count() }).from(document).where(eq(document.familyId, familyId));
  return row?.value ?? 0;
}

/** Which of these keys hold a page of somebody's document. */
export async function listKeysInUse(db: Db, keys: readonly string[]): Promise<Set<string>> {
  if (keys.length === 0) return new Set();
  const rows = await db.select({ key: documentPage.storageKey }).from(documentPage).where(inArray(documentPage.storageKey, [...keys]));
  return new Set(rows.map(({ key }) => key));
}
