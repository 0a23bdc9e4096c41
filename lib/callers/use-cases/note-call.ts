import "server-only";
import type { Context, DeskActor } from "@/db/context";
import { callNote } from "@/db/schema/desk";
import { inTransaction } from "@/db/transaction";
import { recordEvent } from "@/lib/audit/use-cases/record-event";
import { newId } from "@/lib/core/ids";
import { ok, refused, type Result } from "@/lib/core/result";
import type { CallerRefusal } from "../words";
import { lockServedFamily } from "./lock-served-family";

type Refused = Extract<CallerRefusal, { reason: "signed-out" }>;

/** What was said, for colleagues. The family reads that a call was noted, never the note. */
export async function noteCall(ctx: Context<DeskActor>, { note }: { note: string }): Promise<Result<void, Refused>> {
  const { familyId, accountId: staffId } = ctx.actor;
  return inTransaction(ctx.db, async (tx) => {
    if (!(await lockServedFamily(tx, ctx))) return refused({ reason: "signed-out" });
    await tx.insert(callNote).values({ id: newId("callNote"), familyId, staffId, text: note });
    await recordEvent(tx, ctx, { action: "caller.noted", accountId: null, familyId });
    return ok(undefined);
  });
}
