import { deadlineFor } from "@/lib/core/deadlines";
import type { Day } from "@/lib/core/days";
import { frenchCivilDay, frenchMoment } from "@/lib/core/format";
import { cents, euros, sum, type Cents } from "@/lib/core/money";
import type { CalendarDay } from "./adapters/calendar";
import type { DayRow, EntryRow } from "./queries";
import { cancellingOf } from "./rules";
import { channelWords, deadlineSentence, offerLine, owedSentence, passedOverWords, priceParts, priceRuleSentence, rankWords, refusedLine, stateWords, tierWords } from "./words";

export type DayView = {
  id: string;
  reference: string;
  childName: string;
  day: string;
  shortDay: string;
  activity: string;
  center: string;
  groupName: string;
  price: string;
  priceParts: string;
  state: string;
  isConfirmed: boolean;
  /** What it still costs, once cancelled. */
  owed: string | undefined;
  deadline: string;
  canCancel: boolean;
  canSwap: boolean;
  consequence: string;
  chargedCents: number;
};

const priceOf = ({ careCents, mealCents }: DayRow): Cents => cents(careCents + mealCents);

export function dayView(row: DayRow, now: Date): DayView {
  const cancelling = cancellingOf(row, now);
  const charged = "chargedCents" in cancelling ? cancelling.chargedCents : cents(0);
  const isConfirmed = row.state === "confirmed";
  return {
    id: row.id,
    reference: row.reference,
    childName: row.givenName,
    day: frenchCivilDay(row.day),
    shortDay: frenchCivilDay(row.day, "medium"),
    activity: row.slotTitle ?? offerLine(row.title, row.formula),
    center: row.centerName,
    groupName: row.groupName,
    price: euros(priceOf(row)),
    priceParts: priceParts(row),
    state: row.replacedBy === null ? stateWords[row.state] : "Échangé contre un autre jour",
    isConfirmed,
    owed: !isConfirmed && row.chargedCents ? `${euros(row.chargedCents)} restent dus` : undefined,
    deadline: deadlineSentence(cancelling.kind, deadlineFor(row.cancelDeadline, row.day), charged),
    canCancel: cancelling.kind === "free" || cancelling.kind === "late",
    canSwap: cancelling.kind === "free",
    consequence: cancelling.kind === "late" ? owedSentence(charged) : "Annulation sans frais : rien à payer pour ce jour.",
    chargedCents: charged,
  };
}

export type MonthView = { month: string; days: { day: string; places: DayView[] }[] };

/** Days by month, then by day: what a family does next, in the order in which it happens. */
export function agendaView(rows: readonly DayRow[], now: Date): MonthView[] {
  const months = [...new Set(rows.map(({ day }) => day.slice(0, 7)))];
  return months.map((month) => {
    const own = rows.filter(({ day }) => day.startsWith(month));
    const days = [...new Set(own.map(({ day }) => day))];
    return {
      month: frenchCivilDay(`${month}-01` as Day, "month"),
      days: days.map((day) => ({ day: frenchCivilDay(day, "medium"), places: own.filter((row) => row.day === day).map((row) => dayView(row, now)) })),
    };
  });
}

type RequestRow = { reference: string; channel: "web" | "desk"; createdAt: Date; givenName: string | null; familyName: string | null };
type RefusedRow = Parameters<typeof refusedLine>[0];

export type ReceiptView = {
  reference: string;
  madeOn: string;
  madeBy: string;
  channel: string;
  children: { name: string; activity: string; center: string; groupName: string; booked: DayView[]; cancelled: DayView[]; price: string; rules: string[] }[];
  waiting: EntryView[];
  refused: string[];
  total: string;
  owed: string | undefined;
  hasConfirmed: boolean;
  canCancel: boolean;
};

export function receiptView(request: RequestRow, rows: readonly DayRow[], entries: readonly EntryRow[], refusedRows: readonly RefusedRow[], now: Date): ReceiptView {
  const confirmed = rows.filter(({ state }) => state === "confirmed");
  const owed = sum(rows.flatMap(({ chargedCents }) => chargedCents ?? []));
  const children = [...new Set(rows.map(({ childId }) => childId))].flatMap((childId) => {
    const own = rows.filter((row) => row.childId === childId);
    const booked = own.filter(({ state }) => state === "confirmed");
    const [first] = own;
    if (!first) return [];
    return {
      name: first.givenName,
      activity: offerLine(first.title, first.formula),
      center: `${first.centerName}, ${first.centerAddress}`,
      groupName: [...new Set(own.map(({ groupName }) => groupName))].join(", "),
      booked: booked.map((row) => dayView(row, now)),
      cancelled: own.filter(({ state }) => state !== "confirmed").map((row) => dayView(row, now)),
      price: euros(sum(booked.map(priceOf))),
      rules: [...new Set(booked.map(({ priceRule }) => priceRuleSentence(priceRule)))],
    };
  });
  return {
    reference: request.reference,
    madeOn: frenchMoment(request.createdAt),
    madeBy: request.givenName === null ? "un compte fermé depuis" : `${request.givenName} ${request.familyName ?? ""}`.trim(),
    channel: channelWords[request.channel],
    children,
    waiting: entries.map(entryView),
    refused: refusedRows.map(refusedLine),
    total: euros(sum(confirmed.map(priceOf))),
    owed: owed > 0 ? euros(owed) : undefined,
    hasConfirmed: confirmed.length > 0,
    canCancel: rows.some((row) => dayView(row, now).canCancel),
  };
}

export type EntryView = {
  id: string;
  reference: string;
  childName: string;
  day: string;
  activity: string;
  center: string;
  isOffered: boolean;
  rank: string;
  until: string | undefined;
  isTogether: boolean;
  why: string[];
};

/** A wish, its rank, and why it has it: what a parent asks the desk about. */
export function entryView(row: EntryRow): EntryView {
  const last = row.passedOverAt && row.passedOverReason ? `La dernière fois, le ${frenchMoment(row.passedOverAt)} : ${passedOverWords[row.passedOverReason]}.` : undefined;
  return {
    id: row.id,
    reference: row.reference,
    childName: row.givenName,
    day: frenchCivilDay(row.day),
    activity: offerLine(row.title, row.formula),
    center: row.centerName,
    isOffered: row.state === "offered",
    rank: rankWords(row.rank, row.waiting),
    until: row.state === "offered" && row.offerExpiresAt ? frenchMoment(row.offerExpiresAt) : undefined,
    isTogether: row.isTogether,
    why: [
      tierWords[row.tier] ?? "",
      row.priority > 0 ? "Le Guichet des Familles vous a donné une priorité." : "",
      `Vous avez demandé cette place le ${frenchMoment(row.requestedAt)}.`,
      row.passes > 0 ? `Une place est allée à une famille derrière vous ${row.passes} fois.` : "Aucune place n'est allée à une famille derrière vous.",
      last ?? "",
    ].filter((sentence) => sentence !== ""),
  };
}

/** The days of a calendar program: first names only, no family name, nothing of health. */
export function calendarDay(row: DayRow): CalendarDay {
  return { id: row.id, day: row.day, summary: `${row.givenName} : ${row.slotTitle ?? offerLine(row.title, row.formula)}`, location: `${row.centerName}, ${row.centerAddress}`, bookedAt: row.createdAt };
}
