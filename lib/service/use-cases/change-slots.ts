import "server-only";
import { inArray } from "drizzle-orm";
import type { Context, StaffActor } from "@/db/context";
import { slot } from "@/db/schema/activities";
import { inTransaction } from "@/db/transaction";
import { recordEvent } from "@/lib/audit/use-cases/record-event";
import { lockToFree } from "@/lib/bookings/queries";
import { offerFreedPlaces } from "@/lib/bookings/use-cases/offer-places";
import { dayOf } from "@/lib/core/days";
import type { Id } from "@/lib/core/ids";
import { ok, refused, type Result } from "@/lib/core/result";
import { findTeam, listSeries, readTeams } from "../queries";
import { scopeDays, verdictOn, type Scope } from "../rules";
import type { ServiceRefusal } from "../words";

type Change = { slotId: Id<"slot">; scope: Scope; places: number; animators: number; title: string | null };
type Refused = Extract<ServiceRefusal, { reason: "not-found" | "below-taken" | "slot-over" }>;

/**
 * Changes the team of a slot, or of those like it in its week or period. Never below what is taken, by the figures read
 * under the locks: a booking made meanwhile is kept, and no day changes. Places added are offered to the next in line in the same transaction. The same again changes nothing, and is no event.
 */
export async function changeSlots(ctx: Context<StaffActor>, { slotId, scope, places, animators, title }: Change): Promise<Result<{ changed: number }, Refused>> {
  return inTransaction(ctx.db, async (tx) => {
    const chosen = await findTeam(tx, slotId);
    if (!chosen) return refused({ reason: "not-found" });
    const { from, to } = scopeDays(scope, chosen.day, chosen, dayOf(ctx.now));
    if (chosen.day < from) return refused({ reason: "slot-over" });
    const ids = scope === "day" ? [slotId] : await listSeries(tx, chosen, from, to);
    const { now } = await lockToFree(tx, ids);
    const before = await readTeams(tx, ids);
    const isThere = before.every((each) => each.places === places && each.animators === animators && (each.id !== slotId || each.title === title));
    if (isThere) return ok({ changed: ids.length });
    const capacityOf = ({ childrenPerAnimator }: { childrenPerAnimator: number }) => verdictOn({ places, animators, childrenPerAnimator }).capacity;
    const short = before.find((each) => each.taken > capacityOf(each));
    if (short) return refused({ reason: "below-taken", day: short.day, taken: short.taken, capacity: capacityOf(short) });
    await tx.update(slot).set({ places, animators }).where(inArray(slot.id, ids));
    await tx.update(slot).set({ title }).where(inArray(slot.id, [slotId]));
    await recordEvent(tx, ctx, { action: "slot.changed", accountId: null, detail: { slot: slotId, slots: ids.length, places, animators } });
    await offerFreedPlaces(tx, ctx, before.filter((each) => each.capacity < capacityOf(each)).map(({ id }) => id), now);
    return ok({ changed: ids.length });
  });
}
