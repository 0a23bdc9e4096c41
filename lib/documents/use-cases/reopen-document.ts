import "server-only";
import { and, eq, ne } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import type { Context, StaffActor } from "@/db/context";
import { document } from "@/db/schema/documents";
import { inTransaction } from "@/db/transaction";
import { recordEvent } from "@/lib/audit/use-cases/record-event";
import { isId } from "@/lib/core/ids";
import { ok, refused, type Result } from "@/lib/core/result";
import { lockServedFamily } from "@/lib/families/queries";
import { holdRight } from "@/lib/staff/use-cases/hold-right";
import { findAnyDocument } from "../queries";
import type { ReopeningReason } from "../rules";
import type { DocumentRefusal } from "../words";
import type { JudgedDocument } from "./judge-document";

export type Reopening = { documentId: string; reason: ReopeningReason };
export type ReopenRefusal = Extract<DocumentRefusal, { reason: "signed-out" | "not-found" | "not-judged" }>;

/** Takes a judgement back, for a reason that the journal keeps: the paper is to be judged again. `settle` commits with it. */
export async function reopenDocument(
  ctx: Context<StaffActor>,
  { documentId, reason }: Reopening,
  settle?: (tx: Transaction, reopened: JudgedDocument) => Promise<void>,
): Promise<Result<JudgedDocument, ReopenRefusal>> {
  return inTransaction(ctx.db, async (tx) => {
    if (!(await holdRight(tx, ctx, "judge-documents"))) return refused({ reason: "signed-out" });
    const found = isId("document", documentId) ? await findAnyDocument(tx, documentId) : undefined;
    if (!found || !(await lockServedFamily(tx, found.familyId))) return refused({ reason: "not-found" });
    const isJudged = and(eq(document.familyId, found.familyId), eq(document.id, found.id), ne(document.state, "received"));
    const unjudged = { state: "received", refusedReason: null, judgedBy: null, judgedAt: null } as const;
    const [reopened] = await tx.update(document).set(unjudged).where(isJudged).returning({ id: document.id });
    if (!reopened) return refused({ reason: "not-judged" });
    await settle?.(tx, found);
    await recordEvent(tx, ctx, { action: "document.reopened", familyId: found.familyId, detail: { kind: found.kind, reason } });
    return ok(found);
  });
}
