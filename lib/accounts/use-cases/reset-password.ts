import "server-only";
import type { Context, Visitor } from "@/db/context";
import { inTransaction } from "@/db/transaction";
import { recordEvent } from "@/lib/audit/use-cases/record-event";
import { hashToken, newSecretToken } from "@/lib/core/crypto";
import { ok, refused, type Result } from "@/lib/core/result";
import { hashPassword } from "../adapters/argon2";
import { findAccount, findToken } from "../queries";
import type { AccountRefusal } from "../words";
import { consumeToken } from "./consume-token";
import { rememberDevice } from "./open-session";
import { revokeAccess } from "./revoke-access";
import { setPassword } from "./set-password";
import { weighPassword } from "./weigh-password";

type Refused = Extract<AccountRefusal, { reason: "link-dead" | "link-used" | "other-browser" | "weak-password" | "too-many" }>;

/**
 * Replaces a forgotten password through the mailbox. Never signs in; every session and link opened before dies.
 * The browser that proved to hold the mailbox becomes known, so that guesses made elsewhere do not lock it out.
 */
export async function resetPassword(ctx: Context<Visitor>, { jeton, password }: { jeton: string; password: string }): Promise<Result<{ deviceToken: string }, Refused>> {
  const found = await findToken(ctx.db, "reset_password", hashToken(jeton));
  if (!found || found.isUsed || found.isExpired) return refused({ reason: found?.isUsed ? "link-used" : "link-dead" });
  const holder = await findAccount(ctx.db, found.accountId);
  const about = [holder?.givenName ?? "", holder?.familyName ?? "", holder?.emailCanonical ?? ""];
  const weighed = await weighPassword(ctx, { password, about, accountId: found.accountId });
  if (!weighed.ok) return weighed;
  const passwordPhc = await hashPassword(password);
  return inTransaction(ctx.db, async (tx) => {
    const consumed = await consumeToken(tx, { purpose: "reset_password", token: jeton });
    if (!consumed.ok) return consumed;
    const { account } = consumed.value;
    await setPassword(tx, ctx, account, passwordPhc, "reset");
    await revokeAccess(tx, account.id);
    const deviceToken = ctx.client.deviceToken ?? newSecretToken();
    await rememberDevice(tx, account.id, deviceToken);
    await recordEvent(tx, ctx, { action: "password.reset", accountId: account.id, channel: "mail", detail: { breachCheck: weighed.value } });
    return ok({ deviceToken });
  });
}
