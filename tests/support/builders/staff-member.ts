import { and, eq } from "drizzle-orm";
import { database } from "@/db/client";
import { inFuture } from "@/db/columns";
import type { StaffRole } from "@/db/context";
import { account, credential } from "@/db/schema/accounts";
import { passkey, recoveryCode, secondFactorStep, totpSecret } from "@/db/schema/staff";
import { hashPassword } from "@/lib/accounts/adapters/argon2";
import { encrypt, hashToken, newSecretToken } from "@/lib/core/crypto";
import { newId } from "@/lib/core/ids";
import { hashRecoveryCode } from "@/lib/staff/adapters/recovery-codes";
import { codeAt } from "@/lib/staff/adapters/totp";
import { DEMO_TOTP_SECRET, staffLifetimes } from "@/lib/staff/rules";
import { checkStaffPassword } from "@/lib/staff/use-cases/check-staff-password";
import { asVisitor, NOW } from "../context";
import { anAddress } from "./parent";
import { aStaff, type Staff } from "./staff";

export const STAFF_PASSWORD = "sept goélands sur la digue";
export const RECOVERY_CODE = "ab12-cd34-ef56-gh78";

let hash: Promise<string> | undefined;

/** A member who can sign in: a password, an app, one recovery code. */
export async function aMember(wishes: { role?: StaffRole; email?: string; status?: "active" | "disabled" } = {}): Promise<Staff & { email: string }> {
  const email = wishes.email ?? `${wishes.role ?? "agent"}@guichet.exemple.fr`;
  const staff = await aStaff({ ...wishes, email });
  hash ??= hashPassword(STAFF_PASSWORD);
  const db = database();
  await db.insert(credential).values({ accountId: staff.id, passwordPhc: await hash });
  await db.insert(totpSecret).values({ accountId: staff.id, sealed: encrypt(DEMO_TOTP_SECRET, staff.id) });
  await db.insert(recoveryCode).values({ id: newId("recoveryCode"), accountId: staff.id, codeHash: hashRecoveryCode(RECOVERY_CODE) });
  return { ...staff, email };
}

/** What the app shows at the moment use cases are told, a number of steps earlier or later. */
export const code = (steps = 0) => codeAt(DEMO_TOTP_SECRET, new Date(NOW.getTime() + steps * 30_000));

/** The password, given in a browser of its own. */
export const givePassword = (email: string) => checkStaffPassword(asVisitor(), { email: anAddress(email), password: STAFF_PASSWORD });

/** The token of a sign-in whose password was right a moment ago. */
export async function stepOf(email: string): Promise<string> {
  const [holder] = await database().select({ id: account.id, authEpoch: account.authEpoch }).from(account).where(and(eq(account.kind, "staff"), eq(account.emailCanonical, email)));
  if (!holder) throw new Error("nobody of the staff has this address");
  const token = newSecretToken();
  const step = { id: newId("secondFactorStep"), tokenHash: hashToken(token), accountId: holder.id, authEpoch: holder.authEpoch, challenge: newSecretToken(), expiresAt: inFuture(staffLifetimes.step) };
  await database().insert(secondFactorStep).values(step);
  return token;
}

export async function statusOf({ id }: Pick<Staff, "id">) {
  const [row] = await database().select({ status: account.status }).from(account).where(eq(account.id, id));
  return row?.status;
}

export async function aPasskey({ id }: Pick<Staff, "id">) {
  const passkeyId = newId("passkey");
  await database().insert(passkey).values({ id: passkeyId, accountId: id, credentialId: `key-${passkeyId}`, publicKey: "", counter: 0, transports: [], name: "Guichet", isBackedUp: false });
  return passkeyId;
}
