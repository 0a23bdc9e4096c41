import "server-only";
import { sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { inFuture } from "@/db/columns";
import { mail } from "@/db/schema/notifications";
import { encrypt, pseudonym } from "@/lib/core/crypto";
import { newId } from "@/lib/core/ids";
import type { NoticeName, NoticeProps } from "../catalogue";
import { NOTICE_LIFETIME_MS } from "../rules";

type Post<N extends NoticeName> = {
  notice: N;
  to: string;
  props: NoticeProps<N>;
  /** Null when the recipient has no account. */
  accountId: string | null;
  /** What it reports, when one mail only may ever report it. */
  about?: string;
  /** How long the mail makes sense: its link's life. Three days by default. */
  lifetimeMs?: number;
  /** Leaves a trace of the same cost, and sends nothing: unknown address, quota reached, muted. */
  withheld?: boolean;
};

/** How the desk and the quotas recognise a recipient without reading the address. */
export function recipientKey(address: string): string {
  return pseudonym("recipient", address.toLowerCase());
}

/** Puts a mail in the outbox, in the transaction of the change it reports (R-MSG-2), and asks the worker to send it. */
export async function postNotice<N extends NoticeName>(tx: Transaction, post: Post<N>): Promise<void> {
  const id = newId("mail");
  const sealed = encrypt(JSON.stringify({ to: post.to, props: post.props }), id);
  const row = tx.insert(mail).values({
    id,
    notice: post.notice,
    accountId: post.accountId,
    about: post.about ?? null,
    recipientKey: recipientKey(post.to),
    sealed: post.withheld ? null : sealed,
    state: post.withheld ? "withheld" : "pending",
    expiresAt: inFuture(post.lifetimeMs ?? NOTICE_LIFETIME_MS),
  });
  await Promise.all([row, enqueueDelivery(tx, id, 0)]);
}

/** At most one job per mail: asking again moves it. */
export async function enqueueDelivery(tx: Pick<Transaction, "execute">, mailId: string, delayMs: number): Promise<void> {
  await tx.execute(sql`
    select graphile_worker.add_job('deliver-mail', json_build_object('mailId', ${mailId}::text),
      job_key => ${mailId}::text, run_at => now() + ${delayMs} * interval '1 millisecond')`);
}
