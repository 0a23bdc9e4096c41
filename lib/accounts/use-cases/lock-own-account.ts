import "server-only";
import type { Transaction } from "@/db/client";
import type { Context, ParentActor } from "@/db/context";
import { hashToken } from "@/lib/core/crypto";
import { findSignedIn, lockAccount } from "../queries";

/** The holder's account, locked, while the session that asks is still alive: it may have been ended a moment ago. */
export async function lockOwnAccount(tx: Transaction, ctx: Context<ParentActor>) {
  const account = await lockAccount(tx, ctx.actor.accountId);
  const alive = await findSignedIn(tx, hashToken(ctx.client.sessionToken ?? ""));
  return alive?.sessionId === ctx.actor.sessionId ? account : undefined;
}
