import "server-only";
import type { Transaction } from "@/db/client";
import type { Context, ParentActor, StaffActor } from "@/db/context";
import { inTransaction } from "@/db/transaction";
import { recordEvent } from "@/lib/audit/use-cases/record-event";
import { isId, type Id } from "@/lib/core/ids";
import { ok, refused, type Result } from "@/lib/core/result";
import { findMembership } from "@/lib/families/queries";
import { mayDo } from "@/lib/staff/policy";
import { documentStore } from "../adapters/document-store";
import { findAnyDocument, findDocument, listPages } from "../queries";
import { isAboutHealth } from "../rules";
import type { DocumentRefusal } from "../words";

type Page = { position: number; mediaType: "image/jpeg" | "application/pdf"; bytes: Buffer };
type Refusal = Extract<DocumentRefusal, { reason: "not-found" | "password-needed" }>;

/**
 * The bytes of one page, for a guardian of its family as the database sees it now, or for staff who judge papers. Papers about health
 * ask a parent for a recent password and staff for the right to read health, and leave a line (R-HEA-1).
 */
export async function openPage(ctx: Context<ParentActor | StaffActor>, documentId: string, position: number): Promise<Result<Page, Refusal>> {
  const opened = await inTransaction(ctx.db, async (tx): Promise<Result<Omit<Page, "bytes"> & { storageKey: string }, Refusal>> => {
    const found = isId("document", documentId) ? await findReadable(tx, ctx.actor, documentId) : undefined;
    const page = found && (await listPages(tx, found.familyId, found.id)).find((each) => each.position === position);
    if (!page) return refused({ reason: "not-found" });
    if (!isAboutHealth(found.kind)) return ok(page);
    if (ctx.actor.kind === "parent" && !ctx.actor.maySeeHealth) return refused({ reason: "password-needed" });
    if (ctx.actor.kind === "staff" && !mayDo(ctx.actor, "read-health")) return refused({ reason: "not-found" });
    await recordEvent(tx, ctx, { action: "document.opened", familyId: found.familyId });
    return ok(page);
  });
  if (!opened.ok) return opened;
  const { storageKey, mediaType } = opened.value;
  const bytes = await documentStore().get(storageKey);
  if (!bytes) throw new Error("a page of a document is not in the store");
  return ok({ position, mediaType, bytes });
}

async function findReadable(tx: Transaction, actor: ParentActor | StaffActor, id: Id<"document">) {
  if (actor.kind === "staff") return mayDo(actor, "judge-documents") ? findAnyDocument(tx, id) : undefined;
  const family = await findMembership(tx, actor.accountId);
  const found = family && (await findDocument(tx, family.familyId, id));
  return found && { ...found, familyId: family.familyId };
}
