import { WHOLE, type BasisPoints } from "@/lib/core/money";

export const fieldWords = {
  amountMissing: "Saisissez votre quotient familial.",
  amountShape: "Un quotient familial est un nombre entier de 0 à 99 999, sans virgule.",
  tariffName: "Donnez un nom au tarif, de 80 caractères au plus.",
  day: "Saisissez une date.",
  price: "Un prix s'écrit comme 9,80 ou 12.",
  pricesMissing: "Saisissez au moins un prix dans chaque ligne, pour les mêmes formules.",
  outsideShare: "Saisissez un nombre de 100 à 300 : 135 veut dire 35 % de plus.",
  siblingShares: "Écrivez des parts de 0 à 100 séparées par des virgules, comme 100, 90, 80.",
  bounds: "Écrivez des quotients qui montent, séparés par des virgules, comme 400, 650, 900.",
  proof: "Cochez la case ou laissez-la vide, puis recommencez.",
} as const;

export type BillingRefusal =
  | { reason: "already-proved" }
  | { reason: "amount-needed" }
  | { reason: "signed-out" }
  | { reason: "tariff-unknown" }
  | { reason: "in-the-past" }
  | { reason: "bands-missing" }
  | { reason: "formula-missing" }
  | { reason: "bands-differ" };

const refusalWords: Record<BillingRefusal["reason"], { message: string; field?: string }> = {
  "already-proved": { message: "C'est déjà votre quotient vérifié pour cette année. Vous n'avez rien à faire.", field: "amount" },
  "amount-needed": { message: "Saisissez le quotient écrit sur l'attestation.", field: "amount" },
  "tariff-unknown": { message: "Ce tarif n'existe plus. Revenez aux paramètres." },
  "in-the-past": { message: "Choisissez une date à partir de demain : les prix d'aujourd'hui et d'avant ne changent pas.", field: "validFrom" },
  "bands-missing": { message: "Aucune tranche de quotient n'est en vigueur à cette date. Enregistrez d'abord les tranches.", field: "validFrom" },
  "formula-missing": { message: "Chaque tranche doit avoir un prix pour les mêmes formules : complétez les cases vides." },
  "bands-differ": { message: "Les tarifs en vigueur ont un autre nombre de tranches. Gardez le même nombre : seules les limites changent.", field: "bounds" },
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

export const rateColumnWords = { "day-care": "Journée, accueil", "day-meal": "Journée, repas", morning: "Matin", afternoon: "Après-midi", outing: "Sortie" } as const;

const examplePlaces = { day: "la journée avec repas", morning: "la matinée", afternoon: "l'après-midi", outing: "la sortie" } as const;

/** « Une famille de la tranche 3 paie 9,80 € la journée avec repas ; 13,23 € si elle habite hors du territoire. » */
export function exampleWords({ band, formula, resident, outside }: { band: number; formula: keyof typeof examplePlaces; resident: string; outside: string }): string {
  return `Une famille de la tranche ${band} paie ${resident} ${examplePlaces[formula]}${resident === outside ? ", où qu'elle habite" : `\u00a0; ${outside} si elle habite hors du territoire`}.`;
}

export function outsideWords(share: number, cap: string | undefined): string {
  if (share <= 100) return "Même prix pour les familles hors du territoire.";
  return `Hors du territoire\u00a0: ${share - 100}\u00a0% de plus${cap === undefined ? "" : `, sans dépasser ${cap}`}.`;
}
