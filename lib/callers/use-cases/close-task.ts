import "server-only";
import { and, eq, isNull } from "drizzle-orm";
import { databaseNow } from "@/db/columns";
import type { Context, StaffActor } from "@/db/context";
import { deskTask } from "@/db/schema/notifications";
import { inTransaction } from "@/db/transaction";
import { recordEvent } from "@/lib/audit/use-cases/record-event";
import { isId } from "@/lib/core/ids";
import { ok, refused, type Result } from "@/lib/core/result";
import type { CallerRefusal, Outcome } from "../words";
import { isStillSignedIn } from "./lock-served-family";

type Refused = Extract<CallerRefusal, { reason: "signed-out" | "not-found" | "already-done" }>;

/** Done once, by whoever comes first. */
export async function closeTask(ctx: Context<StaffActor>, { taskId, outcome }: { taskId: string; outcome: Outcome }): Promise<Result<void, Refused>> {
  if (!isId("deskTask", taskId)) return refused({ reason: "not-found" });
  return inTransaction(ctx.db, async (tx) => {
    if (!(await isStillSignedIn(tx, ctx))) return refused({ reason: "signed-out" });
    const [closed] = await tx
      .update(deskTask)
      .set({ doneAt: databaseNow, doneBy: ctx.actor.accountId, outcome })
      .where(and(eq(deskTask.id, taskId), isNull(deskTask.doneAt)))
      .returning({ familyId: deskTask.familyId, kind: deskTask.kind });
    if (!closed) return refused({ reason: (await tx.$count(deskTask, eq(deskTask.id, taskId))) > 0 ? "already-done" : "not-found" });
    await recordEvent(tx, ctx, { action: "task.done", accountId: null, familyId: closed.familyId, detail: { kind: closed.kind, outcome } });
    return ok(undefined);
  });
}
