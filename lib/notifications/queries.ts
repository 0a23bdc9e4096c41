import "server-only";
import { desc, eq } from "drizzle-orm";
import type { Database, Transaction } from "@/db/client";
import { mail } from "@/db/schema/notifications";

/** What was sent to one account, newest first; never the content, which is erased once sent. */
export function listMails(db: Database | Transaction, accountId: string) {
  return db
    .select({ notice: mail.notice, state: mail.state, createdAt: mail.createdAt, sentAt: mail.sentAt })
    .from(mail)
    .where(eq(mail.accountId, accountId))
    .orderBy(desc(mail.createdAt));
}
