import "server-only";
import type { Transaction } from "@/db/client";
import type { Context, DeskActor, StaffActor } from "@/db/context";
import { hashToken } from "@/lib/core/crypto";
import { lockFamily } from "@/lib/families/queries";
import { findSignedInStaff } from "@/lib/staff/queries";
import { findOpenCall } from "../queries";

/** Whether the session that asks is still alive: it may have been ended, or its holder dismissed, a moment ago. */
export async function isStillSignedIn(tx: Transaction, ctx: Context<StaffActor>): Promise<boolean> {
  const alive = await findSignedInStaff(tx, hashToken(ctx.client.staffToken ?? ""));
  return alive?.sessionId === ctx.actor.sessionId;
}

/** Holds the family of the call until the transaction ends. False when the session or the call is over. */
export async function lockServedFamily(tx: Transaction, ctx: Context<DeskActor>): Promise<boolean> {
  const { familyId, sessionId } = ctx.actor;
  await lockFamily(tx, familyId);
  return (await isStillSignedIn(tx, ctx)) && (await findOpenCall(tx, familyId, sessionId)) !== undefined;
}
