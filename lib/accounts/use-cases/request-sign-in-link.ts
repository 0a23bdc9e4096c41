import "server-only";
import type { Context, Visitor } from "@/db/context";
import { inTransaction } from "@/db/transaction";
import { recordEvent } from "@/lib/audit/use-cases/record-event";
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

type Ask = { email: Address; token: string; bindingToken: string; returnTo: string | undefined };

/** Mails a link that signs in once, within ten minutes, in the browser that asks. Known address or not: same answer, same cost. */
export async function requestSignInLink(ctx: Context<Visitor>, { email, token, bindingToken, returnTo }: Ask): Promise<Result<void, Waiting>> {
  const turn = await takeIpTurn(ctx, "ip:mail");
  if (!turn.ok) return turn;
  return inTransaction(ctx.db, async (tx) => {
    const holder = await findAccountByAddress(tx, email.canonical);
    const mayMail = await takeMailTurn(tx, "sign-in-link", email.canonical);
    await issueToken(tx, { token, purpose: "sign_in", address: email, accountId: holder?.id ?? null, lifetimeMs: lifetimes.signInLink, bindingToken, returnTo, isWithheld: !mayMail });
    await postNotice(tx, {
      notice: "sign-in-link",
      to: holder?.emailAsTyped ?? email.asTyped,
      props: { givenName: holder?.givenName ?? "", linkUrl: links.useSignInLink(token) },
      accountId: holder?.id ?? null,
      lifetimeMs: lifetimes.signInLink,
      withheld: !mayMail || !holder || holder.status === "disabled",
    });
    await recordEvent(tx, ctx, { action: "link.requested", accountId: holder?.id ?? null });
    return ok(undefined);
  });
}
