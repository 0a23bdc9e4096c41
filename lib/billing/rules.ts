import type { Route } from "next";
import type { Day } from "@/lib/core/days";
import { cents, shareOf, splitLike, sum, WHOLE, type BasisPoints, type Cents } from "@/lib/core/money";

export type Band = { validFrom: Day; band: number; upTo: number | null };
export type Rate = { validFrom: Day; formula: string; band: number; careCents: Cents; mealCents: Cents };
export type Modifier = { validFrom: Day; outsideShare: BasisPoints; outsideCapCents: Cents | null; siblingShares: readonly BasisPoints[] };

/** All the dated data of one tariff. */
export type Tariff = { bands: readonly Band[]; rates: readonly Rate[]; modifiers: readonly Modifier[] };

export type Quotient = { amount: number; state: "declared" | "proved" | "refused"; validFrom: Day; validUntil: Day };

export type Payer = {
  quotients: readonly Quotient[];
  isResident: boolean;
  /** 1 for the eldest child of the family file. */
  siblingRank: number;
};

/** How a price was found; frozen with it at confirmation. */
export type PriceRule = { tariffFrom: Day; band: number; isQuotientProved: boolean; isResident: boolean; siblingRank: number; siblingShare: BasisPoints };
export type Price = { careCents: Cents; mealCents: Cents; rule: PriceRule };

/** The newest of those that have begun by that day. */
function inForce<T extends { validFrom: Day }>(dated: readonly T[], day: Day): T[] {
  const begun = dated.filter(({ validFrom }) => validFrom <= day);
  const newest = begun.reduce<Day | undefined>((latest, { validFrom }) => (latest === undefined || validFrom > latest ? validFrom : latest), undefined);
  return begun.filter(({ validFrom }) => validFrom === newest);
}

/** The quotient proved for that day, if any: a declared one waits for its proof and changes nothing (R-PRI-2). */
export function provedQuotient(quotients: readonly Quotient[], day: Day): number | undefined {
  const proved = quotients.filter(({ state, validFrom, validUntil }) => state === "proved" && validFrom <= day && day <= validUntil);
  return inForce(proved, day)[0]?.amount;
}

/** The band of a quotient among the bands in force; without one, the highest (R-PRI-2). */
export function bandFor(bands: readonly Band[], quotient: number | undefined, day: Day): number {
  const present = inForce(bands, day).sort((a, b) => a.band - b.band);
  const found = quotient === undefined ? undefined : present.find(({ upTo }) => upTo === null || quotient <= upTo);
  return (found ?? present.at(-1))?.band ?? 1;
}

/** What a band goes from and to; `to` is absent for the last one. */
export function bandRange(bands: readonly Band[], band: number, day: Day): { from: number; to: number | undefined } {
  const present = inForce(bands, day).sort((a, b) => a.band - b.band);
  const index = present.findIndex((each) => each.band === band);
  const below = present[index - 1]?.upTo;
  return { from: below == null ? 0 : below + 1, to: present[index]?.upTo ?? undefined };
}

/** A quotient is declared for the calendar year in course. */
export function quotientYear(day: Day): { year: string; validFrom: Day; validUntil: Day } {
  const year = day.slice(0, 4);
  return { year, validFrom: `${year}-01-01` as Day, validUntil: `${year}-12-31` as Day };
}

/**
 * The price of a formula on a day (R-PRI-1): the rate of the band, then what living outside adds up to its cap, then the
 * share of the child's rank, on care only. Undefined when the tariff says nothing for that day.
 */
export function priceFor(tariff: Tariff, payer: Payer, formula: string, day: Day): Price | undefined {
  const quotient = provedQuotient(payer.quotients, day);
  const band = bandFor(tariff.bands, quotient, day);
  const rate = inForce(tariff.rates.filter((each) => each.formula === formula), day).find((each) => each.band === band);
  if (!rate) return undefined;
  const [modifier] = inForce(tariff.modifiers, day);
  const [care = cents(0), meal = cents(0)] = payer.isResident ? [rate.careCents, rate.mealCents] : outside([rate.careCents, rate.mealCents], modifier);
  const siblingShare = modifier?.siblingShares[payer.siblingRank - 1] ?? modifier?.siblingShares.at(-1) ?? WHOLE;
  const rule = { tariffFrom: rate.validFrom, band, isQuotientProved: quotient !== undefined, isResident: payer.isResident, siblingRank: payer.siblingRank, siblingShare };
  return { careCents: shareOf(care, siblingShare), mealCents: meal, rule };
}

type Parts = { careCents: Cents; mealCents: Cents };

/** What a formula costs in each band, before any discount; `from` and `upTo` bound the quotients of the band. */
export type PriceRow = { band: number; from: number; upTo: number | null; resident: Parts; outside: Parts };

/** The whole price list of a formula on a day, lowest incomes first; empty when the tariff says nothing for that day. */
export function priceTable(tariff: Tariff, formula: string, day: Day): PriceRow[] {
  const bands = inForce(tariff.bands, day).sort((a, b) => a.band - b.band);
  const rates = inForce(tariff.rates.filter((each) => each.formula === formula), day);
  const [modifier] = inForce(tariff.modifiers, day);
  return bands.flatMap(({ band, upTo }, index) => {
    const rate = rates.find((each) => each.band === band);
    if (!rate) return [];
    const [careCents = cents(0), mealCents = cents(0)] = outside([rate.careCents, rate.mealCents], modifier);
    const below = bands[index - 1]?.upTo ?? -1;
    return [{ band, from: below + 1, upTo, resident: { careCents: rate.careCents, mealCents: rate.mealCents }, outside: { careCents, mealCents } }];
  });
}

