import "server-only";
import { and, eq, isNull } from "drizzle-orm";
import { databaseNow } from "@/db/columns";
import type { Context, FamilyActor } from "@/db/context";
import { guardianInvitation } from "@/db/schema/families";
import { inTransaction } from "@/db/transaction";
import { recordEvent } from "@/lib/audit/use-cases/record-event";
import { isId } from "@/lib/core/ids";
import { ok, refused, type Result } from "@/lib/core/result";
import type { FamilyRefusal } from "../words";
import { lockMembership } from "./open-family";

type Refused = Extract<FamilyRefusal, { reason: "signed-out" | "not-found" }>;

/** Takes back an invitation of the family, whoever of its guardians sent it. Its link dies at once. */
export async function cancelInvitation(ctx: Context<FamilyActor>, invitationId: string): Promise<Result<void, Refused>> {
  return inTransaction(ctx.db, async (tx) => {
    const own = await lockMembership(tx, ctx);
    if (!own.ok) return own;
    if (!isId("invitation", invitationId)) return refused({ reason: "not-found" });
    const { familyId } = own.value;
    const [cancelled] = await tx
      .update(guardianInvitation)
      .set({ cancelledAt: databaseNow })
      .where(and(eq(guardianInvitation.familyId, familyId), eq(guardianInvitation.id, invitationId), isNull(guardianInvitation.usedAt), isNull(guardianInvitation.cancelledAt)))
      .returning({ id: guardianInvitation.id });
    if (!cancelled) return refused({ reason: "not-found" });
    await recordEvent(tx, ctx, { action: "guardian.invitation_cancelled", familyId });
    return ok(undefined);
  });
}
