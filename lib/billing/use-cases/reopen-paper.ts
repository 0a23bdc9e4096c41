import "server-only";
import type { Context, StaffActor } from "@/db/context";
import type { Result } from "@/lib/core/result";
import { reopenDocument, type Reopening, type ReopenRefusal } from "@/lib/documents/use-cases/reopen-document";
import type { JudgedDocument } from "@/lib/documents/use-cases/judge-document";
import { unsettleQuotient } from "./settle-quotient";

/** Takes back the judgement of a paper; the quotient that rests on it is declared again, and prices no longer follow it. */
export async function reopenPaper(ctx: Context<StaffActor>, reopening: Reopening): Promise<Result<JudgedDocument, ReopenRefusal>> {
  return reopenDocument(ctx, reopening, (tx, { id, familyId, kind }) => (kind === "quotient" ? unsettleQuotient(tx, { familyId, documentId: id }, "declared") : Promise.resolve()));
}
