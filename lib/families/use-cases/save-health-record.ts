import "server-only";
import type { z } from "zod";
import { databaseNow } from "@/db/columns";
import type { Context, FamilyActor } from "@/db/context";
import { healthRecord } from "@/db/schema/families";
import { inTransaction } from "@/db/transaction";
import { stepUp } from "@/lib/accounts/use-cases/step-up";
import { recordEvent } from "@/lib/audit/use-cases/record-event";
import { ok, refused, type Result } from "@/lib/core/result";
import { mayDo } from "@/lib/staff/policy";
import { sealHealth } from "../adapters/health-cipher";
import type { healthInput } from "../input";
import type { HealthRefusal } from "../words";
import { lockOwnChild } from "./lock-own-child";

/**
 * Seals what the parents say of a child's health. Of a parent it wants the password, given less than an hour ago, or now; of the desk,
 * who writes what a verified caller dictates, the right to read health.
 */
export async function saveHealthRecord(ctx: Context<FamilyActor>, { childId, currentPassword, ...said }: z.output<typeof healthInput>): Promise<Result<void, HealthRefusal>> {
  const { actor } = ctx;
  if (actor.kind === "staff" && !mayDo(actor, "read-health")) return refused({ reason: "not-found" });
  if (actor.kind === "parent" && !actor.maySeeHealth) {
    if (currentPassword === "") return refused({ reason: "step-up-needed" });
    const proof = await stepUp({ ...ctx, actor }, currentPassword);
    if (!proof.ok) return proof;
  }
  const { allergies, carePlan, treatment, doctorName, doctorPhone, vaccineStatus, vaccineNotes } = said;
  return inTransaction(ctx.db, async (tx) => {
    const own = await lockOwnChild(tx, ctx, childId);
    if (!own.ok) return own;
    const { familyId } = own.value;
    const sealed = sealHealth(childId, { allergies, carePlan, treatment, doctorName: doctorName ?? "", doctorPhone: doctorPhone ?? "", vaccineStatus, vaccineNotes });
    await tx
      .insert(healthRecord)
      .values({ childId, familyId, ...sealed })
      .onConflictDoUpdate({ target: healthRecord.childId, set: { ...sealed, confirmedAt: databaseNow } });
    await recordEvent(tx, ctx, { action: "health.saved", familyId, detail: { child: childId } });
    return ok(undefined);
  });
}
