import "server-only";
import type { Transaction } from "@/db/client";
import type { Context, StaffActor } from "@/db/context";
import { lockAccount } from "@/lib/accounts/queries";
import { hashToken } from "@/lib/core/crypto";
import { mayDo } from "../policy";
import { findSignedInStaff, holdTeam } from "../queries";

/** One's own account, locked, while the session that asks is still alive. */
export async function lockOwnStaff(tx: Transaction, ctx: Context<StaffActor>) {
  const account = await lockAccount(tx, ctx.actor.accountId);
  return (await isAlive(tx, ctx)) ? account : undefined;
}

/** The whole team, held, for somebody who may change it at this very moment: false when the right or the session is gone. */
export async function lockTeam(tx: Transaction, ctx: Context<StaffActor>): Promise<boolean> {
  await holdTeam(tx);
  const alive = await isAlive(tx, ctx);
  return alive !== undefined && alive.hasSteppedUp && mayDo(alive, "run-team");
}

async function isAlive(tx: Transaction, { actor, client }: Context<StaffActor>) {
  const found = await findSignedInStaff(tx, hashToken(client.staffToken ?? ""));
  return found?.sessionId === actor.sessionId ? found : undefined;
}
