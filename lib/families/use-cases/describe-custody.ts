import "server-only";
import { and, eq } from "drizzle-orm";
import type { z } from "zod";
import type { Context, FamilyActor } from "@/db/context";
import { child } from "@/db/schema/families";
import { inTransaction } from "@/db/transaction";
import { recordEvent } from "@/lib/audit/use-cases/record-event";
import { ok, type Result } from "@/lib/core/result";
import type { custodyInput } from "../input";
import { lockOwnChild, type ChildAway } from "./lock-own-child";

/** With whom the child lives. Of a child who lives in one home, no other household is kept. */
export async function describeCustody(ctx: Context<FamilyActor>, { childId, custody, ...other }: z.output<typeof custodyInput>): Promise<Result<void, ChildAway>> {
  return inTransaction(ctx.db, async (tx) => {
    const own = await lockOwnChild(tx, ctx, childId);
    if (!own.ok) return own;
    const { familyId } = own.value;
    const household = custody === "one_home" ? { otherHouseholdName: null, otherHouseholdPhone: null } : other;
    await tx.update(child).set({ custody, ...household }).where(and(eq(child.familyId, familyId), eq(child.id, childId)));
    await recordEvent(tx, ctx, { action: "child.custody_described", familyId, detail: { child: childId } });
    return ok(undefined);
  });
}