/** The share each child pays on a day, eldest first; the last one goes for the ranks after it. */
export function siblingSharesOn({ modifiers }: Tariff, day: Day): readonly BasisPoints[] {
  return inForce(modifiers, day)[0]?.siblingShares ?? [];
}

/** Care and meal for a family from outside: the whole is raised, then bounded, then cut as the two were to each other. */
function outside(parts: readonly Cents[], modifier: Modifier | undefined): Cents[] {
  const whole = sum(parts);
  const raised = shareOf(whole, modifier?.outsideShare ?? WHOLE);
  const cap = modifier?.outsideCapCents ?? raised;
  return splitLike(cents(Math.max(whole, Math.min(raised, cap))), parts);
}

/** The columns of a price list, in the order people read them. The meal is apart, and only a whole day has one. */
export const rateColumns = ["day-care", "day-meal", "morning", "afternoon", "outing"] as const;
export type RateColumn = (typeof rateColumns)[number];
export type RateCells = Partial<Record<RateColumn, Cents>>;

type PricedFormula = "day" | "morning" | "afternoon" | "outing";
type NewRate = { formula: PricedFormula; band: number; careCents: Cents; mealCents: Cents };

/** What a line of the list writes: one rate for each formula that has a price. */
export function ratesOf(band: number, cells: RateCells): NewRate[] {
  const halves = (["morning", "afternoon", "outing"] as const).flatMap((formula) => (cells[formula] === undefined ? [] : [{ formula, band, careCents: cells[formula], mealCents: cents(0) }]));
  const care = cells["day-care"];
  return care === undefined ? halves : [{ formula: "day", band, careCents: care, mealCents: cells["day-meal"] ?? cents(0) }, ...halves];
}

/** The line of a band among the rates of one day. */
export function cellsOf(rates: readonly Rate[], band: number): RateCells {
  const own = rates.filter((each) => each.band === band);
  const care = (formula: PricedFormula) => own.find((each) => each.formula === formula)?.careCents;
  const meal = own.find((each) => each.formula === "day")?.mealCents;
  const found: [RateColumn, Cents | undefined][] = [["day-care", care("day")], ["day-meal", meal], ["morning", care("morning")], ["afternoon", care("afternoon")], ["outing", care("outing")]];
  return Object.fromEntries(found.filter(([, amount]) => amount !== undefined));
}

/** Every day on which something of this kind changes, the first one first. */
export const datesOf = (dated: readonly { validFrom: Day }[]): Day[] => [...new Set(dated.map(({ validFrom }) => validFrom))].sort();

/** The bands in force that day, lowest incomes first. */
export const bandsOn = (bands: readonly Band[], day: Day): Band[] => inForce(bands, day).sort((a, b) => a.band - b.band);
export const ratesOn = (rates: readonly Rate[], day: Day): Rate[] => inForce(rates, day);
export const modifierOn = (modifiers: readonly Modifier[], day: Day): Modifier | undefined => inForce(modifiers, day)[0];

/** The bands that a price list may have. */
export const bandNumbers = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] as const;
const BANDS_MAX = bandNumbers.length;
const HIGHEST = 99_999;

/** « 400, 650, 900 »: the highest quotient of each band but the last; undefined unless they rise. */
export function readBounds(text: string): number[] | undefined {
  const parts = text.split(/[,;]/).map((part) => part.replace(/\s/g, "")).filter((part) => part !== "");
  const bounds = parts.map(Number);
  const isRead = parts.every((part) => /^\d{1,5}$/.test(part)) && bounds.every((bound, index) => bound <= HIGHEST && bound > (bounds[index - 1] ?? -1));
  return isRead && parts.length > 0 && parts.length < BANDS_MAX ? bounds : undefined;
}

/** « 100, 90, 80 »: what each child pays, eldest first, as shares of the price. */
export function readShares(text: string): BasisPoints[] | undefined {
  const parts = text.split(/[,;]/).map((part) => part.replace(/[\s%]/g, "")).filter((part) => part !== "");
  const shares = parts.map(Number);
  return parts.length > 0 && parts.length <= BANDS_MAX && parts.every((part) => /^\d{1,3}$/.test(part)) && shares.every((share) => share <= 100) ? shares.map((share) => share * 100) : undefined;
}

/** « 12,40 », « 12.4 », « 12 »; undefined for anything else, and for more than 999,99 €. */
export function readEuros(typed: string): Cents | undefined {
  const found = /^(\d{1,3})(?:[.,](\d{1,2}))?\s*€?$/.exec(typed.trim());
  return found ? cents(Number(found[1]) * 100 + Number((found[2] ?? "").padEnd(2, "0"))) : undefined;
}

export const tariffPath = (tariffId: string, done = "") => `/admin/parametres/tarifs/${tariffId}${done && `?fait=${done}`}` as Route;
