import "server-only";
import { eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import type { Context, StaffActor } from "@/db/context";
import { bookingPeriod, slot } from "@/db/schema/activities";
import { inTransaction } from "@/db/transaction";
import { recordEvent } from "@/lib/audit/use-cases/record-event";
import { newId, type Id } from "@/lib/core/ids";
import { ok, refused, type Result } from "@/lib/core/result";
import { listGroups, listRatios, lockPeriod } from "../queries";
import { slotsOf, type Plan, type PlannedSlot } from "../rules";
import type { ServiceRefusal } from "../words";

type Refused = Extract<ServiceRefusal, { reason: "not-found" | "outside-period" | "nothing-to-create" | "ratio-missing" }>;

/** PostgreSQL takes 65 535 parameters in one statement, and a slot has ten. */
const AT_ONCE = 5_000;

/**
 * Makes the slots of a plan that are missing, in one transaction: asked twice, or by two managers at once, each slot is made
 * once. Public holidays are made closed.
 */
export async function createSlots(ctx: Context<StaffActor>, plan: Plan): Promise<Result<{ created: number; known: number }, Refused>> {
  return inTransaction(ctx.db, async (tx) => {
    const [found] = await tx.select({ id: bookingPeriod.id }).from(bookingPeriod).where(eq(bookingPeriod.slug, plan.period));
    const period = found && (await lockPeriod(tx, found.id));
    if (!period) return refused({ reason: "not-found" });
    if (plan.from < period.startsOn || period.endsOn < plan.to) return refused({ reason: "outside-period" });
    const groups = await listGroups(tx, plan.programmeIds as Id<"programme">[]);
    const { slots, withoutRatio } = slotsOf(plan, groups, await listRatios(tx));
    if (withoutRatio > 0) return refused({ reason: "ratio-missing" });
    const created = await insertSlots(tx, period.id, slots);
    if (created === 0) return refused({ reason: "nothing-to-create" });
    await recordEvent(tx, ctx, { action: "slots.created", accountId: null, detail: { period: period.id, programmes: plan.programmeIds.length, created, known: slots.length - created } });
    return ok({ created, known: slots.length - created });
  });
}

/** Writes the slots that are missing, and says how many those were. */
export async function insertSlots(tx: Transaction, bookingPeriodId: Id<"bookingPeriod">, slots: readonly PlannedSlot[]): Promise<number> {
  const rows = slots.map(({ isHoliday, programmeId, ageGroupId, ...each }) => ({
    id: newId("slot"), bookingPeriodId, programmeId: programmeId as Id<"programme">, ageGroupId: ageGroupId as Id<"ageGroup">, closedReason: isHoliday ? ("public_holiday" as const) : null, ...each,
  }));
  let created = 0;
  for (let start = 0; start < rows.length; start += AT_ONCE) {
    const made = await tx.insert(slot).values(rows.slice(start, start + AT_ONCE)).onConflictDoNothing().returning({ id: slot.id });
    created += made.length;
  }
  return created;
}
