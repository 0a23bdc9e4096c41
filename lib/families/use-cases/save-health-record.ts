import "server-only";
import type { z } from "zod";
import { databaseNow } from "@/db/columns";
import type { Context, ParentActor } from "@/db/context";
import { healthRecord } from "@/db/schema/families";
import { inTransaction } from "@/db/transaction";
import { stepUp } from "@/lib/accounts/use-cases/step-up";
import { recordEvent } from "@/lib/audit/use-cases/record-event";
import { ok, refused, type Result } from "@/lib/core/result";
import { sealHealth } from "../adapters/health-cipher";
import type { healthInput } from "../input";
import type { HealthRefusal } from "../words";
import { lockOwnChild } from "./lock-own-child";

/** Seals what the parents say of a child's health. Wants the password, given less than an hour ago, or now. */
export async function saveHealthRecord(ctx: Context<ParentActor>, { childId, currentPassword, ...said }: z.output<typeof healthInput>): Promise<Result<void, HealthRefusal>> {
  if (!ctx.actor.maySeeHealth) {
    if (currentPassword === "") return refused({ reason: "step-up-needed" });
    const proof = await stepUp(ctx, currentPassword);
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
    await recordEvent(tx, ctx, { action: "health.saved", accountId: ctx.actor.accountId, familyId, detail: { child: childId } });
    return ok(undefined);
  });
}
