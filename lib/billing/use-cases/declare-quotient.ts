import "server-only";
import { eq } from "drizzle-orm";
import type { Context, FamilyActor } from "@/db/context";
import { familyQuotient } from "@/db/schema/billing";
import { inTransaction } from "@/db/transaction";
import { recordEvent } from "@/lib/audit/use-cases/record-event";
import { dayOf } from "@/lib/core/days";
import { newId } from "@/lib/core/ids";
import { ok, refused, type Result } from "@/lib/core/result";
import { listLatestDocuments } from "@/lib/documents/queries";
import { openFamily } from "@/lib/families/use-cases/open-family";
import { findDeclared, listQuotients } from "../queries";
import { provedQuotient, quotientYear } from "../rules";
import type { BillingRefusal } from "../words";

type Refusal = Extract<BillingRefusal, { reason: "already-proved" | "signed-out" }>;

/**
 * The household's quotient for the year in course. It replaces what was declared and not yet judged, leaves what was proved,
 * and takes as proof the attestation already given this year.
 */
export async function declareQuotient(ctx: Context<FamilyActor>, amount: number): Promise<Result<void, Refusal>> {
  return inTransaction(ctx.db, async (tx) => {
    const opened = await openFamily(tx, ctx);
    if (!opened.ok) return opened;
    const { familyId } = opened.value;
    const today = dayOf(ctx.now);
    if (provedQuotient(await listQuotients(tx, familyId), today) === amount) return refused({ reason: "already-proved" });
    const { validFrom, validUntil } = quotientYear(today);
    const declared = await findDeclared(tx, familyId, validFrom);
    if (declared) {
      await tx.update(familyQuotient).set({ amount }).where(eq(familyQuotient.id, declared.id));
    } else {
      const proof = (await listLatestDocuments(tx, familyId)).find(({ kind, state, createdAt }) => kind === "quotient" && state === "received" && dayOf(createdAt) >= validFrom);
      await tx.insert(familyQuotient).values({ id: newId("familyQuotient"), familyId, amount, documentId: proof?.id ?? null, validFrom, validUntil });
    }
    await recordEvent(tx, ctx, { action: "quotient.declared", familyId });
    return ok(undefined);
  });
}
