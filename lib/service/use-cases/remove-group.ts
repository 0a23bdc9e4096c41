import "server-only";
import { and, eq } from "drizzle-orm";
import type { Context, StaffActor } from "@/db/context";
import { ageGroup, slot } from "@/db/schema/activities";
import { inTransaction } from "@/db/transaction";
import { recordEvent } from "@/lib/audit/use-cases/record-event";
import type { Id } from "@/lib/core/ids";
import { ok, refused, type Result } from "@/lib/core/result";
import { lockProgramme } from "../queries";
import type { ServiceRefusal } from "../words";

type Refused = Extract<ServiceRefusal, { reason: "not-found" | "group-in-use" }>;

/** Removes an age group that no slot uses. */
export async function removeGroup(ctx: Context<StaffActor>, { programmeId, groupId }: { programmeId: Id<"programme">; groupId: Id<"ageGroup"> }): Promise<Result<{ slug: string }, Refused>> {
  return inTransaction(ctx.db, async (tx) => {
    const programme = await lockProgramme(tx, programmeId);
    const own = and(eq(ageGroup.id, groupId), eq(ageGroup.programmeId, programmeId));
    const [group] = await tx.select({ id: ageGroup.id }).from(ageGroup).where(own).for("update");
    if (!programme || !group) return refused({ reason: "not-found" });
    const slots = await tx.$count(slot, and(eq(slot.programmeId, programmeId), eq(slot.ageGroupId, groupId)));
    if (slots > 0) return refused({ reason: "group-in-use", slots });
    await tx.delete(ageGroup).where(own);
    await recordEvent(tx, ctx, { action: "age_group.removed", accountId: null, detail: { programme: programmeId, group: groupId } });
    return ok({ slug: programme.slug });
  });
}
