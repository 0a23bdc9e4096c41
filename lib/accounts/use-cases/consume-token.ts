import "server-only";
import { and, eq, gt, isNull } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { databaseNow } from "@/db/columns";
import { accountToken, type TokenPurpose } from "@/db/schema/accounts";
import { hashToken } from "@/lib/core/crypto";
import { ok, refused, type Result } from "@/lib/core/result";
import { findToken, lockAccount } from "../queries";

type TokenRefusal = { reason: "link-dead" } | { reason: "link-used" } | { reason: "other-browser" };
type LockedAccount = NonNullable<Awaited<ReturnType<typeof lockAccount>>>;
type Consumed = { account: LockedAccount; emailCanonical: string; emailAsTyped: string; returnTo: string | null };

type Claim = {
  purpose: TokenPurpose;
  token: string;
  /** The asking browser's token, when only that browser may use the link. */
  bindingToken?: string | undefined;
  boundToBrowser?: boolean;
};

/**
 * Uses a link, once, in the transaction of what it does: whoever comes second is refused. The account is locked
 * and alive. Refuses links that are unknown, expired, used, or opened in another browser than the one that asked.
 */
export async function consumeToken(tx: Transaction, { purpose, token, bindingToken, boundToBrowser }: Claim): Promise<Result<Consumed, TokenRefusal>> {
  const tokenHash = hashToken(token);
  const found = await findToken(tx, purpose, tokenHash);
  if (!found) return refused({ reason: "link-dead" });
  if (boundToBrowser && (!bindingToken || hashToken(bindingToken) !== found.bindingHash)) return refused({ reason: "other-browser" });
  const account = await lockAccount(tx, found.accountId);
  const [used] = await tx
    .update(accountToken)
    .set({ usedAt: databaseNow })
    .where(and(eq(accountToken.tokenHash, tokenHash), eq(accountToken.purpose, purpose), isNull(accountToken.usedAt), gt(accountToken.expiresAt, databaseNow)))
    .returning({ emailCanonical: accountToken.emailCanonical, emailAsTyped: accountToken.emailAsTyped, returnTo: accountToken.returnTo });
  if (!used) {
    const present = await findToken(tx, purpose, tokenHash);
    return refused({ reason: present?.isUsed ? "link-used" : "link-dead" });
  }
  if (!account || account.status === "disabled") return refused({ reason: "link-dead" });
  return ok({ account, ...used });
}
