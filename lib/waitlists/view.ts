import type { Route } from "next";
import { formulaWords } from "@/lib/activities/words";
import { byRank, offerEnds } from "@/lib/bookings/rules";
import { frenchCivilDay, frenchMoment, frenchSecond } from "@/lib/core/format";
import type { LineRow, listWaitedSlots, SlotRow } from "./queries";
import { passedOverWords, sayPriority, sayTier } from "./words";

export type SlotView = { id: string; path: Route; day: string; activity: string; group: string; center: string; period: string; capacity: number; taken: number; free: number; isClosed: boolean };

export function slotView({ id, day, formula, title, capacity, taken, closedReason, groupName, programmeTitle, centerName, periodName }: SlotRow): SlotView {
  const activity = `${programmeTitle}, ${formulaWords[formula].toLowerCase()}${title === null ? "" : ` : ${title}`}`;
  return {
    id, path: `/admin/listes-attente/${id}` as Route, day: frenchCivilDay(day), activity, group: groupName, center: centerName, period: periodName,
    capacity, taken, free: Math.max(0, capacity - taken), isClosed: closedReason !== null,
  };
}

export type WaitedSlotView = SlotView & { waiting: number; offered: number };

export const waitedSlotView = ({ waiting, offered, ...row }: Awaited<ReturnType<typeof listWaitedSlots>>[number]): WaitedSlotView => ({ ...slotView(row), waiting, offered });

export type WaitingView = {
  id: string; path: Route; familyPath: Route; rank: number; child: string; reference: string; why: string; priority: string; priorityReason: string | undefined;
  together: string | undefined; passedOver: string | undefined; isBusy: boolean;
};

export type OfferedView = { id: string; familyPath: Route; child: string; reference: string; since: string; until: string; isOver: boolean; deskReason: string | undefined };

const familyPath = (id: string) => `/admin/familles/${id}` as Route;

/** « Famille du territoire, sans priorité, demande du 3 juin 2026 à 8:30:02 » */
export function rankReason({ tier, priority, requestedAt }: Pick<LineRow, "tier" | "priority" | "requestedAt">): string {
  return `${sayTier(tier)}, ${sayPriority(priority).toLowerCase()}, demande du ${frenchSecond(requestedAt)}`;
}

/** The line of a slot: who waits, in rank, and who holds an offer. */
export function lineView(slotId: string, rows: readonly LineRow[], now: Date): { waiting: WaitingView[]; offered: OfferedView[] } {
  const waiting = rows.filter(({ state }) => state === "waiting").sort(byRank);
  const offered = rows.filter(({ state }) => state === "offered");
  return {
    waiting: waiting.map((row, index) => ({
      id: row.id, path: `/admin/listes-attente/${slotId}/${row.id}` as Route, familyPath: familyPath(row.familyId), rank: index + 1, child: `${row.givenName} ${row.familyName}`, reference: row.reference,
      why: rankReason(row), priority: String(row.priority), priorityReason: row.priorityReason ?? undefined, isBusy: row.isBusy,
      together: row.isTogether ? "Frères et sœurs ensemble ou pas du tout" : undefined,
      passedOver: row.passedOverAt && row.passedOverReason ? `Passé le ${frenchMoment(row.passedOverAt)} : ${passedOverWords[row.passedOverReason]}` : undefined,
    })),
    offered: offered.map((row) => ({
      id: row.id, familyPath: familyPath(row.familyId), child: `${row.givenName} ${row.familyName}`, reference: row.reference, since: row.offeredAt ? frenchMoment(row.offeredAt) : "",
      until: row.offerExpiresAt ? frenchMoment(row.offerExpiresAt) : "", isOver: row.offerExpiresAt !== null && row.offerExpiresAt <= now, deskReason: row.deskReason ?? undefined,
    })),
  };
}

/** Until when the family could answer an offer made now; undefined when it is too late, or the slot is closed. */
export function answerLimit({ day, closedReason }: Pick<SlotRow, "day" | "closedReason">, now: Date): string | undefined {
  const until = closedReason === null ? offerEnds(now, day) : undefined;
  return until && frenchMoment(until);
}
