import "server-only";
import type { Transaction } from "@/db/client";
import { listGuardians } from "@/lib/families/queries";
import { postNotice } from "@/lib/notifications/use-cases/post-notice";
import { postTask } from "@/lib/notifications/use-cases/post-task";
import { links } from "../adapters/links";
import { mailedRefusal, sayRefusedPaper } from "../words";
import type { JudgedDocument } from "./judge-document";

/** Each guardian with an account is told by mail what to do; a family without any, by the desk. */
export async function tellRefusal(tx: Transaction, { id, familyId, kind, childName }: JudgedDocument, reason: string): Promise<void> {
  const guardians = await listGuardians(tx, familyId);
  for (const { accountId, givenName, emailAsTyped } of guardians) {
    await postNotice(tx, { notice: "document-refused", to: emailAsTyped, props: { givenName, ...mailedRefusal(kind, reason), documentsUrl: links.documents() }, accountId });
  }
  if (guardians.length === 0) await postTask(tx, { kind: "tell", familyId, notice: "document-refused", about: id, text: sayRefusedPaper(kind, childName ?? undefined, reason) });
}
