import "server-only";
import { and, eq } from "drizzle-orm";
import type { z } from "zod";
import type { Context, FamilyActor } from "@/db/context";
import { child } from "@/db/schema/families";
import { inTransaction } from "@/db/transaction";
import { recordEvent } from "@/lib/audit/use-cases/record-event";
import { ok, type Result } from "@/lib/core/result";
import type { mealInput } from "../input";
import { lockOwnChild, type ChildAway } from "./lock-own-child";

/** What the child eats, never why. */
export async function chooseMeal(ctx: Context<FamilyActor>, { childId, meal }: z.output<typeof mealInput>): Promise<Result<void, ChildAway>> {
  return inTransaction(ctx.db, async (tx) => {
    const own = await lockOwnChild(tx, ctx, childId);
    if (!own.ok) return own;
    const { familyId } = own.value;
    await tx.update(child).set({ meal }).where(and(eq(child.familyId, familyId), eq(child.id, childId)));
    await recordEvent(tx, ctx, { action: "child.meal_chosen", familyId, detail: { child: childId } });
    return ok(undefined);
  });
}
