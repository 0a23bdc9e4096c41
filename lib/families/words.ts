import type { consentKinds, custodyArrangements, meals, schoolLevels } from "@/db/schema/families";
import type { AccountRefusal } from "@/lib/accounts/words";
import { sayRefusal as sayAccountRefusal } from "@/lib/accounts/words";
import { CHILDREN_MAX, HEALTH_TEXT_MAX } from "./rules";

export type SchoolLevel = (typeof schoolLevels)[number];
export type Meal = (typeof meals)[number];
export type Custody = (typeof custodyArrangements)[number];
export type ConsentKind = (typeof consentKinds)[number];
export type VaccineStatus = "up_to_date" | "in_progress" | "contraindicated" | "unknown";

export const schoolLevelWords: Record<SchoolLevel, string> = {
  none: "Pas encore à l'école",
  ps: "Petite section",
  ms: "Moyenne section",
  gs: "Grande section",
  cp: "CP",
  ce1: "CE1",
  ce2: "CE2",
  cm1: "CM1",
  cm2: "CM2",
  "6e": "Sixième",
  "5e": "Cinquième",
  "4e": "Quatrième",
  "3e": "Troisième",
  "2de": "Seconde",
  "1re": "Première",
  terminale: "Terminale",
  other: "Autre",
};

/** What the child eats, never why. */
export const mealWords: Record<Meal, string> = {
  standard: "Standard",
  no_pork: "Sans porc",
  no_meat: "Sans viande",
  care_plan: "Repas prévu par un PAI (projet d'accueil individualisé)",
};

export const custodyWords: Record<Custody, string> = {
  one_home: "Toujours dans le même foyer",
  alternating: "Une partie du temps dans chaque foyer (garde alternée)",
  mostly_here: "Surtout dans notre foyer, parfois dans l'autre",
  mostly_elsewhere: "Surtout dans l'autre foyer, parfois dans le nôtre",
};

export const consentWords: Record<ConsentKind, { label: string; meaning: string }> = {
  emergency_care: { label: "Soins d'urgence", meaning: "En cas d'urgence, l'équipe appelle les secours et votre enfant reçoit les soins nécessaires. Nous vous prévenons aussitôt." },
  photos: { label: "Photos", meaning: "L'équipe peut prendre votre enfant en photo pendant les activités, et montrer ces photos aux familles." },
  outings: { label: "Sorties", meaning: "Votre enfant peut quitter l'accueil avec l'équipe : à pied, en car ou en bateau." },
  leave_alone: { label: "Rentrer seul", meaning: "Votre enfant peut quitter l'accueil sans adulte, à la fin de l'activité." },
};

export const vaccineWords: Record<VaccineStatus, string> = {
  up_to_date: "À jour",
  in_progress: "En cours",
  contraindicated: "Contre-indication",
  unknown: "À préciser",
};

/** What the forms about a child say about one field. */
export const childFieldWords = {
  childUnknown: "Nous n'avons pas pu lire de quel enfant il s'agit. Revenez à la liste de vos enfants.",
  givenNameMissing: "Saisissez le prénom de l'enfant.",
  familyNameMissing: "Saisissez le nom de l'enfant.",
  dayShape: "Saisissez le jour de naissance avec un ou deux chiffres, de 1 à 31.",
  monthShape: "Saisissez le mois de naissance en chiffres ou en lettres, par exemple 3 ou mars.",
  yearShape: "Saisissez l'année de naissance avec quatre chiffres, par exemple 2019.",
  dateImpossible: "Ce jour n'existe pas dans le calendrier. Vérifiez le jour, le mois et l'année.",
  levelMissing: "Choisissez le niveau scolaire dans la liste.",
  schoolLong: "Ce nom d'école est trop long. Saisissez 120 caractères au plus.",
  mealMissing: "Choisissez un repas.",
  consentMissing: "Choisissez « Oui » ou « Non ».",
  custodyMissing: "Choisissez où vit l'enfant.",
  householdLong: "Ce nom est trop long. Saisissez 120 caractères au plus.",
  phoneShape: "Ce numéro n'est pas complet. Il s'écrit comme 06 12 34 56 78. Vous pouvez aussi laisser ce champ vide.",
  healthAnswerMissing: "Choisissez « Rien à signaler » ou « Oui ».",
  healthTextMissing: "Précisez votre réponse en quelques mots, ou choisissez « Rien à signaler ».",
  healthTextUnsaid: "Vous avez écrit des précisions. Choisissez « Oui » pour les garder, ou effacez-les.",
  healthLong: `Ce texte est trop long. Saisissez ${HEALTH_TEXT_MAX.toLocaleString("fr-FR")} caractères au plus.`,
  vaccinesMissing: "Choisissez où en sont les vaccins.",
} as const;

export type FamilyRefusal =
  | { reason: "signed-out" }
  | { reason: "not-found" }
  | { reason: "too-many-children" }
  | { reason: "child-known" }
  | { reason: "born-later" }
  | { reason: "born-long-ago" }
  | { reason: "still-booked" }
  | { reason: "still-waiting" }
  | { reason: "step-up-needed" };

const refusalWords: Record<FamilyRefusal["reason"], { message: string; field?: string }> = {
  "signed-out": { message: "Votre session a pris fin entre-temps. Reconnectez-vous, puis recommencez." },
  "not-found": { message: "Cet enfant n'est plus dans votre dossier. Revenez à la liste de vos enfants." },
  "too-many-children": { message: `Votre dossier contient déjà ${CHILDREN_MAX} enfants. Appelez le Guichet des Familles pour en ajouter un.` },
  "child-known": { message: "Cet enfant est déjà dans votre dossier : même prénom, même date de naissance. Il n'y a rien à refaire.", field: "givenName" },
  "born-later": { message: "Cette date de naissance est dans le futur. Vérifiez l'année.", field: "birthYear" },
  "born-long-ago": { message: "Le portail accueille les enfants de moins de 18 ans. Vérifiez l'année de naissance.", field: "birthYear" },
  "still-booked": { message: "Des jours sont réservés pour cet enfant. Annulez-les d'abord, ou appelez le Guichet des Familles." },
  "still-waiting": { message: "Cet enfant est sur une liste d'attente. Quittez-la d'abord, ou appelez le Guichet des Familles." },
  "step-up-needed": { message: "Pour protéger la santé de votre enfant, saisissez votre mot de passe actuel.", field: "currentPassword" },
};

/** The sentence for a refusal, and the field it belongs to. */
export function sayRefusal({ reason }: FamilyRefusal): { message: string; field?: string } {
  return refusalWords[reason];
}

export type HealthRefusal = FamilyRefusal | Extract<AccountRefusal, { reason: "too-many" | "wrong-password" }>;

/** The same for the acts that ask for the password, which may be wrong. */
export function sayHealthRefusal(refusal: HealthRefusal): { message: string; field?: string } {
  return refusal.reason === "too-many" || refusal.reason === "wrong-password" ? sayAccountRefusal(refusal) : sayRefusal(refusal);
}
