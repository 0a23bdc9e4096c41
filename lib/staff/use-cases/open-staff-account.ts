import "server-only";
import { and, eq, gt, inArray, isNull } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { databaseNow } from "@/db/columns";
import type { Context, Visitor } from "@/db/context";
import { account } from "@/db/schema/accounts";
import { center } from "@/db/schema/activities";
import { passkey, staffCenter, staffInvitation, staffMember } from "@/db/schema/staff";
import { inTransaction } from "@/db/transaction";
import { hashPassword } from "@/lib/accounts/adapters/argon2";
import { revokeAccess } from "@/lib/accounts/use-cases/revoke-access";
import { forgetFailures } from "@/lib/accounts/use-cases/take-turn";
import { weighPassword } from "@/lib/accounts/use-cases/weigh-password";
import { recordEvent } from "@/lib/audit/use-cases/record-event";
import { hashToken } from "@/lib/core/crypto";
import { isId, newId, type Id } from "@/lib/core/ids";
import { ok, refused, type Result } from "@/lib/core/result";
import { offeredSecret, stepOfCode } from "../adapters/totp";
import { findInvitation, holdTeam } from "../queries";
import { staffFailureSubject } from "../rules";
import type { StaffRefusal } from "../words";
import { openStaffSession, type StaffSignedIn } from "./open-staff-session";
import { storePassword, storeRecoveryCodes, storeTotp } from "./store-factors";

type Refused = Extract<StaffRefusal, { reason: "invitation-dead" | "weak-password" | "too-many" | "wrong-code" }>;
type Choice = { jeton: string; password: string; code: string };

export type Enrolled = { signedIn: StaffSignedIn; recoveryCodes: string[] };

/**
 * Opens the account that an invitation promised, with a password and an app that has just given a right code; or gives
 * both again to a member who lost them, and ends what was open. The app's secret is the one the page offered for this link.
 */
export async function openStaffAccount(ctx: Context<Visitor>, { jeton, password, code }: Choice): Promise<Result<Enrolled, Refused>> {
  const invited = await findInvitation(ctx.db, hashToken(jeton));
  if (!invited || invited.isUsed || invited.isExpired) return refused({ reason: "invitation-dead" });
  const about = [invited.givenName, invited.familyName, invited.emailCanonical];
  const weighed = await weighPassword(ctx, { password, about, accountId: null });
  if (!weighed.ok) return weighed;
  const secret = offeredSecret(jeton);
  const step = stepOfCode(secret, code, ctx.now);
  if (step === undefined) return refused({ reason: "wrong-code", field: "code" });
  const passwordPhc = await hashPassword(password);
  return inTransaction(ctx.db, async (tx): Promise<Result<Enrolled, Refused>> => {
    await holdTeam(tx);
    const used = await useInvitation(tx, jeton);
    const opened = used && (await openMember(tx, used));
    if (!opened) return refused({ reason: "invitation-dead" });
    await storePassword(tx, opened.id, passwordPhc);
    await storeTotp(tx, opened.id, secret, step);
    const recoveryCodes = await storeRecoveryCodes(tx, opened.id);
    await forgetFailures(tx, [staffFailureSubject.address(invited.emailCanonical), staffFailureSubject.secondFactor(opened.id)]);
    await recordEvent(tx, ctx, { action: "staff.joined", accountId: opened.id, channel: "mail", detail: { role: used.role, breachCheck: weighed.value } });
    return ok({ signedIn: await openStaffSession(tx, ctx, { accountId: opened.id, authEpoch: opened.authEpoch }), recoveryCodes });
  });
}

async function useInvitation(tx: Transaction, jeton: string) {
  const live = and(isNull(staffInvitation.usedAt), isNull(staffInvitation.cancelledAt), gt(staffInvitation.expiresAt, databaseNow));
  const [row] = await tx
    .update(staffInvitation)
    .set({ usedAt: databaseNow })
    .where(and(eq(staffInvitation.tokenHash, hashToken(jeton)), live))
    .returning();
  return row;
}

type Invitation = typeof staffInvitation.$inferSelect;

/** Undefined for somebody who was dismissed meanwhile. */
async function openMember(tx: Transaction, invitation: Invitation): Promise<{ id: Id<"account">; authEpoch: number } | undefined> {
  const { emailCanonical, emailAsTyped, givenName, familyName, role } = invitation;
  const [known] = await tx
    .select({ id: account.id, status: account.status })
    .from(account)
    .where(and(eq(account.kind, "staff"), eq(account.emailCanonical, emailCanonical)))
    .for("update");
  if (known) {
    if (known.status !== "active") return undefined;
    await tx.delete(passkey).where(eq(passkey.accountId, known.id));
    return { id: known.id, authEpoch: await revokeAccess(tx, known.id) };
  }
  const id = newId("account");
  await tx.insert(account).values({ id, kind: "staff", emailCanonical, emailAsTyped, givenName, familyName, phone: "" });
  await tx.insert(staffMember).values({ accountId: id, role });
  const centers = await tx.select({ id: center.id }).from(center).where(inArray(center.id, invitation.centerIds.filter((each) => isId("center", each))));
  if (centers.length > 0) await tx.insert(staffCenter).values(centers.map((each) => ({ accountId: id, centerId: each.id })));
  return { id, authEpoch: 0 };
}
