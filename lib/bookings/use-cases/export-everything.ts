import "server-only";
import type { Transaction } from "@/db/client";
import type { Context, ParentActor } from "@/db/context";
import { exportData } from "@/lib/accounts/use-cases/export-data";
import { listQuotients } from "@/lib/billing/queries";
import type { Id } from "@/lib/core/ids";
import { collectDocuments } from "@/lib/documents/use-cases/collect-documents";
import { findMembership } from "@/lib/families/queries";
import { collectChildData } from "@/lib/families/use-cases/collect-child-data";
import { collectFamilyData } from "@/lib/families/use-cases/collect-family-data";
import { entriesOf, listDays, listEntries } from "../queries";
import { exportedDay, exportedEntry, exportedQuotient } from "../view";

/** The holder's own copy: what accounts hold about them, and everything of the family file they follow, health in clear. */
export function exportEverything(ctx: Context<ParentActor>) {
  return exportData(ctx, async (tx, accountId) => {
    const own = await findMembership(tx, accountId);
    return { ...(await collectFamilyData(tx, accountId)), ...(own && (await collectFile(tx, ctx, own.familyId))) };
  });
}

async function collectFile(tx: Transaction, ctx: Context<ParentActor>, familyId: Id<"family">) {
  return {
    enfants: await collectChildData(tx, ctx, familyId),
    documents: await collectDocuments(tx, familyId),
    quotientsFamiliaux: (await listQuotients(tx, familyId)).map(exportedQuotient),
    reservations: (await listDays(tx, familyId)).map(exportedDay),
    listesAttente: (await listEntries(tx, entriesOf(familyId))).map(exportedEntry),
  };
}
