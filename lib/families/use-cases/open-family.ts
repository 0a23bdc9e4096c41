import "server-only";
import type { Transaction } from "@/db/client";
import type { Context, ParentActor } from "@/db/context";
import { family, guardian } from "@/db/schema/families";
import { lockOwnAccount } from "@/lib/accounts/use-cases/lock-own-account";
import { newId } from "@/lib/core/ids";
import { refused, ok, type Result } from "@/lib/core/result";
import { lockOwnFamily, type Membership } from "../queries";

export type SignedOut = { reason: "signed-out" };

/**
 * The family of the parent who acts, locked until the transaction ends; made now when this is the first thing they write.
 * Refuses a session that was ended a moment ago.
 */
export async function openFamily(tx: Transaction, ctx: Context<ParentActor>): Promise<Result<Membership, SignedOut>> {
  const own = await lockOwnAccount(tx, ctx);
  if (!own) return refused({ reason: "signed-out" });
  const known = await lockOwnFamily(tx, own.id);
  if (known) return ok(known);
  const familyId = newId("family");
  await tx.insert(family).values({ id: familyId });
  await tx.insert(guardian).values({ id: newId("guardian"), familyId, accountId: own.id });
  return ok({ familyId, communeInsee: null });
}

/** The family of the parent who acts, locked, when there must be one already. Refuses an ended session, and a guardian revoked a moment ago. */
export async function lockMembership(tx: Transaction, ctx: Context<ParentActor>): Promise<Result<Membership, SignedOut | { reason: "not-found" }>> {
  const own = await lockOwnAccount(tx, ctx);
  if (!own) return refused({ reason: "signed-out" });
  const known = await lockOwnFamily(tx, own.id);
  return known ? ok(known) : refused({ reason: "not-found" });
}
