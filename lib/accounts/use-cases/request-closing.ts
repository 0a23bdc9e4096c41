import "server-only";
import { eq } from "drizzle-orm";
import { inFuture } from "@/db/columns";
import type { Context, ParentActor } from "@/db/context";
import { account } from "@/db/schema/accounts";
import { inTransaction } from "@/db/transaction";
import { recordEvent } from "@/lib/audit/use-cases/record-event";
import { after } from "@/lib/core/clock";
import { newSecretToken } from "@/lib/core/crypto";
import { frenchDay } from "@/lib/core/format";
import { ok, refused, type Result } from "@/lib/core/result";
import { postNotice } from "@/lib/notifications/use-cases/post-notice";
import { links } from "../adapters/links";
import { lifetimes } from "../rules";
import type { AccountRefusal } from "../words";
import { issueToken } from "./issue-token";
import { lockOwnAccount } from "./lock-own-account";
import { stepUp, type StepUpRefusal } from "./step-up";

type Refused = StepUpRefusal | Extract<AccountRefusal, { reason: "already-closing" | "signed-out" }>;

/** The account closes in 14 days; until then everything works, and a link or a button cancels. */
export async function requestClosing(ctx: Context<ParentActor>, currentPassword: string): Promise<Result<void, Refused>> {
  const proof = await stepUp(ctx, currentPassword);
  if (!proof.ok) return proof;
  const token = newSecretToken();
  return inTransaction(ctx.db, async (tx) => {
    const own = await lockOwnAccount(tx, ctx);
    if (!own) return refused({ reason: "signed-out" });
    if (own.status === "closing") return refused({ reason: "already-closing" });
    const [closing] = await tx
      .update(account)
      .set({ status: "closing", closesAt: inFuture(lifetimes.closingGrace) })
      .where(eq(account.id, own.id))
      .returning({ closesAt: account.closesAt });
    const address = { canonical: own.emailCanonical, asTyped: own.emailAsTyped };
    await issueToken(tx, { token, purpose: "cancel_closing", address, accountId: own.id, lifetimeMs: lifetimes.closingGrace });
    const closesOn = frenchDay(closing?.closesAt ?? after(ctx.now, lifetimes.closingGrace));
    const props = { givenName: own.givenName, closesOn, cancelUrl: links.cancelClosing(token) };
    await postNotice(tx, { notice: "account-closing", to: own.emailAsTyped, props, accountId: own.id });
    await recordEvent(tx, ctx, { action: "account.closing_requested", accountId: own.id });
    return ok(undefined);
  });
}
