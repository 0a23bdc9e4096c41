import "server-only";
import type { z } from "zod";
import { inFuture } from "@/db/columns";
import type { Context, Visitor } from "@/db/context";
import { pendingRegistration } from "@/db/schema/accounts";
import { inTransaction } from "@/db/transaction";
import { recordEvent } from "@/lib/audit/use-cases/record-event";
import { hashToken, newSecretToken } from "@/lib/core/crypto";
import { newId } from "@/lib/core/ids";
import { ok, type Result } from "@/lib/core/result";
import { hashPassword } from "../adapters/argon2";
import type { registerInput } from "../input";
import { lifetimes } from "../rules";
import type { AccountRefusal } from "../words";
import { mailConfirmation } from "./mail-confirmation";
import { takeIpTurn } from "./take-turn";
import { weighPassword } from "./weigh-password";

type Refused = Extract<AccountRefusal, { reason: "too-many" | "weak-password" }>;

/**
 * Remembers who asks for an account and mails the address. No account exists before the link is used (R-ACC-3),
 * and the answer and its cost are the same whether the address is known or not (R-ACC-1).
 */
export async function requestRegistration(
  ctx: Context<Visitor>,
  { email, password, givenName, familyName, phone }: z.output<typeof registerInput>,
  bindingToken: string,
): Promise<Result<void, Refused>> {
  const turn = await takeIpTurn(ctx, "ip:registration");
  if (!turn.ok) return turn;
  const weighed = await weighPassword(ctx, { password, about: [givenName, familyName, email.canonical], accountId: null });
  if (!weighed.ok) return weighed;
  const passwordPhc = await hashPassword(password);
  const token = newSecretToken();
  await inTransaction(ctx.db, async (tx) => {
    await tx.insert(pendingRegistration).values({
      id: newId("pendingRegistration"),
      emailCanonical: email.canonical,
      emailAsTyped: email.asTyped,
      givenName,
      familyName,
      phone,
      passwordPhc,
      tokenHash: hashToken(token),
      bindingHash: hashToken(bindingToken),
      expiresAt: inFuture(lifetimes.confirmation),
    });
    const { ownerId: accountId } = await mailConfirmation(tx, { email, givenName, token });
    await recordEvent(tx, ctx, { action: "registration.requested", accountId, detail: { breachCheck: weighed.value } });
  });
  return ok(undefined);
}
