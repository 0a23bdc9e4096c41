import "server-only";
import { and, eq, ne } from "drizzle-orm";
import type { Context, ParentActor } from "@/db/context";
import { document } from "@/db/schema/documents";
import { inTransaction } from "@/db/transaction";
import { lockOwnAccount } from "@/lib/accounts/use-cases/lock-own-account";
import { recordEvent } from "@/lib/audit/use-cases/record-event";
import { isId } from "@/lib/core/ids";
import { ok, refused, type Result } from "@/lib/core/result";
import { lockOwnFamily } from "@/lib/families/queries";
import { documentStore } from "../adapters/document-store";
import { findDocument, listPages } from "../queries";
import type { DocumentRefusal } from "../words";

type Refusal = Extract<DocumentRefusal, { reason: "not-found" | "already-accepted" | "signed-out" }>;

/** Takes a document out of the file, with its pages, unless somebody accepted it meanwhile. */
export async function removeDocument(ctx: Context<ParentActor>, documentId: string): Promise<Result<void, Refusal>> {
  const removed = await inTransaction(ctx.db, async (tx): Promise<Result<string[], Refusal>> => {
    const own = await lockOwnAccount(tx, ctx);
    if (!own) return refused({ reason: "signed-out" });
    const family = await lockOwnFamily(tx, own.id);
    const found = family && isId("document", documentId) ? await findDocument(tx, family.familyId, documentId) : undefined;
    if (!family || !found) return refused({ reason: "not-found" });
    const pages = await listPages(tx, family.familyId, found.id);
    const [gone] = await tx.delete(document).where(and(eq(document.familyId, family.familyId), eq(document.id, found.id), ne(document.state, "accepted"))).returning({ id: document.id });
    if (!gone) return refused({ reason: "already-accepted" });
    await recordEvent(tx, ctx, { action: "document.removed", accountId: own.id, familyId: family.familyId, detail: { pages: pages.length } });
    return ok(pages.map(({ storageKey }) => storageKey));
  });
  if (!removed.ok) return removed;
  // The row is gone for good; a file that could not be removed now has no row, so sweep-documents removes it.
  await Promise.allSettled(removed.value.map((key) => documentStore().remove(key)));
  return ok(undefined);
}
