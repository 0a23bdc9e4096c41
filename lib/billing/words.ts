import { WHOLE, type BasisPoints } from "@/lib/core/money";

export const fieldWords = {
  amountMissing: "Saisissez votre quotient familial.",
  amountShape: "Un quotient familial est un nombre entier de 0 à 99 999, sans virgule.",
  proof: "Cochez la case ou laissez-la vide, puis recommencez.",
} as const;

export type BillingRefusal = { reason: "already-proved" } | { reason: "signed-out" };

const refusalWords: Record<BillingRefusal["reason"], { message: string; field?: string }> = {
  "already-proved": { message: "C'est déjà votre quotient vérifié pour cette année. Vous n'avez rien à faire.", field: "amount" },
  "signed-out": { message: "Votre session a pris fin entre-temps. Reconnectez-vous, puis recommencez." },
};

/** The sentence for a refusal, and the field it belongs to. */
export function sayRefusal({ reason }: BillingRefusal): { message: string; field?: string } {
  return refusalWords[reason];
}

export const stateWords = {
  none: "Pas encore déclaré",
  waiting: "Déclaré, en attente de justificatif",
  checking: "Justificatif reçu, en cours de vérification",
  refused: "Refusé",
} as const;

/** « n° 3, de 651 à 900 » */
export function sayBand({ band, from, to }: { band: number; from: number; to: number | undefined }): string {
  return to === undefined ? `n° ${band}, à partir de ${from}` : `n° ${band}, de ${from} à ${to}`;
}

export const meaningWords = {
  highest: "Tant qu'il n'est pas vérifié, le tarif le plus haut s'applique.",
  refused: "Le tarif le plus haut s'applique. Déclarez votre quotient à nouveau, avec une attestation lisible.",
  none: "Sans quotient familial, le tarif le plus haut s'applique.",
  proved: "Vos prix suivent cette tranche.",
  stillProved: (band: string) => `En attendant, vos prix suivent la tranche déjà vérifiée : ${band}.`,
} as const;

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
