import "server-only";
import type { Context, ParentActor } from "@/db/context";
import { inTransaction } from "@/db/transaction";
import { recordEvent } from "@/lib/audit/use-cases/record-event";
import { isId } from "@/lib/core/ids";
import { ok, refused, type Result } from "@/lib/core/result";
import { findMembership } from "@/lib/families/queries";
import { documentStore } from "../adapters/document-store";
import { findDocument, listPages } from "../queries";
import { isAboutHealth } from "../rules";
import type { DocumentRefusal } from "../words";

type Page = { position: number; mediaType: "image/jpeg" | "application/pdf"; bytes: Buffer };
type Refusal = Extract<DocumentRefusal, { reason: "not-found" | "password-needed" }>;

/** The bytes of one page, for a guardian of its family as the database sees it now. Papers about health ask for a recent password and leave a line (R-HEA-1). */
export async function openPage(ctx: Context<ParentActor>, documentId: string, position: number): Promise<Result<Page, Refusal>> {
  const opened = await inTransaction(ctx.db, async (tx): Promise<Result<Omit<Page, "bytes"> & { storageKey: string }, Refusal>> => {
    const family = await findMembership(tx, ctx.actor.accountId);
    const found = family && isId("document", documentId) ? await findDocument(tx, family.familyId, documentId) : undefined;
    const page = family && found && (await listPages(tx, family.familyId, found.id)).find((each) => each.position === position);
    if (!page) return refused({ reason: "not-found" });
    if (!isAboutHealth(found.kind)) return ok(page);
    if (!ctx.actor.maySeeHealth) return refused({ reason: "password-needed" });
    await recordEvent(tx, ctx, { action: "document.opened", accountId: ctx.actor.accountId, familyId: family.familyId });
    return ok(page);
  });
  if (!opened.ok) return opened;
  const { storageKey, mediaType } = opened.value;
  const bytes = await documentStore().get(storageKey);
  if (!bytes) throw new Error("a page of a document is not in the store");
  return ok({ position, mediaType, bytes });
}
