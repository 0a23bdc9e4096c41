import "server-only";
import { setTimeout as pause } from "node:timers/promises";
import { and, eq, isNull, lt, lte, or, sql } from "drizzle-orm";
import { databaseNow, inFuture } from "@/db/columns";
import type { Context } from "@/db/context";
import { mail } from "@/db/schema/notifications";
import { inTransaction } from "@/db/transaction";
import { renderMail } from "@/emails/render-mail";
import { decrypt } from "@/lib/core/crypto";
import { isConnectionLost } from "@/lib/core/outage";
import { isId, type Id } from "@/lib/core/ids";
import { log } from "@/lib/core/log";
import { sendMail } from "../adapters/smtp";
import { catalogue, type NoticeName } from "../catalogue";
import { isPerishable, LEASE_MS, retryDelayMs, sendFailure, SETTLE_PAUSE_MS, SETTLE_TRIES } from "../rules";
import { findFamilyToCall } from "../queries";
import { undeliveredSentence } from "../words";
import { enqueueDelivery } from "./post-notice";
import { postTask } from "./post-task";

/**
 * Sends one mail of the outbox: at least once, always with the same Message-ID.
 * Not due, leased by another worker, sent or withheld: does nothing.
 */
export async function deliverMail(ctx: Context, mailId: string, luck: number): Promise<void> {
  if (!isId("mail", mailId)) return;
  const leased = await lease(ctx, mailId);
  if (!leased) return;
  if (leased.expired) return bury(ctx, mailId, "expired", !isPerishable(leased.notice));
  try {
    const { to, props } = JSON.parse(decrypt(leased.sealed ?? "", mailId)) as { to: string; props: object };
    const { template, subject } = catalogue[leased.notice as NoticeName];
    const content = await renderMail(template as (props: object) => ReturnType<typeof template>, props);
    await sendMail({ id: mailId, to, subject, ...content });
  } catch (error) {
    const failure = sendFailure(error);
    log.warn({ err: error, mailId, attempts: leased.attempts, permanent: failure.permanent }, "a mail was not accepted");
    if (failure.permanent) return bury(ctx, mailId, failure.code, true);
    return postpone(ctx, mailId, retryDelayMs(leased.attempts, luck), failure.code);
  }
  await settleForSure(ctx, mailId);
}

/** The mail has left: an outage now would send it again, so writing it down is tried for as long as the lease protects it. */
async function settleForSure(ctx: Context, mailId: Id<"mail">): Promise<void> {
  for (let patience = SETTLE_TRIES; ; patience -= 1) {
    try {
      return await settle(ctx, mailId);
    } catch (error) {
      if (patience === 0 || !isConnectionLost(error)) throw error;
      await pause(SETTLE_PAUSE_MS);
    }
  }
}

async function lease(ctx: Context, mailId: Id<"mail">) {
  const free = or(isNull(mail.leasedUntil), lt(mail.leasedUntil, databaseNow));
  const [row] = await ctx.db
    .update(mail)
    .set({ leasedUntil: inFuture(LEASE_MS), attempts: sql`${mail.attempts} + 1` })
    .where(and(eq(mail.id, mailId), eq(mail.state, "pending"), lte(mail.dueAt, databaseNow), free))
    .returning({
      notice: mail.notice,
      sealed: mail.sealed,
      attempts: mail.attempts,
      expired: sql<boolean>`${mail.expiresAt} <= now()`,
    });
  return row;
}

async function settle(ctx: Context, mailId: Id<"mail">): Promise<void> {
  await ctx.db
    .update(mail)
    .set({ state: "sent", lastFailure: null, sealed: null, leasedUntil: null, sentAt: databaseNow })
    .where(and(eq(mail.id, mailId), eq(mail.state, "pending")));
}

/** Given up; its content rests, encrypted, while the desk may still send it again, and the desk is asked to call the family. */
async function bury(ctx: Context, mailId: Id<"mail">, lastFailure: string, isKept: boolean): Promise<void> {
  await inTransaction(ctx.db, async (tx) => {
    const [dead] = await tx
      .update(mail)
      .set({ state: "dead", lastFailure, leasedUntil: null, ...(!isKept && { sealed: null }) })
      .where(and(eq(mail.id, mailId), eq(mail.state, "pending")))
      .returning({ notice: mail.notice, accountId: mail.accountId });
    const familyId = isId("account", dead?.accountId) && (await findFamilyToCall(tx, dead.accountId));
    if (dead && familyId) await postTask(tx, { kind: "bounced", familyId, about: mailId, text: undeliveredSentence(dead.notice, lastFailure) });
  });
}

async function postpone(ctx: Context, mailId: Id<"mail">, delayMs: number, lastFailure: string): Promise<void> {
  await inTransaction(ctx.db, async (tx) => {
    await tx.update(mail).set({ dueAt: inFuture(delayMs), leasedUntil: null, lastFailure }).where(eq(mail.id, mailId));
    await enqueueDelivery(tx, mailId, delayMs);
  });
}
