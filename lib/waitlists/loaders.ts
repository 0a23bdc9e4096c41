import "server-only";
import { notFound } from "next/navigation";
import { dayOf } from "@/lib/core/days";
import { isId } from "@/lib/core/ids";
import { loader } from "@/lib/core/loader";
import { requireStaff } from "@/lib/staff/gates";
import { findSlot, listFilters, listLine, listWaitedSlots } from "./queries";
import { readListFilter } from "./rules";
import { answerLimit, lineView, slotView, waitedSlotView } from "./view";

type Params = Record<string, string | string[] | undefined>;

const lists = "/admin/listes-attente";
const PAGE = 50;

/** The slots somebody waits for, narrowed by what the address carries. */
export const loadWaitlists = loader(async (params: Params) => {
  const { db, now } = await requireStaff("run-waitlists", lists);
  const filter = readListFilter(params);
  const today = dayOf(now);
  const [rows, filters] = await Promise.all([listWaitedSlots(db, filter, today, PAGE + 1), listFilters(db, today)]);
  const shown = rows.slice(0, PAGE);
  const last = rows.length > PAGE ? shown.at(-1) : undefined;
  return { slots: shown.map(waitedSlotView), filter, filters, next: last && `${last.day}.${last.id}` };
});

/** One slot's list, first in line first. */
export const loadWaitlist = loader(async (claim: string) => {
  const { db, now } = await requireStaff("run-waitlists", `${lists}/${claim}`);
  const slot = isId("slot", claim) ? await findSlot(db, claim) : undefined;
  if (!slot) notFound();
  return { slot: slotView(slot), ...lineView(slot.id, await listLine(db, slot.id), now) };
});

/** One who waits, and what the desk may do about the rank. */
export const loadEntry = loader(async (claim: string, entryClaim: string) => {
  const { db, now } = await requireStaff("run-waitlists", `${lists}/${claim}`);
  const slot = isId("slot", claim) ? await findSlot(db, claim) : undefined;
  const { waiting } = slot ? lineView(slot.id, await listLine(db, slot.id), now) : { waiting: [] };
  const entry = waiting.find(({ id }) => id === entryClaim);
  if (!slot || !entry) notFound();
  return { slot: slotView(slot), entry, waiting: waiting.length, answerUntil: answerLimit(slot, now) };
});
