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
  const row = rowOf(post);
  await Promise.all([tx.insert(mail).values(row), enqueueDelivery(tx, row.id, 0)]);
}

function rowOf<N extends NoticeName>(post: Post<N>) {
  const id = newId("mail");
  const sealed = encrypt(JSON.stringify({ to: post.to, props: post.props }), id);
  return {
    id,
    notice: post.notice,
    accountId: post.accountId,
    about: post.about ?? null,
    recipientKey: recipientKey(post.to),
    sealed: post.withheld ? null : sealed,
    state: post.withheld ? ("withheld" as const) : ("pending" as const),
    expiresAt: inFuture(post.lifetimeMs ?? NOTICE_LIFETIME_MS),
  };
}

const BATCH = 1_000;

/** Many mails of one kind, in few statements, in the transaction of the change they report. */
export async function postNotices<N extends NoticeName>(tx: Transaction, posts: readonly Post<N>[]): Promise<void> {
  for (let from = 0; from < posts.length; from += BATCH) {
    const rows = posts.slice(from, from + BATCH).map(rowOf);
    await tx.insert(mail).values(rows);
    await tx.execute(sql`
      select graphile_worker.add_job('deliver-mail', json_build_object('mailId', id), job_key => id)
      from json_array_elements_text(${JSON.stringify(rows.map(({ id }) => id))}::json) as id`);
  }
}

/** At most one job per mail: asking again moves it. */
export async function enqueueDelivery(tx: Pick<Transaction, "execute">, mailId: string, delayMs: number): Promise<void> {
  await tx.execute(sql`
    select graphile_worker.add_job('deliver-mail', json_build_object('mailId', ${mailId}::text),
      job_key => ${mailId}::text, run_at => now() + ${delayMs} * interval '1 millisecond')`);
}
