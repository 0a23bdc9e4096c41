import "server-only";
import { and, eq, isNull, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { databaseNow, inFuture } from "@/db/columns";
import { accountToken, type TokenPurpose } from "@/db/schema/accounts";
import { hashToken } from "@/lib/core/crypto";
import { newId, type Id } from "@/lib/core/ids";
import type { Address } from "../input";

type Issue = {
  token: string;
  purpose: TokenPurpose;
  address: Address;
  accountId: Id<"account"> | null;
  lifetimeMs: number;
  bindingToken?: string;
  /** Written down but dead: nothing is mailed, and the live link of an earlier mail goes on. */
  isWithheld?: boolean;
  returnTo?: string | undefined;
};

/**
 * Writes the token of a link, in place of the live one for the same purpose: only the newest mail works. A sign-in link
 * replaces only those of the same browser, so that nobody kills a parent's link by asking for another.
 */
export async function issueToken(tx: Transaction, issue: Issue): Promise<void> {
  const bindingHash = issue.bindingToken ? hashToken(issue.bindingToken) : null;
  const forAddress = eq(accountToken.emailCanonical, issue.address.canonical);
  const forAccount = issue.accountId ? eq(accountToken.accountId, issue.accountId) : undefined;
  const replaced = {
    sign_in: and(forAddress, eq(accountToken.bindingHash, bindingHash ?? "")),
    reset_password: forAddress,
    change_email: forAccount,
    cancel_closing: forAccount,
    undo_email: and(forAccount, forAddress),
  }[issue.purpose];
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`${issue.purpose}:${issue.address.canonical}`}, 0))`);
  if (!issue.isWithheld) {
    const live = and(eq(accountToken.purpose, issue.purpose), isNull(accountToken.usedAt), replaced);
    await tx.update(accountToken).set({ usedAt: databaseNow, expiresAt: accountToken.createdAt }).where(live);
  }
  await tx.insert(accountToken).values({
    id: newId("accountToken"),
    purpose: issue.purpose,
    accountId: issue.accountId,
    emailCanonical: issue.address.canonical,
    emailAsTyped: issue.address.asTyped,
    tokenHash: hashToken(issue.token),
    bindingHash,
    returnTo: issue.returnTo ?? null,
    expiresAt: issue.isWithheld ? databaseNow : inFuture(issue.lifetimeMs),
    usedAt: issue.isWithheld ? databaseNow : null,
  });
}
