import "server-only";
import type { z } from "zod";
import type { Context, DeskActor } from "@/db/context";
import { phoneGuardian } from "@/db/schema/families";
import { inTransaction } from "@/db/transaction";
import { recordEvent } from "@/lib/audit/use-cases/record-event";
import { newId } from "@/lib/core/ids";
import { ok, type Result } from "@/lib/core/result";
import type { phoneGuardianInput } from "../input";
import { listPhoneGuardians } from "../queries";
import { isAmong } from "../rules";
import type { FamilyRefusal } from "../words";
import { lockMembership } from "./open-family";

type Refused = Extract<FamilyRefusal, { reason: "signed-out" | "not-found" }>;

/** One more guardian without any account, whom the desk serves by telephone and letter; the same one said twice is there once. */
export async function addPhoneGuardian(ctx: Context<DeskActor>, { relation, ...identity }: z.output<typeof phoneGuardianInput>): Promise<Result<void, Refused>> {
  return inTransaction(ctx.db, async (tx) => {
    const own = await lockMembership(tx, ctx);
    if (!own.ok) return own;
    const { familyId } = own.value;
    const person = { ...identity, relation: relation ?? null };
    if (isAmong(await listPhoneGuardians(tx, familyId), person)) return ok(undefined);
    await tx.insert(phoneGuardian).values({ id: newId("phoneGuardian"), familyId, ...person });
    await recordEvent(tx, ctx, { action: "guardian.phone_added", familyId });
    return ok(undefined);
  });
}
