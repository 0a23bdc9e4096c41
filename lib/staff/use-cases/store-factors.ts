import "server-only";
import { eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { databaseNow } from "@/db/columns";
import { credential } from "@/db/schema/accounts";
import { recoveryCode, totpSecret } from "@/db/schema/staff";
import { encrypt } from "@/lib/core/crypto";
import { newId, type Id } from "@/lib/core/ids";
import { hashRecoveryCode, newRecoveryCodes } from "../adapters/recovery-codes";

export async function storePassword(tx: Transaction, accountId: Id<"account">, passwordPhc: string): Promise<void> {
  const replaced = { passwordPhc, changedAt: databaseNow };
  await tx.insert(credential).values({ accountId, passwordPhc }).onConflictDoUpdate({ target: credential.accountId, set: replaced });
}

/** The app's secret, sealed, in place of the one before. `lastStep`: the code that proved it, which is spent. */
export async function storeTotp(tx: Transaction, accountId: Id<"account">, secret: string, lastStep: number): Promise<void> {
  const fresh = { sealed: encrypt(secret, accountId), lastStep };
  await tx.insert(totpSecret).values({ accountId, ...fresh }).onConflictDoUpdate({ target: totpSecret.accountId, set: { ...fresh, createdAt: databaseNow } });
}

/** Ten new codes; the ones before are dead. Read once, here: only their hashes stay. */
export async function storeRecoveryCodes(tx: Transaction, accountId: Id<"account">): Promise<string[]> {
  const codes = newRecoveryCodes();
  await tx.delete(recoveryCode).where(eq(recoveryCode.accountId, accountId));
  await tx.insert(recoveryCode).values(codes.map((code) => ({ id: newId("recoveryCode"), accountId, codeHash: hashRecoveryCode(code) })));
  return codes;
}
