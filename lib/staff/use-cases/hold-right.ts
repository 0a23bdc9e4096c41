import "server-only";
import type { Transaction } from "@/db/client";
import type { Context, StaffActor } from "@/db/context";
import { lockAccount } from "@/lib/accounts/queries";
import { hashToken } from "@/lib/core/crypto";
import { mayDo, type Right } from "../policy";
import { findSignedInStaff } from "../queries";

/** True while the session that asks is still alive and its member of staff still holds the right: both may have been taken away a moment ago. */
export async function holdRight(tx: Transaction, ctx: Pick<Context<StaffActor>, "actor" | "client">, right: Right): Promise<boolean> {
  await lockAccount(tx, ctx.actor.accountId);
  const alive = await findSignedInStaff(tx, hashToken(ctx.client.staffToken ?? ""));
  return alive?.sessionId === ctx.actor.sessionId && mayDo(alive, right);
}
