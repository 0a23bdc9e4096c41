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
import type { Id } from "@/lib/core/ids";
import { ok, refused, type Result } from "@/lib/core/result";
import { postNotice } from "@/lib/notifications/use-cases/post-notice";
import { links } from "../adapters/links";
import { findSignedIn, findToken } from "../queries";
import { lifetimes, maskAddress } from "../rules";
import type { AccountRefusal } from "../words";
import { consumeToken } from "./consume-token";
import { issueToken } from "./issue-token";
import { openSession, type SignedIn } from "./open-session";
import { proveHolder } from "./prove-holder";
import { revokeAccess } from "./revoke-access";

type Refused = Extract<AccountRefusal, { reason: "link-dead" | "link-used" | "other-browser" | "address-taken" | "too-many" | "wrong-password" }>;
type Adopted = { signedIn: SignedIn | null };

/**
 * The new address becomes the identifier, and the old one may take it back for 72 h. Holding the new mailbox is not
 * enough: the account must be open in this browser, or its password given, or a stranger's account could take the name
 * of somebody who clicks. Every other session and link dies; this browser goes on under a new session, no stronger.
 */
export async function confirmEmailChange(ctx: Context<Visitor>, { jeton, currentPassword }: { jeton: string; currentPassword: string }): Promise<Result<Adopted, Refused>> {
  const found = await findToken(ctx.db, "change_email", hashToken(jeton));
  const here = ctx.client.sessionToken ? await findSignedIn(ctx.db, hashToken(ctx.client.sessionToken)) : undefined;
  if (!found || found.isUsed || found.isExpired) return refused({ reason: found?.isUsed ? "link-used" : "link-dead" });
  if (here?.accountId !== found.accountId) {
    const proof = await proveHolder(ctx, found.accountId, currentPassword);
    if (!proof.ok) return proof;
  }
  try {
    return await inTransaction(ctx.db, (tx) => adopt(tx, ctx, jeton));
  } catch (error) {
    if (violates(error, "account_one_per_address")) return refused({ reason: "address-taken" });
    throw error;
  }
}

async function adopt(tx: Transaction, ctx: Context<Visitor>, jeton: string): Promise<Result<Adopted, Refused>> {
  const consumed = await consumeToken(tx, { purpose: "change_email", token: jeton });
  if (!consumed.ok) return consumed;
  const { account: own, emailCanonical, emailAsTyped } = consumed.value;
  const here = ctx.client.sessionToken ? await findSignedIn(tx, hashToken(ctx.client.sessionToken)) : undefined;
  await tx.update(account).set({ emailCanonical, emailAsTyped, emailVerifiedAt: databaseNow }).where(eq(account.id, own.id));
  const authEpoch = await revokeAccess(tx, own.id);
  await tellBothAddresses(tx, own, emailAsTyped);
  await recordEvent(tx, ctx, { action: "email.changed", accountId: own.id, channel: "mail" });
  if (here?.accountId !== own.id) return ok({ signedIn: null });
  const { level, steppedUpAt } = here;
  return ok({ signedIn: await openSession(tx, ctx, { accountId: own.id, authEpoch, level, steppedUpAt }) });
}

type Former = { id: Id<"account">; givenName: string; emailCanonical: string; emailAsTyped: string };

async function tellBothAddresses(tx: Transaction, former: Former, newAddress: string): Promise<void> {
  const token = newSecretToken();
  const address = { canonical: former.emailCanonical, asTyped: former.emailAsTyped };
  await issueToken(tx, { token, purpose: "undo_email", address, accountId: former.id, lifetimeMs: lifetimes.emailUndo });
  await postNotice(tx, {
    notice: "email-change-done",
    to: former.emailAsTyped,
    props: { givenName: former.givenName, newAddress: maskAddress(newAddress), undoUrl: links.undoAddress(token) },
    accountId: former.id,
    lifetimeMs: lifetimes.emailUndo,
  });
  await postNotice(tx, { notice: "email-changed", to: newAddress, props: { givenName: former.givenName }, accountId: former.id });
}
