import "server-only";
import { and, eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { familyQuotient } from "@/db/schema/billing";
import type { Day } from "@/lib/core/days";
import { newId, type Id } from "@/lib/core/ids";
import { findDeclared, findProvedBy } from "../queries";
import { quotientYear } from "../rules";

type Paper = { familyId: Id<"family">; documentId: Id<"document"> };
type Proof = Paper & { amount: number; validUntil: Day; today: Day };

/** What the paper says becomes the household's quotient, whatever was declared: prices follow it from now on (R-PRI-2). */
export async function settleQuotient(tx: Transaction, { familyId, documentId, amount, validUntil, today }: Proof): Promise<void> {
  const { validFrom } = quotientYear(today);
  const known = (await findProvedBy(tx, familyId, documentId)) ?? (await findDeclared(tx, familyId, validFrom));
  const proved = { amount, documentId, state: "proved", validUntil } as const;
  if (known) await tx.update(familyQuotient).set(proved).where(and(eq(familyQuotient.familyId, familyId), eq(familyQuotient.id, known.id)));
  else await tx.insert(familyQuotient).values({ id: newId("familyQuotient"), familyId, validFrom, ...proved });
}

/** The quotient that rests on this paper is refused with it, or waits again for a judgement. */
export async function unsettleQuotient(tx: Transaction, { familyId, documentId }: Paper, state: "refused" | "declared"): Promise<void> {
  await tx.update(familyQuotient).set({ state }).where(and(eq(familyQuotient.familyId, familyId), eq(familyQuotient.documentId, documentId)));
}
