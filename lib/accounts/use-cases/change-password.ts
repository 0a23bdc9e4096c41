import "server-only";
import type { Context, ParentActor } from "@/db/context";
import { inTransaction } from "@/db/transaction";
import { recordEvent } from "@/lib/audit/use-cases/record-event";
import { ok, refused, type Result } from "@/lib/core/result";
import { hashPassword } from "../adapters/argon2";
import { findAccount } from "../queries";
import type { AccountRefusal } from "../words";
import { lockOwnAccount } from "./lock-own-account";
import { openSession, type SignedIn } from "./open-session";
import { revokeAccess } from "./revoke-access";
import { setPassword } from "./set-password";
import { stepUp, type StepUpRefusal } from "./step-up";
import { weighPassword } from "./weigh-password";

type Refused = StepUpRefusal | Extract<AccountRefusal, { reason: "weak-password" | "signed-out" }>;

/** Replaces the password; this browser goes on under a new session, every other one is signed out. */
export async function changePassword(ctx: Context<ParentActor>, { currentPassword, password }: { currentPassword: string; password: string }): Promise<Result<SignedIn, Refused>> {
  const proof = await stepUp(ctx, currentPassword);
  if (!proof.ok) return proof;
  const holder = await findAccount(ctx.db, ctx.actor.accountId);
  const about = [holder?.givenName ?? "", holder?.familyName ?? "", holder?.emailCanonical ?? ""];
  const weighed = await weighPassword(ctx, { password, about, accountId: ctx.actor.accountId });
  if (!weighed.ok) return weighed;
  const passwordPhc = await hashPassword(password);
  return inTransaction(ctx.db, async (tx) => {
    const own = await lockOwnAccount(tx, ctx);
    if (!own) return refused({ reason: "signed-out" });
    await setPassword(tx, ctx, own, passwordPhc, "changed");
    const authEpoch = await revokeAccess(tx, own.id);
    await recordEvent(tx, ctx, { action: "password.changed", accountId: own.id, detail: { breachCheck: weighed.value } });
    return ok(await openSession(tx, ctx, { accountId: own.id, authEpoch, level: "password" }));
  });
}
