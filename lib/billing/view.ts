import type { Route } from "next";
import type { Day } from "@/lib/core/days";
import { cents, euros, type Cents } from "@/lib/core/money";
import { documentAddress } from "@/lib/documents/view";
import { bandFor, bandRange, provedQuotient, quotientYear, type Band, type PriceRow, type Quotient } from "./rules";
import { meaningWords, quotientWords, sayBand, stateWords } from "./words";

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
