import "server-only";
import { and, eq, gt, isNull, or, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { databaseNow } from "@/db/columns";
import type { Context, ParentActor } from "@/db/context";
import { family, guardian, guardianInvitation, phoneGuardian } from "@/db/schema/families";
import { inTransaction } from "@/db/transaction";
import { lockOwnAccount } from "@/lib/accounts/use-cases/lock-own-account";
import { recordEvent } from "@/lib/audit/use-cases/record-event";
import { hashToken, isSecretToken } from "@/lib/core/crypto";
import { newId, type Id } from "@/lib/core/ids";
import { ok, refused, type Result } from "@/lib/core/result";
import { postNotice } from "@/lib/notifications/use-cases/post-notice";
import { links } from "../adapters/links";
import { findInvitationByToken, findInvitationTo, isEmptyFamily, listGuardians, lockFamily, lockOwnFamily } from "../queries";
import type { FamilyRefusal } from "../words";
import { revokeGuardian } from "./revoke-guardian";

type Refused = Extract<FamilyRefusal, { reason: "signed-out" | "invitation-dead" | "invitation-used" | "own-family" | "has-own-family" }>;
type Claim = { jeton: string; invitationId: string };

/**
 * Accepts an invitation: by its link, or because it was sent to the account's own verified address. The account leaves an
 * empty family file for it, and keeps a file that holds something: only the desk may bring two of those together.
 */
export async function joinFamily(ctx: Context<ParentActor>, claim: Claim): Promise<Result<void, Refused>> {
  return inTransaction(ctx.db, async (tx) => {
    const own = await lockOwnAccount(tx, ctx);
    if (!own) return refused({ reason: "signed-out" });
    const former = await lockOwnFamily(tx, own.id);
    const invitation = await findClaimed(tx, claim, own.emailCanonical, former?.familyId);
    if (!invitation || invitation.isExpired) return refused({ reason: "invitation-dead" });
    const { familyId } = invitation;
    if (former?.familyId === familyId) return refused({ reason: "own-family" });
    if (invitation.isUsed) return refused({ reason: "invitation-used" });
    await lockFamily(tx, familyId);
    const present = await listGuardians(tx, familyId);
    if (!invitation.isDesk && !present.some(({ accountId }) => accountId === invitation.inviterId)) return refused({ reason: "invitation-dead" });
    if (former && !(await isEmptyFamily(tx, former.familyId))) return refused({ reason: "has-own-family" });
    if (!(await consumeInvitation(tx, invitation.id))) return refused({ reason: "invitation-dead" });
    if (former) await leaveEmptyFamily(tx, ctx, former.familyId);
    await tx.insert(guardian).values({ id: newId("guardian"), familyId, accountId: own.id });
    await replacePhoneGuardian(tx, familyId, own);
    for (const { accountId, givenName, emailAsTyped } of present) {
      const props = { givenName, joinedName: `${own.givenName} ${own.familyName}`, householdUrl: links.household() };
      await postNotice(tx, { notice: "guardian-joined", to: emailAsTyped, props, accountId });
    }
    await recordEvent(tx, ctx, { action: "guardian.joined", accountId: own.id, familyId });
    return ok(undefined);
  });
}

async function findClaimed(tx: Transaction, { jeton, invitationId }: Claim, emailCanonical: string, ownFamilyId: Id<"family"> | undefined) {
  if (isSecretToken(jeton)) return findInvitationByToken(tx, hashToken(jeton));
  const offered = await findInvitationTo(tx, emailCanonical, ownFamilyId);
  return offered?.id === invitationId ? offered : undefined;
}

/** Once, whoever comes first, and never after it was cancelled. */
async function consumeInvitation(tx: Transaction, id: Id<"invitation">): Promise<boolean> {
  const isLive = and(isNull(guardianInvitation.usedAt), isNull(guardianInvitation.cancelledAt), gt(guardianInvitation.expiresAt, databaseNow));
  const used = await tx.update(guardianInvitation).set({ usedAt: databaseNow }).where(and(eq(guardianInvitation.id, id), isLive)).returning({ id: guardianInvitation.id });
  return used.length === 1;
}

type Person = { givenName: string; familyName: string; phone: string };

/** Whoever the desk served by telephone follows the file themselves from now on. */
async function replacePhoneGuardian(tx: Transaction, familyId: Id<"family">, { givenName, familyName, phone }: Person): Promise<void> {
  const isSame = or(eq(phoneGuardian.phone, phone), and(sql`lower(${phoneGuardian.givenName}) = lower(${givenName})`, sql`lower(${phoneGuardian.familyName}) = lower(${familyName})`));
  await tx.update(phoneGuardian).set({ removedAt: databaseNow }).where(and(eq(phoneGuardian.familyId, familyId), isNull(phoneGuardian.removedAt), isSame));
}

/** A file that nobody else follows goes away with its address and its contacts; otherwise it stays with the others. */
async function leaveEmptyFamily(tx: Transaction, ctx: Context<ParentActor>, familyId: Id<"family">): Promise<void> {
  const left = await revokeGuardian(tx, ctx, familyId, ctx.actor.accountId);
  if (!left.ok) await tx.delete(family).where(eq(family.id, familyId));
}
