import "server-only";
import type { Transaction } from "@/db/client";
import type { Context, ParentActor } from "@/db/context";
import { lockOwnAccount } from "@/lib/accounts/use-cases/lock-own-account";
import type { Id } from "@/lib/core/ids";
import { ok, refused, type Result } from "@/lib/core/result";
import { findChild, lockOwnFamily } from "../queries";

export type ChildAway = { reason: "signed-out" } | { reason: "not-found" };
type OwnChild = { familyId: Id<"family">; child: NonNullable<Awaited<ReturnType<typeof findChild>>> };

/** A child of the family of the parent who acts, the family locked until the transaction ends. Another family's child is not there. */
export async function lockOwnChild(tx: Transaction, ctx: Context<ParentActor>, childId: Id<"child">): Promise<Result<OwnChild, ChildAway>> {
  const own = await lockOwnAccount(tx, ctx);
  if (!own) return refused({ reason: "signed-out" });
  const family = await lockOwnFamily(tx, own.id);
  const child = family && (await findChild(tx, family.familyId, childId));
  return child ? ok({ familyId: family.familyId, child }) : refused({ reason: "not-found" });
}
