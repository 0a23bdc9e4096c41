import "server-only";
import { and, eq, gte, inArray, isNull } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { databaseNow } from "@/db/columns";
import type { Context, Visitor } from "@/db/context";
import { account, accountToken, credential } from "@/db/schema/accounts";
import { guardianInvitation } from "@/db/schema/families";
import { inTransaction } from "@/db/transaction";
import { violates } from "@/db/violations";
import { recordEvent } from "@/lib/audit/use-cases/record-event";
import { hashToken } from "@/lib/core/crypto";
import { ok, refused, type Result } from "@/lib/core/result";
import { postNotice } from "@/lib/notifications/use-cases/post-notice";
import { links } from "../adapters/links";
import type { AccountRefusal } from "../words";
import { consumeToken } from "./consume-token";
import { revokeAccess } from "./revoke-access";

type Refused = Extract<AccountRefusal, { reason: "link-dead" | "link-used" | "other-browser" | "address-taken" }>;

/**
 * « Ce n'était pas moi »: the former address is the identifier again. Whoever changed it knew the password, so the
 * password dies too, with every session, later undo links, a closing they may have asked for, and invitations into the family.
 */
export async function undoEmailChange(ctx: Context<Visitor>, jeton: string): Promise<Result<void, Refused>> {
  try {
    return await inTransaction(ctx.db, (tx) => restore(tx, ctx, jeton));
  } catch (error) {
    if (violates(error, "account_one_per_address")) return refused({ reason: "address-taken" });
    throw error;
  }
}

async function restore(tx: Transaction, ctx: Context<Visitor>, jeton: string): Promise<Result<void, Refused>> {
  const consumed = await consumeToken(tx, { purpose: "undo_email", token: jeton });
  if (!consumed.ok) return consumed;
  const { account: own, emailCanonical, emailAsTyped } = consumed.value;
  await tx.update(account).set({ emailCanonical, emailAsTyped, emailVerifiedAt: databaseNow, status: "active", closesAt: null }).where(eq(account.id, own.id));
  await tx.delete(credential).where(eq(credential.accountId, own.id));
  await revokeAccess(tx, own.id);
  await dropLaterLinks(tx, own.id, jeton);
  const waiting = and(eq(guardianInvitation.invitedBy, own.id), isNull(guardianInvitation.usedAt), isNull(guardianInvitation.cancelledAt));
  await tx.update(guardianInvitation).set({ cancelledAt: databaseNow }).where(waiting);
  const props = { givenName: own.givenName, resetUrl: links.forgotPassword() };
  for (const to of [emailAsTyped, own.emailAsTyped]) {
    await postNotice(tx, { notice: "email-change-undone", to, props, accountId: own.id });
  }
  await recordEvent(tx, ctx, { action: "email.change_undone", accountId: own.id, channel: "mail" });
  return ok(undefined);
}

async function dropLaterLinks(tx: Transaction, accountId: `acc_${string}`, jeton: string): Promise<void> {
  const [used] = await tx.select({ createdAt: accountToken.createdAt }).from(accountToken).where(eq(accountToken.tokenHash, hashToken(jeton)));
  if (!used) return;
  const later = and(eq(accountToken.accountId, accountId), inArray(accountToken.purpose, ["undo_email", "cancel_closing"]), isNull(accountToken.usedAt), gte(accountToken.createdAt, used.createdAt));
  await tx.delete(accountToken).where(later);
}
