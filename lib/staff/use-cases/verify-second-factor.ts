import "server-only";
import { and, eq, isNull, lt } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { databaseNow } from "@/db/columns";
import type { Context } from "@/db/context";
import { passkey, recoveryCode, totpSecret } from "@/db/schema/staff";
import { decrypt } from "@/lib/core/crypto";
import type { Id } from "@/lib/core/ids";
import { hashRecoveryCode } from "../adapters/recovery-codes";
import { stepOfCode } from "../adapters/totp";
import { claimedKey, counterAfter } from "../adapters/webauthn";
import { findRecoveryCode, findTotp, listPasskeys } from "../queries";

/** What a person gives besides the password. A key signs the challenge that its page offered. */
export type SecondFactor = { code: string } | { recoveryCode: string } | { answer: string; challenge: string };

export type Verified = { kind: "totp"; step: number } | { kind: "recovery"; codeId: Id<"recoveryCode"> } | { kind: "passkey"; passkeyId: Id<"passkey">; counter: number };

type Claim = Pick<Context, "db" | "now">;

/** What was proved, if anything; it is spent by `spendSecondFactor`, in the transaction of what it opens. */
export async function verifySecondFactor({ db, now }: Claim, accountId: Id<"account">, factor: SecondFactor): Promise<Verified | undefined> {
  if ("code" in factor) return verifyCode({ db, now }, accountId, factor.code);
  if ("recoveryCode" in factor) {
    const found = await findRecoveryCode(db, accountId, hashRecoveryCode(factor.recoveryCode));
    return found && { kind: "recovery", codeId: found.id };
  }
  const claimed = claimedKey(factor.answer);
  const key = (await listPasskeys(db, accountId)).find(({ credentialId }) => credentialId === claimed);
  const counter = key && factor.challenge !== "" ? await counterAfter(factor.answer, factor.challenge, key) : undefined;
  return key && counter !== undefined ? { kind: "passkey", passkeyId: key.id, counter } : undefined;
}

async function verifyCode({ db, now }: Claim, accountId: Id<"account">, code: string): Promise<Verified | undefined> {
  const totp = await findTotp(db, accountId);
  if (!totp) return undefined;
  const step = stepOfCode(decrypt(totp.sealed, accountId), code, now);
  return step !== undefined && step > totp.lastStep ? { kind: "totp", step } : undefined;
}

/** False when the same code was spent a moment ago by another request: each works once. */
export async function spendSecondFactor(tx: Transaction, accountId: Id<"account">, verified: Verified): Promise<boolean> {
  const spent = await spend(tx, accountId, verified);
  return spent.length > 0;
}

function spend(tx: Transaction, accountId: Id<"account">, verified: Verified): Promise<{ id: string }[]> {
  if (verified.kind === "totp") {
    return tx
      .update(totpSecret)
      .set({ lastStep: verified.step })
      .where(and(eq(totpSecret.accountId, accountId), lt(totpSecret.lastStep, verified.step)))
      .returning({ id: totpSecret.accountId });
  }
  if (verified.kind === "recovery") {
    return tx
      .update(recoveryCode)
      .set({ usedAt: databaseNow })
      .where(and(eq(recoveryCode.accountId, accountId), eq(recoveryCode.id, verified.codeId), isNull(recoveryCode.usedAt)))
      .returning({ id: recoveryCode.id });
  }
  return tx
    .update(passkey)
    .set({ counter: verified.counter, usedAt: databaseNow })
    .where(and(eq(passkey.accountId, accountId), eq(passkey.id, verified.passkeyId)))
    .returning({ id: passkey.id });
}
