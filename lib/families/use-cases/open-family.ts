import "server-only";
import type { Transaction } from "@/db/client";
import type { Context, FamilyActor, ParentActor } from "@/db/context";
import { family, guardian } from "@/db/schema/families";
import { lockOwnAccount } from "@/lib/accounts/use-cases/lock-own-account";
import { newId } from "@/lib/core/ids";
import { refused, ok, type Result } from "@/lib/core/result";
import { holdRight } from "@/lib/staff/use-cases/hold-right";
import { lockOwnFamily, lockServedFamily, type Membership } from "../queries";

export type SignedOut = { reason: "signed-out" };

/**
 * The family of the parent who acts, or the one the desk serves, locked until the transaction ends; undefined when there is none yet,
 * or none any more. Refuses a session that was ended a moment ago, and staff who may not serve families any more.
 */
async function lockActedFor(tx: Transaction, ctx: Context<FamilyActor>): Promise<Result<Membership | undefined, SignedOut>> {
  const { actor } = ctx;
  if (actor.kind === "staff") return (await holdRight(tx, { ...ctx, actor }, "serve-families")) ? ok(await lockServedFamily(tx, actor.familyId)) : refused({ reason: "signed-out" });
  const own = await lockOwnAccount(tx, { ...ctx, actor });
  return own ? ok(await lockOwnFamily(tx, own.id)) : refused({ reason: "signed-out" });
}

/** The family of whoever acts, locked; made now when this is the first thing a parent writes. */
export async function openFamily(tx: Transaction, ctx: Context<FamilyActor>): Promise<Result<Membership, SignedOut>> {
  const known = await lockActedFor(tx, ctx);
  if (!known.ok) return known;
  if (known.value) return ok(known.value);
  if (ctx.actor.kind === "staff") throw new Error("the family that the desk serves is not there any more");
  return ok(await makeFamily(tx, ctx.actor));
}

async function makeFamily(tx: Transaction, { accountId }: ParentActor): Promise<Membership> {
  const familyId = newId("family");
  await tx.insert(family).values({ id: familyId });
  await tx.insert(guardian).values({ id: newId("guardian"), familyId, accountId });
  return { familyId, communeInsee: null };
}

/** The family of whoever acts, locked, when there must be one already. Refuses an ended session, and a guardian revoked a moment ago. */
export async function lockMembership(tx: Transaction, ctx: Context<FamilyActor>): Promise<Result<Membership, SignedOut | { reason: "not-found" }>> {
  const known = await lockActedFor(tx, ctx);
  if (!known.ok) return known;
  return known.value ? ok(known.value) : refused({ reason: "not-found" });
}
