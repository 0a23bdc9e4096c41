import "server-only";
import type { Context, StaffActor } from "@/db/context";
import { dayOf } from "@/lib/core/days";
import { isId } from "@/lib/core/ids";
import { refused, type Result } from "@/lib/core/result";
import { findAnyDocument } from "@/lib/documents/queries";
import { judgeDocument, type JudgedDocument, type JudgeRefusal, type Verdict } from "@/lib/documents/use-cases/judge-document";
import type { BillingRefusal } from "../words";
import { settleQuotient, unsettleQuotient } from "./settle-quotient";

type Paper = { documentId: string; verdict: Verdict; /** The quotient read on the paper; undefined for the other kinds. */ amount?: number | undefined };
type Refusal = JudgeRefusal | Extract<BillingRefusal, { reason: "amount-needed" }>;

/** Judges a paper; the attestation of a quotient proves the quotient, or refuses it, in the same transaction. */
export async function judgePaper(ctx: Context<StaffActor>, { documentId, verdict, amount }: Paper): Promise<Result<JudgedDocument, Refusal>> {
  const found = isId("document", documentId) ? await findAnyDocument(ctx.db, documentId) : undefined;
  if (found?.kind !== "quotient") return judgeDocument(ctx, { documentId, verdict });
  const paper = { familyId: found.familyId, documentId: found.id };
  if (verdict.state === "refused") return judgeDocument(ctx, { documentId, verdict }, (tx) => unsettleQuotient(tx, paper, "refused"));
  const { validUntil } = verdict;
  if (amount === undefined) return refused({ reason: "amount-needed" });
  return judgeDocument(ctx, { documentId, verdict }, async (tx) => {
    if (validUntil !== undefined) await settleQuotient(tx, { ...paper, amount, validUntil, today: dayOf(ctx.now) });
  });
}
