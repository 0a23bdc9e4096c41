import "server-only";
import { cookies } from "next/headers";
import { cookieName, cookieOptions } from "@/lib/accounts/adapters/cookies";
import { decrypt, encrypt, isSecretToken } from "@/lib/core/crypto";
import { staffLifetimes } from "../rules";

/** Between the password and the second factor. */
export async function keepStepToken(token: string): Promise<void> {
  (await cookies()).set(cookieName("step"), token, cookieOptions(staffLifetimes.step));
}

export async function readStepToken(): Promise<string | undefined> {
  const value = (await cookies()).get(cookieName("step"))?.value;
  return isSecretToken(value) ? value : undefined;
}

export async function dropStepToken(): Promise<void> {
  (await cookies()).set(cookieName("step"), "", { ...cookieOptions(), maxAge: 0 });
}

const contextOf = (accountId: string) => `recovery-codes ${accountId}`;

/** New recovery codes travel in the browser itself, sealed, until they are noted: the database holds their hashes only. */
export async function keepFreshCodes(accountId: string, codes: readonly string[]): Promise<void> {
  (await cookies()).set(cookieName("codes"), encrypt(codes.join(" "), contextOf(accountId)), cookieOptions(staffLifetimes.freshCodes));
}

/** Undefined once they were noted, after ten minutes, and for anybody else's codes. */
export async function readFreshCodes(accountId: string): Promise<string[] | undefined> {
  const sealed = (await cookies()).get(cookieName("codes"))?.value;
  if (!sealed) return undefined;
  try {
    return decrypt(sealed, contextOf(accountId)).split(" ");
  } catch {
    return undefined;
  }
}

export async function dropFreshCodes(): Promise<void> {
  (await cookies()).set(cookieName("codes"), "", { ...cookieOptions(), maxAge: 0 });
}
