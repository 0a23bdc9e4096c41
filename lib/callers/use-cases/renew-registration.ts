import "server-only";
import { eq } from "drizzle-orm";
import { inFuture } from "@/db/columns";
import type { Context, StaffActor } from "@/db/context";
import { pendingRegistration } from "@/db/schema/accounts";
import { inTransaction } from "@/db/transaction";
import type { Address } from "@/lib/accounts/input";
import { lifetimes } from "@/lib/accounts/rules";
import { mailConfirmation } from "@/lib/accounts/use-cases/mail-confirmation";
import { recordEvent } from "@/lib/audit/use-cases/record-event";
import { hashToken, newSecretToken } from "@/lib/core/crypto";
import { ok, refused, type Result } from "@/lib/core/result";
import { findUnconfirmed } from "../queries";
import type { CallerRefusal } from "../words";
import { isStillSignedIn } from "./lock-served-family";

type Refused = Extract<CallerRefusal, { reason: "signed-out" | "nothing-pending" | "mailed-just-now" }>;

/** A caller who never received the confirmation: the same mail again, to the same address, and the earlier link dies. */
export async function renewRegistration(ctx: Context<StaffActor>, { email }: { email: Address }): Promise<Result<void, Refused>> {
  return inTransaction(ctx.db, async (tx) => {
    if (!(await isStillSignedIn(tx, ctx))) return refused({ reason: "signed-out" });
    const pending = await findUnconfirmed(tx, email.canonical);
    if (!pending) return refused({ reason: "nothing-pending" });
    const token = newSecretToken();
    const address = { canonical: email.canonical, asTyped: pending.emailAsTyped };
    const { ownerId, withheld } = await mailConfirmation(tx, { email: address, givenName: pending.givenName, token });
    if (withheld) return refused({ reason: "mailed-just-now" });
    await tx.update(pendingRegistration).set({ tokenHash: hashToken(token), expiresAt: inFuture(lifetimes.confirmation) }).where(eq(pendingRegistration.id, pending.id));
    await recordEvent(tx, ctx, { action: "registration.resent", accountId: ownerId });
    return ok(undefined);
  });
}
