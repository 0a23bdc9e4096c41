import "server-only";
import type { Transaction } from "@/db/client";
import type { Context, FamilyActor } from "@/db/context";
import type { Id } from "@/lib/core/ids";
import { ok, refused, type Result } from "@/lib/core/result";
import { findChild } from "../queries";
import { lockMembership } from "./open-family";

export type ChildAway = { reason: "signed-out" } | { reason: "not-found" };
type OwnChild = { familyId: Id<"family">; child: NonNullable<Awaited<ReturnType<typeof findChild>>> };

/** A child of the family of whoever acts, the family locked until the transaction ends. Another family's child is not there. */
export async function lockOwnChild(tx: Transaction, ctx: Context<FamilyActor>, childId: Id<"child">): Promise<Result<OwnChild, ChildAway>> {
  const own = await lockMembership(tx, ctx);
  if (!own.ok) return own;
  const { familyId } = own.value;
  const child = await findChild(tx, familyId, childId);
  return child ? ok({ familyId, child }) : refused({ reason: "not-found" });
}
