import "server-only";
import type { Transaction } from "@/db/client";
import type { Id } from "@/lib/core/ids";
import { listDocuments } from "../queries";
import { exportedDocument } from "../view";

/** The documents of a family as its data download lists them: what they are, never their bytes. */
export async function collectDocuments(tx: Transaction, familyId: Id<"family">) {
  return (await listDocuments(tx, familyId)).map(exportedDocument);
}
