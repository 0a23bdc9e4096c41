import "server-only";
import { notFound } from "next/navigation";
import { cache } from "react";
import { isDay, type Day } from "@/lib/core/days";
import type { Right } from "@/lib/staff/policy";
import { maySeeCenter } from "@/lib/staff/policy";
import { requireStaff, type StaffContext } from "@/lib/staff/gates";
import { findCenter, listBooked, listSlots, type CenterRow } from "./queries";
import { mayOpenHealth } from "./rules";
import { openDayHealth } from "./use-cases/open-day-health";

const presences = "/admin/presences";

type DayContext = StaffContext & { center: CenterRow; day: Day };

/** Staff who hold the right, on a day of a centre that is theirs. A centre of others is not there. */
export async function requireDay(right: Right, centerClaim: string, dayClaim: string): Promise<DayContext> {
  const ctx = await requireStaff(right, `${presences}/${encodeURIComponent(centerClaim)}/${encodeURIComponent(dayClaim)}`);
  const center = isDay(dayClaim) ? await findCenter(ctx.db, centerClaim) : undefined;
  if (!center || !isDay(dayClaim) || !maySeeCenter(ctx.actor, center.id)) return notFound();
  return { ...ctx, center, day: dayClaim };
}

/** The same, with the children of the list and their health, whose reading is in the journal of their families. */
export const requireDaySheet = cache(async (centerClaim: string, dayClaim: string) => {
  const ctx = await requireDay("read-day-lists", centerClaim, dayClaim);
  const slots = await listSlots(ctx.db, ctx.center.id, ctx.day);
  const booked = slots.length > 0 ? await listBooked(ctx.db, slots.map(({ id }) => id)) : [];
  const health = mayOpenHealth(ctx.day, ctx.now) ? await openDayHealth(ctx, booked) : undefined;
  return { ctx, slots, booked, health };
});
