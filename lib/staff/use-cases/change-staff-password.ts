import "server-only";
import type { Context, StaffActor } from "@/db/context";
import { inTransaction } from "@/db/transaction";
import { hashPassword } from "@/lib/accounts/adapters/argon2";
import { findAccount } from "@/lib/accounts/queries";
import { proveHolder } from "@/lib/accounts/use-cases/prove-holder";
import { revokeAccess } from "@/lib/accounts/use-cases/revoke-access";
import { weighPassword } from "@/lib/accounts/use-cases/weigh-password";
import { recordEvent } from "@/lib/audit/use-cases/record-event";
import { ok, refused, type Result } from "@/lib/core/result";
import type { StaffRefusal } from "../words";
import { lockOwnStaff } from "./lock-own-staff";
import { mailAlert } from "./mail-alert";
import { openStaffSession, type StaffSignedIn } from "./open-staff-session";
import { storePassword } from "./store-factors";

type Refused = Extract<StaffRefusal, { reason: "too-many" | "wrong-password" | "weak-password" | "not-allowed" }>;

/** Replaces the password; this browser goes on under a new session, every other one is signed out. */
export async function changeStaffPassword(ctx: Context<StaffActor>, { currentPassword, password }: { currentPassword: string; password: string }): Promise<Result<StaffSignedIn, Refused>> {
  const { accountId } = ctx.actor;
  const proof = await proveHolder(ctx, accountId, currentPassword);
  if (!proof.ok) return proof;
  const holder = await findAccount(ctx.db, accountId);
  const about = [holder?.givenName ?? "", holder?.familyName ?? "", holder?.emailCanonical ?? ""];
  const weighed = await weighPassword(ctx, { password, about, accountId });
  if (!weighed.ok) return weighed;
  const passwordPhc = await hashPassword(password);
  return inTransaction(ctx.db, async (tx): Promise<Result<StaffSignedIn, Refused>> => {
    const own = await lockOwnStaff(tx, ctx);
    if (!own) return refused({ reason: "not-allowed" });
    await storePassword(tx, own.id, passwordPhc);
    const authEpoch = await revokeAccess(tx, own.id);
    await recordEvent(tx, ctx, { action: "staff.password_changed", accountId: own.id, detail: { breachCheck: weighed.value } });
    await mailAlert(tx, ctx, own, "password-changed");
    return ok(await openStaffSession(tx, ctx, { accountId: own.id, authEpoch }));
  });
}
