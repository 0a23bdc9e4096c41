import "server-only";
import type { Context, DeskActor } from "@/db/context";
import { deskTask } from "@/db/schema/notifications";
import { inTransaction } from "@/db/transaction";
import { recordEvent } from "@/lib/audit/use-cases/record-event";
import { instantAt, type Day } from "@/lib/core/days";
import { newId } from "@/lib/core/ids";
import { ok, refused, type Result } from "@/lib/core/result";
import type { CallerRefusal } from "../words";
import { lockServedFamily } from "./lock-served-family";

type Refused = Extract<CallerRefusal, { reason: "signed-out" }>;

const END_OF_WORK = "17:00";

/** A promise made on the telephone: it waits among the tasks until somebody keeps it. */
export async function planCallBack(ctx: Context<DeskActor>, { text, day }: { text: string; day?: Day | undefined }): Promise<Result<void, Refused>> {
  const { familyId } = ctx.actor;
  return inTransaction(ctx.db, async (tx) => {
    if (!(await lockServedFamily(tx, ctx))) return refused({ reason: "signed-out" });
    await tx.insert(deskTask).values({ id: newId("deskTask"), kind: "call_back", familyId, text, dueAt: day ? instantAt(day, END_OF_WORK) : null });
    await recordEvent(tx, ctx, { action: "task.planned", accountId: null, familyId });
    return ok(undefined);
  });
}
