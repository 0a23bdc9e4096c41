import type { Route } from "next";
import type { Day } from "@/lib/core/days";
import { frenchCivilDay } from "@/lib/core/format";
import { cents, euros, WHOLE, type Cents } from "@/lib/core/money";
import { documentAddress } from "@/lib/documents/view";
import {
  bandFor, bandRange, bandsOn, cellsOf, datesOf, modifierOn, priceTable, provedQuotient, quotientYear, rateColumns, ratesOn, type Band, type PriceRow, type Quotient, type RateColumn, type Tariff,
} from "./rules";
import { exampleWords, meaningWords, outsideWords, quotientWords, sayBand, siblingSentence, stateWords } from "./words";

export type QuotientView = {
  year: string;
  /** What was last declared for this year. */
  amount: number | undefined;
  state: string;
  meaning: string;
  needsProof: boolean;
  /** The attestation given with it. */
  proofHref: Route | undefined;
};

type QuotientRow = Quotient & { documentId: string | null };

/** The last word of the family and of the desk about this year, and what it means for the price today (R-PRI-2). */
export function quotientView(rows: readonly QuotientRow[], bands: readonly Band[], today: Day): QuotientView {
  const { year, validFrom } = quotientYear(today);
  const last = rows.find((row) => row.validFrom === validFrom);
  const proved = provedQuotient(rows, today);
  const band = bandFor(bands, proved, today);
  const inWords = sayBand({ band, ...bandRange(bands, band, today) });
  const waits = proved === undefined ? meaningWords.highest : meaningWords.stillProved(inWords);
  const common = { year, amount: last?.amount, needsProof: false, proofHref: last?.documentId ? documentAddress(last.documentId) : undefined };
  if (last?.state === "declared") return { ...common, state: last.documentId === null ? stateWords.waiting : stateWords.checking, meaning: waits, needsProof: last.documentId === null };
  if (last?.state === "refused") return { ...common, state: stateWords.refused, meaning: proved === undefined ? meaningWords.refused : waits };
  if (proved !== undefined) return { ...common, state: `Prouvé : votre tranche est ${inWords}`, meaning: meaningWords.proved };
  return { ...common, state: stateWords.none, meaning: meaningWords.none };
}

export type PriceCell = { total: string; meal: string | undefined };
export type PriceLine = { band: number; quotient: string; resident: PriceCell; outside: PriceCell };

function cell({ careCents, mealCents }: { careCents: Cents; mealCents: Cents }): PriceCell {
  return { total: euros(cents(careCents + mealCents)), meal: mealCents > 0 ? `dont repas ${euros(mealCents)}` : undefined };
}

export function priceLine(row: PriceRow): PriceLine {
  return { band: row.band, quotient: quotientWords(row), resident: cell(row.resident), outside: cell(row.outside) };
}

type Named = { id: string; name: string };
type RateRow = { band: number; quotient: string; cells: Record<RateColumn, string> };
export type RateSetView = { validFrom: Day; since: string; isFuture: boolean; rows: RateRow[]; formulas: RateColumn[]; outside: string; siblings: string | undefined; example: string | undefined };

const euroText = (amount: Cents | undefined) => (amount === undefined ? "" : (amount / 100).toFixed(2).replace(".", ","));

/** « Une famille de la tranche 3 paie … »: what one line of the list means for a family. */
function exampleOf(tariff: Tariff, day: Day, bands: readonly Band[]): string | undefined {
  const { band } = bands[Math.min(2, bands.length - 1)] ?? {};
  const formula = (["day", "morning", "afternoon", "outing"] as const).find((each) => priceTable(tariff, each, day).length > 0);
  const row = formula && priceTable(tariff, formula, day).find((each) => each.band === band);
  if (!row || !formula) return undefined;
  const total = (parts: { careCents: Cents; mealCents: Cents }) => euros(cents(parts.careCents + parts.mealCents));
  return exampleWords({ band: row.band, formula, resident: total(row.resident), outside: total(row.outside) });
}

/** The price list of a tariff at each date where it changes, the newest first. */
export function rateSetsView(tariff: Tariff, today: Day): RateSetView[] {
  return datesOf([...tariff.rates, ...tariff.modifiers]).reverse().map((validFrom) => {
    const bands = bandsOn(tariff.bands, validFrom);
    const rates = ratesOn(tariff.rates, validFrom);
    const modifier = modifierOn(tariff.modifiers, validFrom);
    const rows = bands.map(({ band, upTo }, index) => {
      const cells = cellsOf(rates, band);
      return { band, quotient: quotientWords({ from: (bands[index - 1]?.upTo ?? -1) + 1, upTo }), cells: Object.fromEntries(rateColumns.map((column) => [column, euroText(cells[column])])) as Record<RateColumn, string> };
    });
    return {
      validFrom,
      since: frenchCivilDay(validFrom, "plain"),
      isFuture: validFrom > today,
      rows,
      formulas: rateColumns.filter((column) => rows.some(({ cells }) => cells[column] !== "")),
      outside: outsideWords((modifier?.outsideShare ?? WHOLE) / 100, modifier?.outsideCapCents == null ? undefined : euros(modifier.outsideCapCents)),
      siblings: siblingSentence(modifier?.siblingShares ?? []),
      example: exampleOf(tariff, validFrom, bands),
    };
  });
}

export type TariffFormView = { tariffId: string; name: string; outsideShare: string; outsideCap: string; siblingShares: string; rows: RateRow[] };

/** The boxes of the form: the prices in force or to come, to be changed from a date. */
export function tariffFormView(named: Named | undefined, tariff: Tariff, today: Day): TariffFormView {
  const [latest] = rateSetsView(tariff, today);
  const modifier = latest && modifierOn(tariff.modifiers, latest.validFrom);
  const bands = bandsOn(tariff.bands, today);
  const empty = { "day-care": "", "day-meal": "", morning: "", afternoon: "", outing: "" };
  return {
    tariffId: named?.id ?? "nouveau",
    name: named?.name ?? "",
    outsideShare: String((modifier?.outsideShare ?? WHOLE) / 100),
    outsideCap: euroText(modifier?.outsideCapCents ?? undefined),
    siblingShares: (modifier?.siblingShares ?? [WHOLE]).map((share) => share / 100).join(", "),
    rows: latest?.rows ?? bands.map(({ band, upTo }, index) => ({ band, quotient: quotientWords({ from: (bands[index - 1]?.upTo ?? -1) + 1, upTo }), cells: empty })),
  };
}

/** The bands at each date where they change, the newest first. */
export function bandSetsView(bands: readonly Band[], today: Day) {
  return datesOf(bands).reverse().map((validFrom) => {
    const present = bandsOn(bands, validFrom);
    return {
      since: frenchCivilDay(validFrom, "plain"),
      isFuture: validFrom > today,
      bounds: present.flatMap(({ upTo }) => (upTo === null ? [] : [upTo])).join(", "),
      lines: present.map(({ band, upTo }, index) => ({ band, quotient: quotientWords({ from: (present[index - 1]?.upTo ?? -1) + 1, upTo }) })),
    };
  });
}
