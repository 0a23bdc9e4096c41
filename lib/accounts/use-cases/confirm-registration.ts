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
import { findSignedIn } from "../queries";
import type { AccountRefusal } from "../words";
import { openSession, type SignedIn } from "./open-session";

type Refused = Extract<AccountRefusal, { reason: "link-dead" | "link-used" }>;

/**
 * Opens the account: this attempt wins, with its own password, and the others for the same address die.
 * The session opens only in the browser that registered, and never in place of somebody else's.
 */
export async function confirmRegistration(ctx: Context<Visitor>, jeton: string): Promise<Result<SignedIn | null, Refused>> {
  return inTransaction(ctx.db, async (tx) => {
    const pending = await usePending(tx, hashToken(jeton));
    if (!pending) return refused({ reason: await deadReason(tx, hashToken(jeton)) });
    const { emailCanonical, emailAsTyped, givenName, familyName, phone, passwordPhc } = pending;
    const [opened] = await tx
      .insert(account)
      .values({ id: newId("account"), kind: "parent", emailCanonical, emailAsTyped, givenName, familyName, phone })
      .onConflictDoNothing()
      .returning({ id: account.id, authEpoch: account.authEpoch });
    if (!opened) return refused({ reason: "link-used" });
    await tx.insert(credential).values({ accountId: opened.id, passwordPhc });
    await tx.delete(pendingRegistration).where(and(eq(pendingRegistration.emailCanonical, emailCanonical), isNull(pendingRegistration.usedAt)));
    await recordEvent(tx, ctx, { action: "account.confirmed", accountId: opened.id, channel: "mail" });
    const { bindingToken, sessionToken } = ctx.client;
    const isSameBrowser = bindingToken !== undefined && hashToken(bindingToken) === pending.bindingHash;
    const isFree = !sessionToken || !(await findSignedIn(tx, hashToken(sessionToken)));
    if (!isSameBrowser || !isFree) return ok(null);
    return ok(await openSession(tx, ctx, { accountId: opened.id, authEpoch: opened.authEpoch, level: "password" }));
  });
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
