import { eq } from "drizzle-orm";
import { database } from "@/db/client";
import { databaseNow, inFuture } from "@/db/columns";
import { account, knownDevice, session } from "@/db/schema/accounts";
import { lifetimes } from "@/lib/accounts/rules";
import { hashToken, newSecretToken } from "@/lib/core/crypto";
import { newId, type Id } from "@/lib/core/ids";
import { aBrowser, type Browser } from "./browser";

type Wishes = {
  of: { id: Id<"account"> };
  /** The browser that receives the cookies. */
  browser?: Browser;
  level?: "link" | "password";
  /** The epoch it was opened under; the account's present one by default. */
  authEpoch?: number;
};

export type SignedInBrowser = Browser & { sessionToken: string; deviceToken: string };

/** A browser signed in a moment ago, known to the account. With level "link" it has not given the password. */
export async function aSession({ of, browser = aBrowser(), level = "password", authEpoch }: Wishes): Promise<{ id: Id<"session">; browser: SignedInBrowser }> {
  const [holder] = await database().select({ authEpoch: account.authEpoch }).from(account).where(eq(account.id, of.id));
  const id = newId("session");
  const sessionToken = newSecretToken();
  const deviceToken = browser.deviceToken ?? newSecretToken();
  await database()
    .insert(session)
    .values({
      id,
      tokenHash: hashToken(sessionToken),
      accountId: of.id,
      authEpoch: authEpoch ?? holder?.authEpoch ?? 0,
      level,
      userAgent: browser.userAgent,
      idleExpiresAt: inFuture(lifetimes.sessionIdle),
      absoluteExpiresAt: inFuture(lifetimes.sessionAbsolute),
      steppedUpAt: level === "password" ? databaseNow : null,
    });
  await database().insert(knownDevice).values({ accountId: of.id, deviceHash: hashToken(deviceToken) }).onConflictDoNothing();
  return { id, browser: Object.assign(browser, { sessionToken, deviceToken }) };
}
