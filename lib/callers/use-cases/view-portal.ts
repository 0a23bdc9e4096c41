import "server-only";
import type { Context, DeskActor } from "@/db/context";
import { inTransaction } from "@/db/transaction";
import { recordEvent } from "@/lib/audit/use-cases/record-event";

/** Looking through the family's eyes leaves a line that the family reads. */
export async function viewPortal(ctx: Context<DeskActor>): Promise<void> {
  await inTransaction(ctx.db, (tx) => recordEvent(tx, ctx, { action: "portal.viewed", accountId: null, familyId: ctx.actor.familyId }));
}
