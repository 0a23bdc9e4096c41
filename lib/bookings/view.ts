import type { ChildFile, OfferedSlot } from "@/lib/activities/queries";
import { ageGroupFor, gatherDays, type AgeGroupFacts } from "@/lib/activities/rules";
import type { Price, PriceRule } from "@/lib/billing/rules";
import { authority } from "@/lib/core/authority";
import { ageOn, type Day } from "@/lib/core/days";
import { deadlineFor } from "@/lib/core/deadlines";
import { counted, frenchCivilDay, frenchList, frenchMoment } from "@/lib/core/format";
import { cents, euros, sum, type Cents } from "@/lib/core/money";
import type { CalendarDay } from "./adapters/calendar";
import type { DayRow, EntryRow } from "./queries";
import { cancellingOf, decideWishes, type WishRefusal } from "./rules";
import { dayRefusalWords, deadlineSentence, offerLine, owedSentence, passedOverWords, priceParts, priceRuleSentence, rankWords, refusedLine, ruleWords, stateWords, tierWords } from "./words";

export type WhoView = { id: string; givenName: string; age: string };

export function whoView({ id, givenName, bornOn }: ChildFile, today: Day): WhoView {
  return { id, givenName, age: ageView(bornOn, today) };
}

function ageView(bornOn: Day, today: Day): string {
  const { years, months } = ageOn(bornOn, today);
  return years < 3 ? `${months} mois` : counted(years, "an");
}

/** For whom among the chosen children an offer is: « Pour Léa. Tom sera trop jeune. » Undefined when for none. */
export function fitView(children: readonly ChildFile[], groups: readonly AgeGroupFacts[], from: Day, to: Day): string | undefined {
  const fits = (child: ChildFile) => [from, to].map((day) => ageGroupFor(groups, child, day));
  const isWelcome = (child: ChildFile) => fits(child).some((group) => typeof group !== "string");
  const welcome = children.filter(isWelcome);
  if (welcome.length === 0) return undefined;
  const others = children.filter((child) => !isWelcome(child)).map((child) => `${child.givenName} ${fits(child).includes("too_young") ? "est encore trop jeune" : "est trop grand"}`);
  return [`Pour ${frenchList(welcome.map(({ givenName }) => givenName))}`, ...others].join(". ");
}

/** One day for one child: to tick, or why not. `at` is its place and day, as the form sends it. */
export type PickDayView = { at: string; label: string } & ({ state: "free"; places: number; cents: number } | { state: "full"; cents: number } | { state: "off"; why: string });

export type PickWeekView = { key: string; legend: string; days: PickDayView[] };
export type PickChildView = { place: number; givenName: string; weeks: PickWeekView[] };

/** A day on offer for one child: its slot, its price, or why not. */
export type OfferedDay = { day: Day; slot: OfferedSlot | undefined; price: Price | undefined; refusal: WishRefusal | undefined };

export const priceOf = ({ careCents, mealCents }: { careCents: Cents; mealCents: Cents }): Cents => cents(careCents + mealCents);

const placesIn = (slot: OfferedSlot | undefined) => (slot ? slot.capacity - slot.taken : 0);

/** What may be ticked: nothing before the opening. */
export function choosable(days: readonly OfferedDay[], isOpen: boolean) {
  const canPick = ({ price, refusal }: OfferedDay) => isOpen && refusal === undefined && price !== undefined;
  return { days: days.map((each) => ({ day: each.day, canPick: canPick(each), hasPlace: canPick(each) && placesIn(each.slot) > 0 })) };
}

export function pickChildView(givenName: string, place: number, facts: readonly OfferedDay[]): PickChildView {
  const byDay = new Map(facts.map((each) => [each.day, each]));
  const weeks = gatherDays(facts.map(({ day }) => day)).map(({ kind, key, days }) => ({
    key: `${place}.${key}`,
    legend: kind === "week" ? `semaine du ${frenchCivilDay(key as Day, "plain")}` : frenchCivilDay(`${key}-01` as Day, "month"),
    days: days.flatMap((day) => byDay.get(day) ?? []).map((each) => pickDayView(each, place)),
  }));
  return { place, givenName, weeks };
}

