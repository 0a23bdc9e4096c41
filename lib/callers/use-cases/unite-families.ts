import "server-only";
import { eq } from "drizzle-orm";
import type { Context, DeskActor } from "@/db/context";
import { callNote } from "@/db/schema/desk";
import { family, guardian, phoneGuardian } from "@/db/schema/families";
import { deskTask } from "@/db/schema/notifications";
import { inTransaction } from "@/db/transaction";
import { recordEvent } from "@/lib/audit/use-cases/record-event";
import { isId } from "@/lib/core/ids";
import { ok, refused, type Result } from "@/lib/core/result";
import { lockFamily } from "@/lib/families/queries";
import { familyExists, findOpenCall, holdsNothingOfItsOwn } from "../queries";
import type { CallerRefusal } from "../words";
import { lockServedFamily } from "./lock-served-family";

type Refused = Extract<CallerRefusal, { reason: "signed-out" | "not-found" | "same-family" | "other-closed" | "not-empty" }>;

/**
 * The guardians of a second file that holds nothing of its own come into this one, and that file goes away. What a file holds is
 * never thrown away. The caller was recognised for both files: a namesake is not let into a family.
 */
export async function uniteFamilies(ctx: Context<DeskActor>, { other }: { other: string }): Promise<Result<void, Refused>> {
  const { familyId, sessionId } = ctx.actor;
  if (other === familyId) return refused({ reason: "same-family" });
  if (!isId("family", other)) return refused({ reason: "not-found" });
  return inTransaction(ctx.db, async (tx) => {
    const [first, second] = [familyId, other].sort();
    for (const each of [first, second]) if (isId("family", each)) await lockFamily(tx, each);
    if (!(await lockServedFamily(tx, ctx))) return refused({ reason: "signed-out" });
    if (!(await familyExists(tx, other))) return refused({ reason: "not-found" });
    if (!(await findOpenCall(tx, other, sessionId))) return refused({ reason: "other-closed" });
    if (!(await holdsNothingOfItsOwn(tx, familyId, other))) return refused({ reason: "not-empty" });
    await tx.update(guardian).set({ familyId }).where(eq(guardian.familyId, other));
    await tx.update(phoneGuardian).set({ familyId }).where(eq(phoneGuardian.familyId, other));
    await tx.update(callNote).set({ familyId }).where(eq(callNote.familyId, other));
    await tx.update(deskTask).set({ familyId }).where(eq(deskTask.familyId, other));
    await tx.delete(family).where(eq(family.id, other));
    await recordEvent(tx, ctx, { action: "family.united", accountId: null, familyId, detail: { other } });
    return ok(undefined);
  });
}
