import "server-only";
import type { Transaction } from "@/db/client";
import type { Context, ParentActor } from "@/db/context";
import { recordEvent } from "@/lib/audit/use-cases/record-event";
import type { Id } from "@/lib/core/ids";
import { unsealHealth } from "../adapters/health-cipher";
import { findSealedHealth, listConsents, listKeptChildren } from "../queries";
import { childDataView, type ChildData } from "../view";

/**
 * The children's part of the family's data (GDPR articles 15 and 20), health in clear with its line in the journal.
 * The caller has checked the password and locked the family.
 */
export async function collectChildData(tx: Transaction, ctx: Pick<Context<ParentActor>, "actor" | "client">, familyId: Id<"family">): Promise<ChildData[]> {
  const collected: ChildData[] = [];
  for (const row of await listKeptChildren(tx, familyId)) {
    const sealed = await findSealedHealth(tx, familyId, row.id);
    if (sealed) await recordEvent(tx, ctx, { action: "health.read", accountId: ctx.actor.accountId, familyId, detail: { child: row.id } });
    const health = sealed && { ...unsealHealth(row.id, sealed), confirmedAt: sealed.confirmedAt };
    collected.push(childDataView(row, await listConsents(tx, familyId, row.id), health, ctx.actor.accountId));
  }
  return collected;
}
