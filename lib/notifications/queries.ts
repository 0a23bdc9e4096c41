import "server-only";
import { and, desc, eq, ne } from "drizzle-orm";
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

/** What an account's holder may read about the mails meant for them: which, what about, and whether they left. */
export function listMessages(db: Database | Transaction, accountId: string, limit: number) {
  return db
    .select({ id: mail.id, notice: mail.notice, about: mail.about, state: mail.state, createdAt: mail.createdAt, sentAt: mail.sentAt })
    .from(mail)
    .where(and(eq(mail.accountId, accountId), ne(mail.state, "withheld")))
    .orderBy(desc(mail.createdAt))
    .limit(limit);
}
