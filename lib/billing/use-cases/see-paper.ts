import "server-only";
import type { Context, DeskActor } from "@/db/context";
import { dayOf } from "@/lib/core/days";
import { refused, type Result } from "@/lib/core/result";
import type { Added } from "@/lib/documents/use-cases/add-document";
import { recordSeenPaper, type SeenPaper, type SeenRefusal } from "@/lib/documents/use-cases/record-seen-paper";
import type { BillingRefusal } from "../words";
import { settleQuotient } from "./settle-quotient";

type Refusal = SeenRefusal | Extract<BillingRefusal, { reason: "amount-needed" }>;

/** A paper seen at the counter; the attestation of a quotient proves it in the same transaction. */
export async function seePaper(ctx: Context<DeskActor>, { amount, ...paper }: SeenPaper & { amount?: number | undefined }): Promise<Result<Added, Refusal>> {
  if (paper.kind !== "quotient") return recordSeenPaper(ctx, paper);
  if (amount === undefined) return refused({ reason: "amount-needed" });
  return recordSeenPaper(ctx, paper, async (tx, { validUntil, ...added }) => {
    if (validUntil !== null) await settleQuotient(tx, { ...added, amount, validUntil, today: dayOf(ctx.now) });
  });
}