function pickDayView({ day, slot, price, refusal }: OfferedDay, place: number): PickDayView {
  const name = capital(frenchCivilDay(day, "short"));
  const common = { at: `${place}.${day}`, label: slot?.title ? `${name}, ${slot.title}` : name };
  if (refusal !== undefined || !price) return { ...common, state: "off", why: dayRefusalWords(refusal ?? "no_slot", slot?.closedReason ?? null) };
  const places = placesIn(slot);
  return places > 0 ? { ...common, state: "free", places, cents: priceOf(price) } : { ...common, state: "full", cents: priceOf(price) };
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** A day of the last look before confirming; `waiting` is how many wait already, when it is full. */
export type CheckedDayView = { day: string; priceCents: Cents; waiting: number | undefined };
export type CheckedChildView = { givenName: string; days: CheckedDayView[]; rule: PriceRule | undefined };

/** The days picked for each child as they would be decided now: with a place, or waiting behind so many. */
export function checkedView(children: readonly { givenName: string }[], picked: readonly (readonly Day[])[], offered: readonly (readonly OfferedDay[])[]): CheckedChildView[] {
  const wanted = offered.flatMap((days, child) =>
    days.flatMap(({ day, slot, price }) => (slot && price && picked[child]?.includes(day) ? [{ child, day, slot, price }] : [])),
  );
  const decided = decideWishes(wanted, ({ slot }) => ({ slot, refusal: undefined }), { isTogether: false, acceptsWaiting: true });
  return children.flatMap(({ givenName }, place) => {
    const own = decided.filter(({ wish }) => wish.child === place);
    const days = own.map(({ kind, wish }) => ({ day: capital(frenchCivilDay(wish.day)), priceCents: priceOf(wish.price), waiting: kind === "booked" ? undefined : wish.slot.waiting }));
    return own.length > 0 ? [{ givenName, rule: own[0]?.wish.price.rule, days }] : [];
  });
}

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
  /** The rules that the desk set aside for it: « place en plus, après le délai »; empty when every rule was kept. */
  overrides: string;
};

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
    owed: isConfirmed ? undefined : owedAfter(row),
    deadline: deadlineSentence(cancelling.kind, deadlineFor(row.cancelDeadline, row.day), charged),
    canCancel: cancelling.kind === "free" || cancelling.kind === "late",
    canSwap: cancelling.kind === "free",
    consequence: cancelling.kind === "late" ? owedSentence(charged) : "Annulation sans frais : rien à payer pour ce jour.",
    chargedCents: charged,
    overrides: row.overrides.map((rule) => ruleWords[rule]).join(", "),
  };
}

function owedAfter({ chargedCents, waiverReason }: Pick<DayRow, "chargedCents" | "waiverReason">): string | undefined {
  if (waiverReason !== null) return `rien ne reste dû, décision du Guichet : ${waiverReason}`;
  return chargedCents ? `${euros(chargedCents)} restent dus` : undefined;
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

type RequestRow = { reference: string; channel: "web" | "desk"; createdAt: Date; overrideReason: string | null; givenName: string | null; familyName: string | null };
type RefusedRow = Parameters<typeof refusedLine>[0];

export type ReceiptView = {
  reference: string;
  /** « Demande de Claire Martin, en ligne, le mardi 1er décembre 2026 à 10 h 30 » */
  made: string;
  overrideReason: string | undefined;
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
    made: madeLine(request),
    overrideReason: request.overrideReason ?? undefined,
    children,
    waiting: entries.map(entryView),
    refused: refusedRows.map(refusedLine),
    total: euros(sum(confirmed.map(priceOf))),
    owed: owed > 0 ? euros(owed) : undefined,
    hasConfirmed: confirmed.length > 0,
    canCancel: rows.some((row) => dayView(row, now).canCancel),
  };
}

function madeLine({ channel, createdAt, givenName, familyName }: RequestRow): string {
  const name = givenName === null ? "un compte fermé depuis" : `${givenName} ${familyName ?? ""}`.trim();
  return channel === "web" ? `Demande de ${name}, en ligne, le ${frenchMoment(createdAt)}` : `Réservé avec le Guichet, le ${frenchMoment(createdAt)}`;
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
      row.priority > 0 ? `Le ${authority.desk.name} vous a donné une priorité.` : "",
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

/** A booked or cancelled day, for the copy that a guardian takes away. */
export function exportedDay(row: DayRow) {
  return {
    reference: row.reference,
    enfant: row.givenName,
    jour: row.day,
    activite: row.slotTitle ?? offerLine(row.title, row.formula),
    accueil: row.centerName,
    etat: stateWords[row.state],
    prix: priceParts(row),
    reserveLe: row.createdAt.toISOString(),
    annuleLe: row.cancelledAt?.toISOString() ?? null,
    resteDu: row.chargedCents === null ? null : euros(row.chargedCents),
  };
}

export function exportedEntry(row: EntryRow) {
  return { reference: row.reference, enfant: row.givenName, jour: row.day, activite: offerLine(row.title, row.formula), rang: rankWords(row.rank, row.waiting), demandeLe: row.requestedAt.toISOString() };
}

export function exportedQuotient({ amount, state, validFrom, validUntil }: { amount: number; state: string; validFrom: Day; validUntil: Day }) {
  return { montant: amount, etat: state, du: validFrom, au: validUntil };
}
