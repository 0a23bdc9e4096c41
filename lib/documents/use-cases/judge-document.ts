import "server-only";
import { and, eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { databaseNow } from "@/db/columns";
import type { Context, StaffActor } from "@/db/context";
import { document } from "@/db/schema/documents";
import { inTransaction } from "@/db/transaction";
import { recordEvent } from "@/lib/audit/use-cases/record-event";
import { dayOf, type Day } from "@/lib/core/days";
import { isId } from "@/lib/core/ids";
import { ok, refused, type Result } from "@/lib/core/result";
import { lockServedFamily } from "@/lib/families/queries";
import { holdRight } from "@/lib/staff/use-cases/hold-right";
import { findAnyDocument } from "../queries";
import { expires, type DocumentKind, type RefusalReason } from "../rules";
import { sayRefusedReason, type DocumentRefusal } from "../words";
import { tellRefusal } from "./tell-refusal";

export type Verdict = { state: "accepted"; validUntil: Day | undefined } | { state: "refused"; reason: RefusalReason; precision: string };
export type JudgedDocument = NonNullable<Awaited<ReturnType<typeof findAnyDocument>>>;
export type JudgeRefusal = Extract<DocumentRefusal, { reason: "signed-out" | "not-found" | "already-judged" | "day-needed" | "day-passed" }>;

/**
 * A paper is accepted, until a day when its kind expires, or refused with what the family must do, which it is told at once.
 * Of two members of staff who judge the same paper, the second is told so. `settle` commits with the judgement.
 */
export async function judgeDocument(
  ctx: Context<StaffActor>,
  { documentId, verdict }: { documentId: string; verdict: Verdict },
  settle?: (tx: Transaction, judged: JudgedDocument) => Promise<void>,
): Promise<Result<JudgedDocument, JudgeRefusal>> {
  return inTransaction(ctx.db, async (tx) => {
    if (!(await holdRight(tx, ctx, "judge-documents"))) return refused({ reason: "signed-out" });
    const found = isId("document", documentId) ? await findAnyDocument(tx, documentId) : undefined;
    if (!found || !(await lockServedFamily(tx, found.familyId))) return refused({ reason: "not-found" });
    const judgement = judge(found.kind, verdict, dayOf(ctx.now));
    if (!judgement.ok) return judgement;
    const isOpen = and(eq(document.familyId, found.familyId), eq(document.id, found.id), eq(document.state, "received"));
    const written = { ...judgement.value, judgedBy: ctx.actor.accountId, judgedAt: databaseNow };
    const [judged] = await tx.update(document).set(written).where(isOpen).returning({ id: document.id });
    if (!judged) return refused({ reason: "already-judged" });
    await settle?.(tx, found);
    if (judgement.value.state === "refused") await tellRefusal(tx, found, judgement.value.refusedReason);
    await recordEvent(tx, ctx, { action: verdict.state === "accepted" ? "document.accepted" : "document.refused", familyId: found.familyId, detail: { kind: found.kind } });
    return ok(found);
  });
}

type Judgement = { state: "accepted"; validUntil: Day | null } | { state: "refused"; refusedReason: string };

function judge(kind: DocumentKind, verdict: Verdict, today: Day): Result<Judgement, Extract<DocumentRefusal, { reason: "day-needed" | "day-passed" }>> {
  if (verdict.state === "refused") return ok({ state: "refused", refusedReason: sayRefusedReason(verdict.reason, verdict.precision) });
  return judgeDay(kind, verdict.validUntil, today);
}

/** Until when an accepted paper counts. */
export function judgeDay(kind: DocumentKind, validUntil: Day | undefined, today: Day): Result<{ state: "accepted"; validUntil: Day | null }, Extract<DocumentRefusal, { reason: "day-needed" | "day-passed" }>> {
  if (validUntil === undefined && expires(kind)) return refused({ reason: "day-needed" });
  if (validUntil !== undefined && validUntil < today) return refused({ reason: "day-passed" });
  return ok({ state: "accepted", validUntil: validUntil ?? null });
}
