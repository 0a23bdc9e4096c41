import "server-only";
import { and, eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import type { Context, Visitor } from "@/db/context";
import { credential } from "@/db/schema/accounts";
import { inTransaction } from "@/db/transaction";
import { recordEvent } from "@/lib/audit/use-cases/record-event";
import { hashToken } from "@/lib/core/crypto";
import type { Id } from "@/lib/core/ids";
import { ok, refused, type Result } from "@/lib/core/result";
import { checkPassword, hashPassword, isOutdated } from "../adapters/argon2";
import type { Address } from "../input";
import { findForSignIn } from "../queries";
import { failureSubject } from "../rules";
import type { AccountRefusal } from "../words";
import { mailNewDevice } from "./mail-new-device";
import { openSession, type SignedIn } from "./open-session";
import { checkInTurn, forgetFailures, takeIpTurn } from "./take-turn";

type Refused = Extract<AccountRefusal, { reason: "too-many" | "wrong-credentials" }>;

/**
 * Same answer, cost and throttling for an address that is known, unknown, unconfirmed or disabled.
 * The attempt commits before the password is checked, so that guesses in parallel are all counted;
 * hashing runs outside any transaction.
 */
export async function signInWithPassword(ctx: Context<Visitor>, { email, password }: { email: Address; password: string }): Promise<Result<SignedIn, Refused>> {
  const ipTurn = await takeIpTurn(ctx, "ip:sign-in");
  if (!ipTurn.ok) return ipTurn;
  const deviceHash = ctx.client.deviceToken ? hashToken(ctx.client.deviceToken) : "";
  const holder = await findForSignIn(ctx.db, email.canonical, deviceHash);
  const subject = holder?.isKnownDevice ? failureSubject.device(email.canonical, deviceHash) : failureSubject.address(email.canonical);
  const checked = await checkInTurn(ctx, subject, () => checkPassword(password, holder?.passwordPhc ?? undefined));
  if (!checked.ok || !checked.value || !holder || holder.status === "disabled") {
    const reason = checked.ok ? "wrong-credentials" : "too-many";
    await inTransaction(ctx.db, (tx) => recordEvent(tx, ctx, { action: "session.refused", accountId: holder?.id ?? null, detail: { reason } }));
    return checked.ok ? refused({ reason: "wrong-credentials" }) : checked;
  }
  const freshPhc = isOutdated(holder.passwordPhc ?? "") ? await hashPassword(password) : undefined;
  return inTransaction(ctx.db, async (tx) => {
    await forgetFailures(tx, [subject]);
    if (freshPhc) await rehash(tx, holder.id, holder.passwordPhc ?? "", freshPhc);
    const signedIn = await openSession(tx, ctx, { accountId: holder.id, authEpoch: holder.authEpoch, level: "password" });
    if (signedIn.device === "new") await mailNewDevice(tx, ctx, holder);
    return ok(signedIn);
  });
}

/** Only in place of the hash that was checked: a password replaced meanwhile stays replaced. */
function rehash(tx: Transaction, accountId: Id<"account">, checkedPhc: string, passwordPhc: string) {
  return tx.update(credential).set({ passwordPhc }).where(and(eq(credential.accountId, accountId), eq(credential.passwordPhc, checkedPhc)));
}
