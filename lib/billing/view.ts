import { cents, euros, type Cents } from "@/lib/core/money";
import type { PriceRow } from "./rules";
import { quotientWords } from "./words";

export type PriceCell = { total: string; meal: string | undefined };
export type PriceLine = { band: number; quotient: string; resident: PriceCell; outside: PriceCell };

function cell({ careCents, mealCents }: { careCents: Cents; mealCents: Cents }): PriceCell {
  return { total: euros(cents(careCents + mealCents)), meal: mealCents > 0 ? `dont repas ${euros(mealCents)}` : undefined };
}

export function priceLine(row: PriceRow): PriceLine {
  return { band: row.band, quotient: quotientWords(row), resident: cell(row.resident), outside: cell(row.outside) };
}
