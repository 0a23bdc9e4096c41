import "server-only";
import type { Context, ParentActor } from "@/db/context";
import { inTransaction } from "@/db/transaction";
import { recordEvent } from "@/lib/audit/use-cases/record-event";
import { newSecretToken } from "@/lib/core/crypto";
import { frenchMoment } from "@/lib/core/format";
import { ok, refused, type Result } from "@/lib/core/result";
import { postNotice } from "@/lib/notifications/use-cases/post-notice";
import { links } from "../adapters/links";
import type { Address } from "../input";
import { findAccountByAddress } from "../queries";
import { lifetimes, maskAddress } from "../rules";
import type { AccountRefusal } from "../words";
import { issueToken } from "./issue-token";
import { lockOwnAccount } from "./lock-own-account";
import { stepUp, type StepUpRefusal } from "./step-up";
import { takeMailTurn } from "./take-mail-turn";
import { takeIpTurn } from "./take-turn";

type Refused = StepUpRefusal | Extract<AccountRefusal, { reason: "same-address" | "signed-out" }>;

/** Asks the new address to confirm and tells the present one. Nothing changes yet; an address already taken is never said. */
export async function requestEmailChange(ctx: Context<ParentActor>, { email, currentPassword }: { email: Address; currentPassword: string }): Promise<Result<void, Refused>> {
  const proof = await stepUp(ctx, currentPassword);
  if (!proof.ok) return proof;
  const turn = await takeIpTurn(ctx, "ip:mail");
  if (!turn.ok) return turn;
  const token = newSecretToken();
  return inTransaction(ctx.db, async (tx) => {
    const own = await lockOwnAccount(tx, ctx);
    if (!own) return refused({ reason: "signed-out" });
    if (own.emailCanonical === email.canonical) return refused({ reason: "same-address" });
    const isTaken = (await findAccountByAddress(tx, email.canonical)) !== undefined;
    const mayMail = await takeMailTurn(tx, "email-change", email.canonical);
    if (mayMail) await issueToken(tx, { token, purpose: "change_email", address: email, accountId: own.id, lifetimeMs: lifetimes.emailChange });
    await postNotice(tx, {
      notice: "email-change-confirm",
      to: email.asTyped,
      props: { givenName: own.givenName, confirmUrl: links.confirmAddress(token) },
      accountId: own.id,
      lifetimeMs: lifetimes.emailChange,
      withheld: !mayMail || isTaken,
    });
    const props = { givenName: own.givenName, askedAt: frenchMoment(ctx.now), newAddress: maskAddress(email.asTyped), securityUrl: links.security() };
    await postNotice(tx, { notice: "email-change-asked", to: own.emailAsTyped, props, accountId: own.id });
    await recordEvent(tx, ctx, { action: "email.change_requested", accountId: own.id });
    return ok(undefined);
  });
}
