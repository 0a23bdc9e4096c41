import "server-only";
import { eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { databaseNow } from "@/db/columns";
import type { Context, Visitor } from "@/db/context";
import { account } from "@/db/schema/accounts";
import { inTransaction } from "@/db/transaction";
import { violates } from "@/db/violations";
import { recordEvent } from "@/lib/audit/use-cases/record-event";
import { hashToken, newSecretToken } from "@/lib/core/crypto";
import { ok, refused, type Result } from "@/lib/core/result";
import { postNotice } from "@/lib/notifications/use-cases/post-notice";
import { links } from "../adapters/links";
import { findSignedIn } from "../queries";
import { lifetimes, maskAddress } from "../rules";
import type { AccountRefusal } from "../words";
import { consumeToken } from "./consume-token";
import { issueToken } from "./issue-token";
import { openSession, type SignedIn } from "./open-session";
import { revokeAccess } from "./revoke-access";

type Refused = Extract<AccountRefusal, { reason: "link-dead" | "link-used" | "other-browser" | "address-taken" }>;

/**
 * The new address becomes the identifier, and the old one may take it back for 72 h. Every other session and link
 * dies; a browser signed in to this very account goes on under a new session.
 */
export async function confirmEmailChange(ctx: Context<Visitor>, jeton: string): Promise<Result<SignedIn | null, Refused>> {
  try {
    return await inTransaction(ctx.db, (tx) => adopt(tx, ctx, jeton));
  } catch (error) {
    if (violates(error, "account_one_per_address")) return refused({ reason: "address-taken" });
    throw error;
  }
}

async function adopt(tx: Transaction, ctx: Context<Visitor>, jeton: string): Promise<Result<SignedIn | null, Refused>> {
  const consumed = await consumeToken(tx, { purpose: "change_email", token: jeton });
  if (!consumed.ok) return consumed;
  const { account: own, emailCanonical, emailAsTyped } = consumed.value;
  const here = ctx.client.sessionToken ? await findSignedIn(tx, hashToken(ctx.client.sessionToken)) : undefined;
  await tx.update(account).set({ emailCanonical, emailAsTyped, emailVerifiedAt: databaseNow }).where(eq(account.id, own.id));
  const authEpoch = await revokeAccess(tx, own.id);
  const token = newSecretToken();
  const former = { canonical: own.emailCanonical, asTyped: own.emailAsTyped };
  await issueToken(tx, { token, purpose: "undo_email", address: former, accountId: own.id, lifetimeMs: lifetimes.emailUndo });
  await postNotice(tx, {
    notice: "email-change-done",
    to: former.asTyped,
    props: { givenName: own.givenName, newAddress: maskAddress(emailAsTyped), undoUrl: links.undoAddress(token) },
    accountId: own.id,
    lifetimeMs: lifetimes.emailUndo,
  });
  await postNotice(tx, { notice: "email-changed", to: emailAsTyped, props: { givenName: own.givenName }, accountId: own.id });
  await recordEvent(tx, ctx, { action: "email.changed", accountId: own.id, channel: "mail" });
  if (here?.accountId !== own.id) return ok(null);
  return ok(await openSession(tx, ctx, { accountId: own.id, authEpoch, level: "password" }));
}
