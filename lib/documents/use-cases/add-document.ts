import "server-only";
import type { Transaction } from "@/db/client";
import type { Context, FamilyActor } from "@/db/context";
import { document, documentPage } from "@/db/schema/documents";
import { inTransaction } from "@/db/transaction";
import { recordEvent } from "@/lib/audit/use-cases/record-event";
import { dayOf } from "@/lib/core/days";
import { newId, type Id } from "@/lib/core/ids";
import { ok, refused, type Result } from "@/lib/core/result";
import { openFamily } from "@/lib/families/use-cases/open-family";
import { contentOf, pdfFault } from "../adapters/contents";
import { documentStore, newStorageKey } from "../adapters/document-store";
import { convertPhoto } from "../adapters/images";
import { countDocuments, listChildren } from "../queries";
import { MAX_DOCUMENTS, suits, validUntilFor, type DocumentKind, type PageFault } from "../rules";
import type { DocumentRefusal } from "../words";

export type NewDocument = { kind: DocumentKind; owner: Id<"child"> | null; pages: readonly Pick<Blob, "arrayBuffer">[] };
export type AddRefusal = Extract<DocumentRefusal, { reason: "page-refused" | "wrong-owner" | "too-many-documents" | "signed-out" }>;
export type Added = { familyId: Id<"family">; documentId: Id<"document"> };

type CleanPage = { mediaType: "image/jpeg" | "application/pdf"; bytes: Buffer };
type StoredPage = Omit<typeof documentPage.$inferInsert, "documentId">;

/**
 * A document for the family of the parent who acts, its pages in the order given. Every page is read and made harmless before
 * anything is kept; files are written before the row that names them. `attach` commits with it.
 */
export async function addDocument(ctx: Context<FamilyActor>, given: NewDocument, attach?: (tx: Transaction, added: Added) => Promise<void>): Promise<Result<Added, AddRefusal>> {
  const clean: CleanPage[] = [];
  for (const [index, page] of given.pages.entries()) {
    const read = await readPage(Buffer.from(await page.arrayBuffer()));
    if (typeof read === "string") return refused({ reason: "page-refused", page: index + 1, fault: read });
    clean.push(read);
  }
  const pages = await storePages(clean);
  // When this throws, the row may be there all the same (a connection lost during COMMIT): the files stay, and sweep-documents decides.
  const result = await inTransaction(ctx.db, (tx) => insertDocument(tx, ctx, given, pages, attach));
  if (!result.ok) await Promise.all(pages.map(({ storageKey }) => documentStore().remove(storageKey)));
  return result;
}

async function readPage(bytes: Buffer): Promise<CleanPage | PageFault> {
  const content = contentOf(bytes);
  if (content === "pdf") return pdfFault(bytes) ?? { mediaType: "application/pdf", bytes };
  if (content !== "photo") return content;
  const photo = await convertPhoto(bytes);
  return typeof photo === "string" ? photo : { mediaType: "image/jpeg", bytes: photo };
}

async function storePages(clean: readonly CleanPage[]): Promise<StoredPage[]> {
  const store = documentStore();
  const pages: StoredPage[] = [];
  for (const { mediaType, bytes } of clean) {
    const storageKey = newStorageKey();
    await store.put(storageKey, bytes);
    pages.push({ position: pages.length + 1, mediaType, byteSize: bytes.length, storageKey });
  }
  return pages;
}

async function insertDocument(tx: Transaction, ctx: Context<FamilyActor>, { kind, owner }: NewDocument, pages: StoredPage[], attach?: (tx: Transaction, added: Added) => Promise<void>): Promise<Result<Added, AddRefusal>> {
  const opened = await openFamily(tx, ctx);
  if (!opened.ok) return opened;
  const { familyId } = opened.value;
  const isOurs = owner === null || (await listChildren(tx, familyId)).some(({ id }) => id === owner);
  if (!isOurs || !suits(kind, owner !== null)) return refused({ reason: "wrong-owner" });
  if ((await countDocuments(tx, familyId)) >= MAX_DOCUMENTS) return refused({ reason: "too-many-documents" });
  const documentId = newId("document");
  await tx.insert(document).values({ id: documentId, familyId, childId: owner, kind, validUntil: validUntilFor(kind, dayOf(ctx.now)), uploadedBy: ctx.actor.accountId });
  await tx.insert(documentPage).values(pages.map((page) => ({ documentId, ...page })));
  await attach?.(tx, { familyId, documentId });
  await recordEvent(tx, ctx, { action: "document.added", familyId, detail: { pages: pages.length } });
  return ok({ familyId, documentId });
}
