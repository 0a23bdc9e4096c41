import "server-only";
import { and, eq, gt, isNull } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { databaseNow } from "@/db/columns";
import type { Context, Visitor } from "@/db/context";
import { account, credential, pendingRegistration } from "@/db/schema/accounts";
import { inTransaction } from "@/db/transaction";
import { recordEvent } from "@/lib/audit/use-cases/record-event";
import { hashToken } from "@/lib/core/crypto";
import { newId } from "@/lib/core/ids";
import { ok, refused, type Result } from "@/lib/core/result";
import { findOwnAttempt, findPendingByToken, findSignedIn, isContested, lockAddress } from "../queries";
import type { AccountRefusal } from "../words";
import { openSession, type SignedIn } from "./open-session";

type Refused = Extract<AccountRefusal, { reason: "link-dead" | "link-used" }>;

export type Confirmed = {
  /** Absent unless the session opens here. */
  signedIn: SignedIn | null;
  /** Several browsers asked with this address: nobody's password was kept, the mailbox chooses a new one. */
  isContested: boolean;
};

/**
 * Opens the account for whoever holds the mailbox. The attempt of the browser that clicks wins, whichever attempt the
 * link was mailed for; clicked elsewhere while several browsers asked, no password wins (docs/decisions/0017).
 * The session opens only in the browser that registered, and never in place of somebody else's.
 */
export async function confirmRegistration(ctx: Context<Visitor>, jeton: string): Promise<Result<Confirmed, Refused>> {
  return inTransaction(ctx.db, async (tx) => {
    const asked = await findPendingByToken(tx, hashToken(jeton));
    if (asked) await lockAddress(tx, asked.emailCanonical);
    const clicked = await usePending(tx, hashToken(jeton));
    if (!clicked) return refused({ reason: await deadReason(tx, hashToken(jeton)) });
    const { emailCanonical } = clicked;
    const bindingHash = ctx.client.bindingToken ? hashToken(ctx.client.bindingToken) : undefined;
    const own = bindingHash && (await findOwnAttempt(tx, emailCanonical, bindingHash));
    const winner = own || clicked;
    const contested = !own && (await isContested(tx, emailCanonical, clicked.bindingHash));
    const opened = await openAccount(tx, winner, contested ? null : winner.passwordPhc);
    if (!opened) return refused({ reason: "link-used" });
    await tx.update(pendingRegistration).set({ passwordPhc: "" }).where(eq(pendingRegistration.id, clicked.id));
    await tx.delete(pendingRegistration).where(and(eq(pendingRegistration.emailCanonical, emailCanonical), isNull(pendingRegistration.usedAt)));
    await recordEvent(tx, ctx, { action: "account.confirmed", accountId: opened.id, channel: "mail", detail: { contested } });
    const { sessionToken } = ctx.client;
    const isFree = !sessionToken || !(await findSignedIn(tx, hashToken(sessionToken)));
    const signedIn = own && isFree ? await openSession(tx, ctx, { accountId: opened.id, authEpoch: opened.authEpoch, level: "password" }) : null;
    return ok({ signedIn, isContested: contested });
  });
}

type Attempt = typeof pendingRegistration.$inferSelect;

/** Undefined when the address has an account already. */
async function openAccount(tx: Transaction, { emailCanonical, emailAsTyped, givenName, familyName, phone }: Attempt, passwordPhc: string | null) {
  const [opened] = await tx
    .insert(account)
    .values({ id: newId("account"), kind: "parent", emailCanonical, emailAsTyped, givenName, familyName, phone })
    .onConflictDoNothing()
    .returning({ id: account.id, authEpoch: account.authEpoch });
  if (opened && passwordPhc) await tx.insert(credential).values({ accountId: opened.id, passwordPhc });
  return opened;
}

async function usePending(tx: Transaction, tokenHash: string) {
  const [row] = await tx
    .update(pendingRegistration)
    .set({ usedAt: databaseNow })
    .where(and(eq(pendingRegistration.tokenHash, tokenHash), isNull(pendingRegistration.usedAt), gt(pendingRegistration.expiresAt, databaseNow)))
    .returning();
  return row;
}

async function deadReason(tx: Transaction, tokenHash: string): Promise<Refused["reason"]> {
  const [row] = await tx.select({ usedAt: pendingRegistration.usedAt }).from(pendingRegistration).where(eq(pendingRegistration.tokenHash, tokenHash));
  return row?.usedAt ? "link-used" : "link-dead";
}
