import "server-only";
import { and, eq, isNull } from "drizzle-orm";
import type { z } from "zod";
import type { Context, DeskActor } from "@/db/context";
import { phoneGuardian } from "@/db/schema/families";
import { inTransaction } from "@/db/transaction";
import { recordEvent } from "@/lib/audit/use-cases/record-event";
import { isId } from "@/lib/core/ids";
import { ok, refused, type Result } from "@/lib/core/result";
import type { changedPhoneGuardianInput } from "../input";
import type { FamilyRefusal } from "../words";
import { lockMembership } from "./open-family";

type Refused = Extract<FamilyRefusal, { reason: "signed-out" | "not-found" }>;

export async function changePhoneGuardian(ctx: Context<DeskActor>, { phoneGuardianId, relation, ...person }: z.output<typeof changedPhoneGuardianInput>): Promise<Result<void, Refused>> {
  return inTransaction(ctx.db, async (tx) => {
    const own = await lockMembership(tx, ctx);
    if (!own.ok) return own;
    if (!isId("phoneGuardian", phoneGuardianId)) return refused({ reason: "not-found" });
    const { familyId } = own.value;
    const isThere = and(eq(phoneGuardian.familyId, familyId), eq(phoneGuardian.id, phoneGuardianId), isNull(phoneGuardian.removedAt));
    const [changed] = await tx.update(phoneGuardian).set({ ...person, relation: relation ?? null }).where(isThere).returning({ id: phoneGuardian.id });
    if (!changed) return refused({ reason: "not-found" });
    await recordEvent(tx, ctx, { action: "guardian.phone_changed", familyId });
    return ok(undefined);
  });
}
