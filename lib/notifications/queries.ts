import "server-only";
import { and, desc, eq, isNull, ne, notExists } from "drizzle-orm";
import type { Database, Transaction } from "@/db/client";
import { guardian } from "@/db/schema/families";
import { deskTask, mail } from "@/db/schema/notifications";
import type { Id } from "@/lib/core/ids";

/** What was sent to one account, newest first; never the content, which is erased once sent. */
export function listMails(db: Database | Transaction, accountId: string) {
  return db
    .select({ notice: mail.notice, state: mail.state, createdAt: mail.createdAt, sentAt: mail.sentAt })
    .from(mail)
    .where(eq(mail.accountId, accountId))
    .orderBy(desc(mail.createdAt));
}

/** What an account's holder may read about the mails meant for them: which, what about, and whether they left. */
export function listMessages(db: Database | Transaction, accountId: string, limit: number) {
  return db
    .select({ id: mail.id, notice: mail.notice, about: mail.about, state: mail.state, createdAt: mail.createdAt, sentAt: mail.sentAt })
    .from(mail)
    .where(and(eq(mail.accountId, accountId), ne(mail.state, "withheld")))
    .orderBy(desc(mail.createdAt))
    .limit(limit);
}

/** The family behind this account, unless the desk already has to call it about an address that does not work. */
export async function findFamilyToCall(tx: Transaction, accountId: Id<"account">) {
  const isAsked = tx.select({ id: deskTask.id }).from(deskTask).where(and(eq(deskTask.familyId, guardian.familyId), eq(deskTask.kind, "bounced"), isNull(deskTask.doneAt)));
  const [row] = await tx.select({ familyId: guardian.familyId }).from(guardian).where(and(eq(guardian.accountId, accountId), isNull(guardian.revokedAt), notExists(isAsked)));
  return row?.familyId;
}
