import "server-only";
import type { Context, Visitor } from "@/db/context";
import { inTransaction } from "@/db/transaction";
import { recordEvent } from "@/lib/audit/use-cases/record-event";
import { newSecretToken } from "@/lib/core/crypto";
import { ok, type Result } from "@/lib/core/result";
import { postNotice } from "@/lib/notifications/use-cases/post-notice";
import { links } from "../adapters/links";
import type { Address } from "../input";
import { findAccountByAddress } from "../queries";
import { lifetimes } from "../rules";
import type { Waiting } from "../words";
import { issueToken } from "./issue-token";
import { takeMailTurn } from "./take-mail-turn";
import { takeIpTurn } from "./take-turn";

/** Mails a link to choose a new password within the hour. Known address or not: same answer, same cost. */
export async function requestPasswordReset(ctx: Context<Visitor>, { email, bindingToken }: { email: Address; bindingToken: string }): Promise<Result<void, Waiting>> {
  const turn = await takeIpTurn(ctx, "ip:mail");
  if (!turn.ok) return turn;
  const token = newSecretToken();
  return inTransaction(ctx.db, async (tx) => {
    const holder = await findAccountByAddress(tx, email.canonical);
    const mayMail = await takeMailTurn(tx, "password-reset", email.canonical);
    await issueToken(tx, { token, purpose: "reset_password", address: email, accountId: holder?.id ?? null, lifetimeMs: lifetimes.passwordReset, bindingToken, isWithheld: !mayMail });
    await postNotice(tx, {
      notice: "password-reset",
      to: holder?.emailAsTyped ?? email.asTyped,
      props: { givenName: holder?.givenName ?? "", resetUrl: links.resetPassword(token) },
      accountId: holder?.id ?? null,
      lifetimeMs: lifetimes.passwordReset,
      withheld: !mayMail || !holder || holder.status === "disabled",
    });
    await recordEvent(tx, ctx, { action: "password.reset_requested", accountId: holder?.id ?? null });
    return ok(undefined);
  });
}
