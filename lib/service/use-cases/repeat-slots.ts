import "server-only";
import type { Context, StaffActor } from "@/db/context";
import { inTransaction } from "@/db/transaction";
import { recordEvent } from "@/lib/audit/use-cases/record-event";
import type { Id } from "@/lib/core/ids";
import { ok, refused, type Result } from "@/lib/core/result";
import { listPattern, listRatios, lockPeriod } from "../queries";
import { repeatedSlots } from "../rules";
import type { ServiceRefusal } from "../words";
import { insertSlots } from "./create-slots";

type Refused = Extract<ServiceRefusal, { reason: "not-found" | "nothing-to-repeat" | "ratio-missing" }>;

/**
 * Makes in a period the slots of another one, week after week and weekday for weekday, with the same places and animators.
 * Ratios and public holidays are those of the new days; the titles of outings are left to write.
 */
export async function repeatSlots(ctx: Context<StaffActor>, { periodId, modelId }: { periodId: Id<"bookingPeriod">; modelId: Id<"bookingPeriod"> }): Promise<Result<{ slug: string; created: number }, Refused>> {
  return inTransaction(ctx.db, async (tx) => {
    const period = await lockPeriod(tx, periodId);
    if (!period) return refused({ reason: "not-found" });
    const { slots, withoutRatio } = repeatedSlots(await listPattern(tx, modelId), period, await listRatios(tx));
    if (withoutRatio > 0) return refused({ reason: "ratio-missing" });
    const created = await insertSlots(tx, period.id, slots);
    if (created === 0) return refused({ reason: "nothing-to-repeat" });
    await recordEvent(tx, ctx, { action: "slots.repeated", accountId: null, detail: { period: period.id, model: modelId, created, known: slots.length - created } });
    return ok({ slug: period.slug, created });
  });
}
