import "server-only";
import { and, eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { inFuture } from "@/db/columns";
import type { Context, Visitor } from "@/db/context";
import { credential } from "@/db/schema/accounts";
import { secondFactorStep } from "@/db/schema/staff";
import { inTransaction } from "@/db/transaction";
import { checkPassword, hashPassword, isOutdated } from "@/lib/accounts/adapters/argon2";
import type { Address } from "@/lib/accounts/input";
import { checkInTurn, forgetFailures, takeIpTurn } from "@/lib/accounts/use-cases/take-turn";
import { recordEvent } from "@/lib/audit/use-cases/record-event";
import { hashToken, newSecretToken } from "@/lib/core/crypto";
import { newId, type Id } from "@/lib/core/ids";
import { ok, refused, type Result } from "@/lib/core/result";
import { findStaffForSignIn } from "../queries";
import { staffFailureSubject, staffLifetimes } from "../rules";
import type { StaffRefusal } from "../words";

type Refused = Extract<StaffRefusal, { reason: "too-many" | "wrong-credentials" }>;

/** The first step of a sign-in: no session yet, five minutes to give the second factor. Same answer and cost for an address that nobody has. */
export async function checkStaffPassword(ctx: Context<Visitor>, { email, password }: { email: Address; password: string }): Promise<Result<{ stepToken: string }, Refused>> {
  const ipTurn = await takeIpTurn(ctx, "ip:sign-in");
  if (!ipTurn.ok) return ipTurn;
  const deviceHash = ctx.client.deviceToken ? hashToken(ctx.client.deviceToken) : "";
  const holder = await findStaffForSignIn(ctx.db, email.canonical, deviceHash);
  const subject = holder?.isKnownDevice ? staffFailureSubject.device(email.canonical, deviceHash) : staffFailureSubject.address(email.canonical);
  const checked = await checkInTurn(ctx, subject, () => checkPassword(password, holder?.passwordPhc ?? undefined));
  if (!checked.ok || !checked.value || holder?.status !== "active") {
    const reason = checked.ok ? "wrong-credentials" : "too-many";
    await inTransaction(ctx.db, (tx) => recordEvent(tx, ctx, { action: "session.refused", accountId: holder?.id ?? null, detail: { reason } }));
    return checked.ok ? refused({ reason: "wrong-credentials" }) : checked;
  }
  const phc = holder.passwordPhc ?? "";
  const freshPhc = isOutdated(phc) ? await hashPassword(password) : undefined;
  return inTransaction(ctx.db, async (tx) => {
    await forgetFailures(tx, [subject]);
    if (freshPhc) await tx.update(credential).set({ passwordPhc: freshPhc }).where(and(eq(credential.accountId, holder.id), eq(credential.passwordPhc, phc)));
    const stepToken = await openStep(tx, holder);
    await recordEvent(tx, ctx, { action: "staff.password_accepted", accountId: holder.id });
    return ok({ stepToken });
  });
}

async function openStep(tx: Transaction, { id: accountId, authEpoch }: { id: Id<"account">; authEpoch: number }): Promise<string> {
  const stepToken = newSecretToken();
  await tx.insert(secondFactorStep).values({
    id: newId("secondFactorStep"),
    tokenHash: hashToken(stepToken),
    accountId,
    authEpoch,
    challenge: newSecretToken(),
    expiresAt: inFuture(staffLifetimes.step),
  });
  return stepToken;
}
