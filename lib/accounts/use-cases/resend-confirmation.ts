import "server-only";
import { eq } from "drizzle-orm";
import { inFuture } from "@/db/columns";
import type { Context, Visitor } from "@/db/context";
import { pendingRegistration } from "@/db/schema/accounts";
import { inTransaction } from "@/db/transaction";
import { recordEvent } from "@/lib/audit/use-cases/record-event";
import { hashToken, newSecretToken } from "@/lib/core/crypto";
import { ok, refused, type Result } from "@/lib/core/result";
import type { Address } from "../input";
import { findPendingByBrowser, findPendingByToken } from "../queries";
import { lifetimes } from "../rules";
import type { AccountRefusal } from "../words";
import { mailConfirmation } from "./mail-confirmation";
import { takeIpTurn } from "./take-turn";

type Refused = Extract<AccountRefusal, { reason: "too-many" | "nothing-pending" }>;

type Resend = {
  /** The expired link in somebody's hand; without it, the latest registration of this browser. */
  jeton?: string;
  /** Where it should have gone in the first place (« Corriger l'adresse »). */
  email?: Address;
};

/** Mails a fresh confirmation link, to the same address or to the corrected one; the earlier link dies, unless no mail may leave now. */
export async function resendConfirmation(ctx: Context<Visitor>, { jeton, email }: Resend): Promise<Result<void, Refused>> {
  const turn = await takeIpTurn(ctx, "ip:mail");
  if (!turn.ok) return turn;
  return inTransaction(ctx.db, async (tx) => {
    const { bindingToken } = ctx.client;
    const pending = jeton
      ? await findPendingByToken(tx, hashToken(jeton))
      : bindingToken && (await findPendingByBrowser(tx, hashToken(bindingToken)));
    if (!pending || pending.isUsed) return refused({ reason: "nothing-pending" });
    const token = newSecretToken();
    const address = email ?? { canonical: pending.emailCanonical, asTyped: pending.emailAsTyped };
    const { ownerId: accountId, withheld } = await mailConfirmation(tx, { email: address, givenName: pending.givenName, token });
    if (email || !withheld) {
      await tx
        .update(pendingRegistration)
        .set({ emailCanonical: address.canonical, emailAsTyped: address.asTyped, tokenHash: hashToken(token), expiresAt: inFuture(lifetimes.confirmation) })
        .where(eq(pendingRegistration.id, pending.id));
    }
    await recordEvent(tx, ctx, { action: email ? "registration.readdressed" : "registration.resent", accountId });
    return ok(undefined);
  });
}
