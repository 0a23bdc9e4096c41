import "server-only";
import { eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import type { Context, FamilyActor } from "@/db/context";
import { familyQuotient } from "@/db/schema/billing";
import { dayOf, type Day } from "@/lib/core/days";
import type { Result } from "@/lib/core/result";
import { addDocument, type Added, type AddRefusal, type NewDocument } from "@/lib/documents/use-cases/add-document";
import { findDeclared } from "../queries";
import { quotientYear } from "../rules";

/** The attestation of the household's quotient, tied to what was declared for this year; declared later, it finds it by itself. */
export async function giveProof(ctx: Context<FamilyActor>, pages: NewDocument["pages"]): Promise<Result<Added, AddRefusal>> {
  return addDocument(ctx, { kind: "quotient", owner: null, pages }, (tx, added) => tieProof(tx, added, dayOf(ctx.now)));
}

async function tieProof(tx: Transaction, { familyId, documentId }: Added, today: Day): Promise<void> {
  const declared = await findDeclared(tx, familyId, quotientYear(today).validFrom);
  if (declared) await tx.update(familyQuotient).set({ documentId }).where(eq(familyQuotient.id, declared.id));
}
