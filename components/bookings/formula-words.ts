import { formulaWords } from "@/lib/activities/words";
import { euros, type Cents } from "@/lib/core/money";

export const formulaLabel = (formula: keyof typeof formulaWords) => formulaWords[formula];

/** « 12,40 € par jour pour Léa, 11,50 € pour Tom » */
export function pricesLine(prices: readonly { givenName: string; priceCents: Cents }[]): string {
  return prices.map(({ givenName, priceCents }, index) => `${euros(priceCents)}${index === 0 ? " par jour" : ""} pour ${givenName}`).join(", ");
}
