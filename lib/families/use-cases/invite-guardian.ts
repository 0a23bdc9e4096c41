import "server-only";
import { and, eq, isNull } from "drizzle-orm";
import type { z } from "zod";
import type { Transaction } from "@/db/client";
import { databaseNow, inFuture } from "@/db/columns";
import type { Context, FamilyActor } from "@/db/context";
import { guardian, guardianInvitation } from "@/db/schema/families";
import { inTransaction } from "@/db/transaction";
import { takeMailTurn } from "@/lib/accounts/use-cases/take-mail-turn";
import { takeIpTurn } from "@/lib/accounts/use-cases/take-turn";
import { recordEvent } from "@/lib/audit/use-cases/record-event";
import { hashToken, newSecretToken } from "@/lib/core/crypto";
import { newId, type Id } from "@/lib/core/ids";
import { ok, refused, type Result } from "@/lib/core/result";
import { postNotice } from "@/lib/notifications/use-cases/post-notice";
import { links } from "../adapters/links";
import type { invitationInput } from "../input";
import { listGuardians } from "../queries";
import { INVITATION_LIFETIME_MS } from "../rules";
import { deskInviter, type FamilyRefusal } from "../words";
import { openFamily } from "./open-family";

type Refused = Extract<FamilyRefusal, { reason: "too-many" | "signed-out" | "own-address" | "already-guardian" | "invited-just-now" }>;
type Invitation = z.output<typeof invitationInput>;

/** Asks another parent into the family file, by mail, for a guardian or as the desk. A newer invitation to the same address replaces the older; nothing is said of who owns the address. */
export async function inviteGuardian(ctx: Context<FamilyActor>, { email, relation }: Invitation): Promise<Result<void, Refused>> {
  const turn = ctx.actor.kind === "parent" ? await takeIpTurn(ctx, "ip:mail") : undefined;
  if (turn?.ok === false) return turn;
  const token = newSecretToken();
  return inTransaction(ctx.db, async (tx) => {
    const own = await openFamily(tx, ctx);
    if (!own.ok) return own;
    const { familyId } = own.value;
    const guardians = await listGuardians(tx, familyId);
    const inviter = guardians.find(({ accountId }) => accountId === ctx.actor.accountId);
    const invited = guardians.find(({ emailCanonical }) => emailCanonical === email.canonical);
    if (!inviter && ctx.actor.kind === "parent") return refused({ reason: "signed-out" });
    if (invited) return refused({ reason: invited === inviter ? "own-address" : "already-guardian" });
    if (!(await takeMailTurn(tx, "guardian-invited", email.canonical))) return refused({ reason: "invited-just-now" });
    await replaceInvitation(tx, { familyId, invitedBy: ctx.actor.accountId, email, token });
    if (inviter && relation) await tx.update(guardian).set({ relation }).where(and(eq(guardian.familyId, familyId), eq(guardian.accountId, inviter.accountId), isNull(guardian.revokedAt)));
    const props = { givenName: inviter?.givenName ?? deskInviter, joinUrl: links.joinFamily(token) };
    await postNotice(tx, { notice: "guardian-invited", to: email.asTyped, props, accountId: null, lifetimeMs: INVITATION_LIFETIME_MS });
    await recordEvent(tx, ctx, { action: "guardian.invited", familyId });
    return ok(undefined);
  });
}

type New = { familyId: Id<"family">; invitedBy: Id<"account">; email: Invitation["email"]; token: string };

async function replaceInvitation(tx: Transaction, { familyId, invitedBy, email, token }: New): Promise<void> {
  const waiting = and(eq(guardianInvitation.familyId, familyId), eq(guardianInvitation.emailCanonical, email.canonical), isNull(guardianInvitation.usedAt), isNull(guardianInvitation.cancelledAt));
  await tx.update(guardianInvitation).set({ cancelledAt: databaseNow }).where(waiting);
  await tx.insert(guardianInvitation).values({
    id: newId("invitation"),
    familyId,
    invitedBy,
    emailCanonical: email.canonical,
    emailAsTyped: email.asTyped,
    tokenHash: hashToken(token),
    expiresAt: inFuture(INVITATION_LIFETIME_MS),
  });
}
