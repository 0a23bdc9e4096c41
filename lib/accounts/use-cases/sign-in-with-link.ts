import "server-only";
import type { Context, Visitor } from "@/db/context";
import { inTransaction } from "@/db/transaction";
import { ok, type Result } from "@/lib/core/result";
import type { AccountRefusal } from "../words";
import { consumeToken } from "./consume-token";
import { mailNewDevice } from "./mail-new-device";
import { openSession, type SignedIn } from "./open-session";

type Refused = Extract<AccountRefusal, { reason: "link-dead" | "link-used" | "other-browser" }>;

/** Uses a sign-in link: once, in the browser that asked for it. Whoever was signed in there is signed out. */
export async function signInWithLink(ctx: Context<Visitor>, jeton: string): Promise<Result<SignedIn & { returnTo: string | null }, Refused>> {
  return inTransaction(ctx.db, async (tx) => {
    const consumed = await consumeToken(tx, { purpose: "sign_in", token: jeton, bindingToken: ctx.client.bindingToken, boundToBrowser: true });
    if (!consumed.ok) return consumed;
    const { account, returnTo } = consumed.value;
    const signedIn = await openSession(tx, ctx, { accountId: account.id, authEpoch: account.authEpoch, level: "link" });
    if (signedIn.device === "new") await mailNewDevice(tx, ctx, account);
    return ok({ ...signedIn, returnTo });
  });
}
