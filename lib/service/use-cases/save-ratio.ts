import "server-only";
import type { Context, StaffActor } from "@/db/context";
import { supervisionRatio } from "@/db/schema/activities";
import { inTransaction } from "@/db/transaction";
import { recordEvent } from "@/lib/audit/use-cases/record-event";
import { ok, type Result } from "@/lib/core/result";
import type { Ratio } from "../rules";

/** A value for the slots made for the days from `validFrom` on. Slots that are there keep the ratio they were made with. */
export async function saveRatio(ctx: Context<StaffActor>, ratio: Ratio & { source: string }): Promise<Result<{ saved: true }, never>> {
  return inTransaction(ctx.db, async (tx) => {
    const { season, validFrom, isUnderSix, isLongDay, childrenPerAnimator, source } = ratio;
    await tx
      .insert(supervisionRatio)
      .values(ratio)
      .onConflictDoUpdate({ target: [supervisionRatio.season, supervisionRatio.validFrom, supervisionRatio.isUnderSix, supervisionRatio.isLongDay], set: { childrenPerAnimator, source } });
    await recordEvent(tx, ctx, { action: "ratio.saved", accountId: null, detail: { season, validFrom, isUnderSix, isLongDay, childrenPerAnimator } });
    return ok({ saved: true as const });
  });
}
