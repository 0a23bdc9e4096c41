import "server-only";
import { and, isNull, sql } from "drizzle-orm";
import { databaseNow } from "@/db/columns";
import type { Context, StaffActor } from "@/db/context";
import { staffInvitation } from "@/db/schema/staff";
import { inTransaction } from "@/db/transaction";
import { recordEvent } from "@/lib/audit/use-cases/record-event";
import { ok, refused, type Result } from "@/lib/core/result";
import type { StaffRefusal } from "../words";
import { lockTeam } from "./lock-own-staff";

type Refused = Extract<StaffRefusal, { reason: "not-allowed" | "invitation-dead" }>;

export async function cancelStaffInvitation(ctx: Context<StaffActor>, { invitationId }: { invitationId: string }): Promise<Result<void, Refused>> {
  return inTransaction(ctx.db, async (tx): Promise<Result<void, Refused>> => {
    if (!(await lockTeam(tx, ctx))) return refused({ reason: "not-allowed" });
    const [cancelled] = await tx
      .update(staffInvitation)
      .set({ cancelledAt: databaseNow })
      .where(and(sql`${staffInvitation.id} = ${invitationId}`, isNull(staffInvitation.usedAt), isNull(staffInvitation.cancelledAt)))
      .returning({ id: staffInvitation.id });
    if (!cancelled) return refused({ reason: "invitation-dead" });
    await recordEvent(tx, ctx, { action: "staff.invitation_cancelled", accountId: null });
    return ok(undefined);
  });
}
