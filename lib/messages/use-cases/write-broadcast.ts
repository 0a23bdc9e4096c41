import "server-only";
import type { Context, StaffActor } from "@/db/context";
import { broadcast, type BroadcastScope } from "@/db/schema/notifications";
import { inTransaction } from "@/db/transaction";
import { recordEvent } from "@/lib/audit/use-cases/record-event";
import { dayOf } from "@/lib/core/days";
import { newId, type Id } from "@/lib/core/ids";
import { ok, refused, type Result } from "@/lib/core/result";
import { holdRight } from "@/lib/staff/use-cases/hold-right";
import { listReached } from "../queries";
import { MOST_FAMILIES } from "../rules";
import type { MessageRefusal } from "../words";

type Writing = { scope: BroadcastScope; subject: string; body: string };
type Refused = Extract<MessageRefusal, { reason: "signed-out" | "days-past" | "nobody-booked" | "too-many-families" }>;

/** Keeps a message to families until it is checked and sent. Nobody receives it yet. */
export async function writeBroadcast(ctx: Context<StaffActor>, { scope, subject, body }: Writing): Promise<Result<{ id: Id<"broadcast"> }, Refused>> {
  return inTransaction(ctx.db, async (tx) => {
    if (!(await holdRight(tx, ctx, "send-messages"))) return refused({ reason: "signed-out" });
    if (scope.to < dayOf(ctx.now)) return refused({ reason: "days-past" });
    const { familyIds } = await listReached(tx, scope, MOST_FAMILIES + 1);
    if (familyIds.length === 0) return refused({ reason: "nobody-booked" });
    if (familyIds.length > MOST_FAMILIES) return refused({ reason: "too-many-families" });
    const id = newId("broadcast");
    await tx.insert(broadcast).values({ id, scope, subject, body, writtenBy: ctx.actor.accountId });
    await recordEvent(tx, ctx, { action: "message.written", accountId: null, detail: { message: id, families: familyIds.length } });
    return ok({ id });
  });
}
