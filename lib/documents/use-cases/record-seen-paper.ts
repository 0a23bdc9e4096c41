import "server-only";
import type { Transaction } from "@/db/client";
import { databaseNow } from "@/db/columns";
import type { Context, DeskActor } from "@/db/context";
import { document } from "@/db/schema/documents";
import { inTransaction } from "@/db/transaction";
import { recordEvent } from "@/lib/audit/use-cases/record-event";
import { dayOf, type Day } from "@/lib/core/days";
import { newId, type Id } from "@/lib/core/ids";
import { ok, refused, type Result } from "@/lib/core/result";
import { lockMembership } from "@/lib/families/use-cases/open-family";
import { mayDo } from "@/lib/staff/policy";
import { countDocuments, listChildren } from "../queries";
import { MAX_DOCUMENTS, suits, type DocumentKind } from "../rules";
import type { DocumentRefusal } from "../words";
import type { Added } from "./add-document";
import { judgeDay } from "./judge-document";

export type SeenPaper = { kind: DocumentKind; owner: Id<"child"> | null; validUntil: Day | undefined };
export type SeenRefusal = Extract<DocumentRefusal, { reason: "signed-out" | "not-found" | "wrong-owner" | "too-many-documents" | "day-needed" | "day-passed" }>;

/** A paper shown at the counter or sent by post, accepted at once by who saw it; no copy is kept. `settle` commits with it. */
export async function recordSeenPaper(
  ctx: Context<DeskActor>,
  { kind, owner, validUntil }: SeenPaper,
  settle?: (tx: Transaction, added: Added & { validUntil: Day | null }) => Promise<void>,
): Promise<Result<Added, SeenRefusal>> {
  if (!mayDo(ctx.actor, "judge-documents")) return refused({ reason: "not-found" });
  const judgement = judgeDay(kind, validUntil, dayOf(ctx.now));
  if (!judgement.ok) return judgement;
  return inTransaction(ctx.db, async (tx) => {
    const own = await lockMembership(tx, ctx);
    if (!own.ok) return own;
    const { familyId } = own.value;
    const isTheirs = owner === null || (await listChildren(tx, familyId)).some(({ id }) => id === owner);
    if (!isTheirs || !suits(kind, owner !== null)) return refused({ reason: "wrong-owner" });
    if ((await countDocuments(tx, familyId)) >= MAX_DOCUMENTS) return refused({ reason: "too-many-documents" });
    const documentId = newId("document");
    const { accountId } = ctx.actor;
    await tx.insert(document).values({ id: documentId, familyId, childId: owner, kind, ...judgement.value, uploadedBy: accountId, judgedBy: accountId, judgedAt: databaseNow });
    await settle?.(tx, { familyId, documentId, validUntil: judgement.value.validUntil });
    await recordEvent(tx, ctx, { action: "document.seen", familyId, detail: { kind } });
    return ok({ familyId, documentId });
  });
}
