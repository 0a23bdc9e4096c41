import "server-only";
import { and, eq, isNull } from "drizzle-orm";
import { databaseNow } from "@/db/columns";
import type { Context, DeskActor } from "@/db/context";
import { callerCheck, callNote } from "@/db/schema/desk";
import { inTransaction } from "@/db/transaction";
import { recordEvent } from "@/lib/audit/use-cases/record-event";
import { newId } from "@/lib/core/ids";
import { ok, refused, type Result } from "@/lib/core/result";
import type { CallerRefusal } from "../words";
import { lockServedFamily } from "./lock-served-family";

type Refused = Extract<CallerRefusal, { reason: "signed-out" }>;

/** The call is over: the file closes in this session, with a note if there is something to keep. */
export async function endCall(ctx: Context<DeskActor>, { note }: { note: string }): Promise<Result<void, Refused>> {
  const { familyId, accountId: staffId, sessionId } = ctx.actor;
  return inTransaction(ctx.db, async (tx) => {
    if (!(await lockServedFamily(tx, ctx))) return refused({ reason: "signed-out" });
    const open = and(eq(callerCheck.familyId, familyId), eq(callerCheck.sessionId, sessionId), isNull(callerCheck.closedAt));
    await tx.update(callerCheck).set({ closedAt: databaseNow }).where(open);
    if (note !== "") await tx.insert(callNote).values({ id: newId("callNote"), familyId, staffId, text: note });
    await recordEvent(tx, ctx, { action: "caller.call_ended", accountId: null, familyId, detail: { hasNote: note !== "" } });
    return ok(undefined);
  });
}
