import { WHOLE, type BasisPoints } from "@/lib/core/money";

const inFrench = new Intl.NumberFormat("fr-FR");

/** « Jusqu'à 400 », « De 401 à 650 », « Plus de 1 500 » */
export function quotientWords({ from, upTo }: { from: number; upTo: number | null }): string {
  if (upTo === null) return from === 0 ? "Tous" : `Plus de ${inFrench.format(from - 1)}`;
  return from === 0 ? `Jusqu'à ${inFrench.format(upTo)}` : `De ${inFrench.format(from)} à ${inFrench.format(upTo)}`;
}

/** What brothers and sisters pay less, on care only; nothing when they pay the same. */
export function siblingSentence(shares: readonly BasisPoints[]): string | undefined {
  const reduced = shares.flatMap((share, index) => {
    if (share >= WHOLE) return [];
    const rank = `${index + 1}e enfant${index === shares.length - 1 ? " et les suivants" : ""}`;
    return [`${(WHOLE - share) / 100}\u00a0% de moins pour le ${rank}`];
  });
  return reduced.length === 0 ? undefined : `Frères et sœurs\u00a0: ${reduced.join(", ")}. Le repas n'est pas réduit.`;
}
