import { eq } from "drizzle-orm";
import { database } from "@/db/client";
import { bookingPeriod, center, programme, supervisionRatio } from "@/db/schema/activities";
import type { Context, StaffActor } from "@/db/context";
import { readClock } from "@/lib/core/clock";
import { addDays } from "@/lib/core/days";
import type { Id } from "@/lib/core/ids";
import type { Plan } from "@/lib/service/rules";
import { asStaff } from "../context";
import { aMonday, type Programme } from "./activity";
import { aStaff } from "./staff";

/** A manager signed in, at the present moment. */
export async function aManager(): Promise<Context<StaffActor>> {
  return { ...(await asStaff(await aStaff({ role: "manager" }))), now: readClock() };
}

export async function theLegalRatios(): Promise<void> {
  const rows = [true, false].map((isUnderSix) => ({ season: "holidays" as const, validFrom: "2018-09-01" as const, isUnderSix, isLongDay: true, childrenPerAnimator: isUnderSix ? 8 : 12, source: "CASF" }));
  await database().insert(supervisionRatio).values(rows).onConflictDoNothing();
}

/** The centre of a programme. */
export async function centerOf({ id }: Pick<Programme, "id">): Promise<Id<"center">> {
  const [row] = await database().select({ id: center.id }).from(center).innerJoin(programme, eq(programme.centerId, center.id)).where(eq(programme.id, id));
  if (!row) throw new Error("this programme has no centre");
  return row.id;
}

/** A week of whole days from the first Monday of the programme, 16 places and 2 animators a day. */
export async function aPlan({ of, ...wishes }: { of: Programme } & Partial<Plan>): Promise<Plan> {
  const [period] = await database().select({ slug: bookingPeriod.slug }).from(bookingPeriod).where(eq(bookingPeriod.id, of.periodId));
  const from = aMonday();
  return { period: period?.slug ?? "", programmeIds: [of.id], from, to: addDays(from, 4), weekdays: [1, 2, 3, 4, 5], formulas: ["day"], teams: [{ fromYears: 3, toYears: 11, places: 16, animators: 2 }], ...wishes };
}
