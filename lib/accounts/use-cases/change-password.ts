import "server-only";
import type { Context, ParentActor } from "@/db/context";
import { inTransaction } from "@/db/transaction";
import { recordEvent } from "@/lib/audit/use-cases/record-event";
import { ok, refused, type Result } from "@/lib/core/result";
import { hashPassword } from "../adapters/argon2";
import { passwordWeakness } from "../adapters/zxcvbn";
import { findAccount } from "../queries";
import type { AccountRefusal } from "../words";
import { lockOwnAccount } from "./lock-own-account";
import { openSession, type SignedIn } from "./open-session";
import { revokeAccess } from "./revoke-access";
import { setPassword } from "./set-password";
import { stepUp, type StepUpRefusal } from "./step-up";

type Refused = StepUpRefusal | Extract<AccountRefusal, { reason: "weak-password" | "signed-out" }>;

/** Replaces the password; this browser goes on under a new session, every other one is signed out. */
export async function changePassword(ctx: Context<ParentActor>, { currentPassword, password }: { currentPassword: string; password: string }): Promise<Result<SignedIn, Refused>> {
  const proof = await stepUp(ctx, currentPassword);
  if (!proof.ok) return proof;
  const holder = await findAccount(ctx.db, ctx.actor.accountId);
  const weakness = passwordWeakness(password, [holder?.givenName ?? "", holder?.familyName ?? "", holder?.emailCanonical ?? ""]);
  if (weakness) return refused({ reason: "weak-password", weakness });
  const passwordPhc = await hashPassword(password);
  return inTransaction(ctx.db, async (tx) => {
    const own = await lockOwnAccount(tx, ctx);
    if (!own) return refused({ reason: "signed-out" });
    await setPassword(tx, ctx, own, passwordPhc, "changed");
    const authEpoch = await revokeAccess(tx, own.id);
    await recordEvent(tx, ctx, { action: "password.changed", accountId: own.id });
    return ok(await openSession(tx, ctx, { accountId: own.id, authEpoch, level: "password" }));
  });
}
