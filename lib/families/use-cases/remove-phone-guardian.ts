import "server-only";
import { and, eq } from "drizzle-orm";
import { databaseNow } from "@/db/columns";
import type { Context, DeskActor } from "@/db/context";
import { phoneGuardian } from "@/db/schema/families";
import { inTransaction } from "@/db/transaction";
import { recordEvent } from "@/lib/audit/use-cases/record-event";
import { ok, refused, type Result } from "@/lib/core/result";
import { listGuardians, listPhoneGuardians } from "../queries";
import type { FamilyRefusal } from "../words";
import { lockMembership } from "./open-family";

type Refused = Extract<FamilyRefusal, { reason: "signed-out" | "not-found" | "last-guardian" }>;

/** The desk no longer serves this guardian without an account: an account took over, or it was a mistake. Refuses when nobody would be left. */
export async function removePhoneGuardian(ctx: Context<DeskActor>, phoneGuardianId: string): Promise<Result<void, Refused>> {
  return inTransaction(ctx.db, async (tx) => {
    const own = await lockMembership(tx, ctx);
    if (!own.ok) return own;
    const { familyId } = own.value;
    const served = await listPhoneGuardians(tx, familyId);
    const leaving = served.find(({ id }) => id === phoneGuardianId);
    if (!leaving) return refused({ reason: "not-found" });
    if (served.length === 1 && (await listGuardians(tx, familyId)).length === 0) return refused({ reason: "last-guardian" });
    await tx.update(phoneGuardian).set({ removedAt: databaseNow }).where(and(eq(phoneGuardian.familyId, familyId), eq(phoneGuardian.id, leaving.id)));
    await recordEvent(tx, ctx, { action: "guardian.phone_removed", familyId });
    return ok(undefined);
  });
}
