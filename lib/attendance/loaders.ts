import "server-only";
import { redirect } from "next/navigation";
import type { Route } from "next";
import { addDays, dayOf, isDay, type Day } from "@/lib/core/days";
import { newId } from "@/lib/core/ids";
import { loader } from "@/lib/core/loader";
import { requireStaff } from "@/lib/staff/gates";
import { mayDo, maySeeCenter } from "@/lib/staff/policy";
import { requireDay, requireDaySheet } from "./gates";
import { countExpected, listAdults, listBooked, listCenters, listConsents, listCourtOrders, listMarks, listNearDays, listSlots } from "./queries";
import { LATE_DAYS, markingOf, type Mark } from "./rules";
import { centerDaysView, daySheetView, kitchenView, markView, nearDaysOf, type CenterDaysView, type DaySheetView, type KitchenView } from "./view";

const presences = "/admin/presences";
const SEEN_AHEAD_DAYS = 120;
const DAYS_AHEAD = 3;

export type CentersView = { centers: CenterDaysView[]; today: Day };

/**
 * The centres somebody may open, with their next days. A centre and a day that were chosen lead to their list; so does
 * the only centre of a team, on a day it receives.
 */
export const loadCenters = loader(async (centerClaim: string | undefined, dayClaim: string | undefined, stays: boolean): Promise<CentersView> => {
  const { db, actor, now } = await requireStaff("read-day-lists", presences);
  const today = dayOf(now);
  const own = (await listCenters(db)).filter(({ id }) => maySeeCenter(actor, id));
  const asked = own.find(({ slug }) => slug === centerClaim);
  if (asked && isDay(dayClaim)) redirect(`${presences}/${asked.slug}/${dayClaim}` as Route);
  if (own.length === 0) return { centers: [], today };
  const ids = own.map(({ id }) => id);
  const open = await listNearDays(db, ids, { from: addDays(today, -LATE_DAYS), today, until: addDays(today, SEEN_AHEAD_DAYS), ahead: DAYS_AHEAD });
  const [only] = own;
  if (actor.role === "center" && own.length === 1 && only && !stays && open.some(({ day }) => day === today)) redirect(`${presences}/${only.slug}/${today}` as Route);
  const days = new Map(ids.map((id) => [id, nearDaysOf(open, id, today)]));
  const wanted = [...new Set([...days.values()].flat())];
  const counts = wanted.length > 0 ? await countExpected(db, ids, wanted) : [];
  return { centers: own.map((each) => centerDaysView(each, days.get(each.id) ?? [], counts, today)), today };
});

export type DayListView = {
  sheet: DaySheetView;
  marks: Mark[];
  marking: "open" | "too-early" | "too-late" | "read-only";
  /** Whose marks wait on a tablet that was cut off. */
  staffId: string;
  readAt: number;
};

export const loadDayList = loader(async (center: string, day: string): Promise<DayListView> => {
  const { ctx, slots, booked, health } = await requireDaySheet(center, day);
  const families = [...new Set(booked.map(({ familyId }) => familyId))];
  const [adults, consents, courtOrders, marks] = await Promise.all([
    listAdults(ctx.db, families),
    listConsents(ctx.db, booked.map(({ childId }) => childId)),
    listCourtOrders(ctx.db, families),
    listMarks(ctx.db, slots.map(({ id }) => id)),
  ]);
  return {
    sheet: daySheetView(ctx.center, ctx.day, { slots, booked, adults, consents, courtOrders, health }, () => newId("attendanceMark")),
    marks: marks.map(markView),
    marking: mayDo(ctx.actor, "mark-attendance") ? markingOf(ctx.day, ctx.now) : "read-only",
    staffId: ctx.actor.accountId,
    readAt: ctx.now.getTime(),
  };
});

/** What was noted of a day, as every tablet should know it. */
export const loadMarks = loader(async (center: string, day: string): Promise<Mark[]> => {
  const ctx = await requireDay("read-day-lists", center, day);
  const slots = await listSlots(ctx.db, ctx.center.id, ctx.day);
  return slots.length === 0 ? [] : (await listMarks(ctx.db, slots.map(({ id }) => id))).map(markView);
});

export const loadKitchen = loader(async (center: string, day: string): Promise<KitchenView> => {
  const ctx = await requireDay("read-day-lists", center, day);
  const slots = await listSlots(ctx.db, ctx.center.id, ctx.day);
  const ids = slots.map(({ id }) => id);
  const [booked, marks] = ids.length === 0 ? [[], []] : await Promise.all([listBooked(ctx.db, ids), listMarks(ctx.db, ids)]);
  return kitchenView(ctx.center, ctx.day, slots, booked, marks.map(markView));
});
