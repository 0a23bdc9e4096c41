import type { consentKinds, contactRelations, custodyArrangements, guardianRelations, meals, schoolLevels } from "@/db/schema/families";
import type { AccountRefusal } from "@/lib/accounts/words";
import { sayRefusal as sayAccountRefusal } from "@/lib/accounts/words";
import { authority } from "@/lib/core/authority";
import { frenchWait } from "@/lib/core/format";
import { CHILDREN_MAX, CONTACTS_MAX, HEALTH_TEXT_MAX } from "./rules";

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
  custodyMissing: "Choisissez où vit l'enfant.",
  householdLong: "Ce nom est trop long. Saisissez 120 caractères au plus.",
  phoneShape: "Ce numéro n'est pas complet. Il s'écrit comme 06 12 34 56 78. Vous pouvez aussi laisser ce champ vide.",
  allergiesUnanswered: "Dites si l'enfant a une allergie, ou choisissez « Rien à signaler ».",
  carePlanUnanswered: "Dites si un PAI est en place, ou choisissez « Rien à signaler ».",
  treatmentUnanswered: "Dites si l'enfant suit un traitement, ou choisissez « Rien à signaler ».",
  healthTextMissing: "Précisez votre réponse en quelques mots, ou choisissez « Rien à signaler ».",
  healthTextUnsaid: "Vous avez écrit des précisions. Choisissez « Oui » pour les garder, ou effacez-les.",
  healthLong: `Ce texte est trop long. Saisissez ${HEALTH_TEXT_MAX.toLocaleString("fr-FR")} caractères au plus.`,
  vaccinesMissing: "Choisissez où en sont les vaccins.",
} as const;

export const consentMissing = (kind: ConsentKind) => `Choisissez « Oui » ou « Non » pour : ${consentWords[kind].label.toLowerCase()}.`;

/** What the forms about the household say about one field. */
export const householdFieldWords = {
  addressMissing: "Saisissez le numéro et la rue, ou le lieu-dit.",
  addressLong: "Cette ligne est trop longue. Saisissez 120 caractères au plus.",
  postcodeMissing: "Choisissez votre code postal dans la liste.",
  relationUnknown: "Choisissez une des réponses proposées.",
  contactGivenNameMissing: "Saisissez le prénom de cette personne.",
  contactFamilyNameMissing: "Saisissez le nom de cette personne.",
  contactPhoneMissing: "Saisissez le numéro de téléphone de cette personne.",
  contactServesNothing: "Cochez au moins une des deux cases : à prévenir, ou peut venir chercher les enfants.",
} as const;

export const guardianRelationWords = {
  mother: "Mère",
  father: "Père",
  other_parent: "Autre parent",
  legal_guardian: "Responsable légal",
} as const satisfies Record<(typeof guardianRelations)[number], string>;

export const contactRelationWords = {
  grandparent: "Grand-parent",
  relative: "Autre membre de la famille",
  friend: "Ami ou amie",
  neighbour: "Voisin ou voisine",
  childminder: "Assistante maternelle, garde d'enfants",
  other: "Autre personne",
} as const satisfies Record<(typeof contactRelations)[number], string>;

/** Who invites another parent, when it is no guardian. */
export const deskInviter = `Le ${authority.desk.name}`;

export type FamilyRefusal =
  | { reason: "too-many"; waitSeconds: number }
  | { reason: "signed-out" }
  | { reason: "not-found" }
  | { reason: "unknown-commune" }
  | { reason: "foreign-postcode" }
  | { reason: "own-address" }
  | { reason: "already-guardian" }
  | { reason: "invited-just-now" }
  | { reason: "invitation-dead" }
  | { reason: "invitation-used" }
  | { reason: "own-family" }
  | { reason: "has-own-family" }
  | { reason: "last-guardian" }
  | { reason: "too-many-contacts" }
  | { reason: "too-many-children" }
  | { reason: "child-known" }
  | { reason: "born-later" }
  | { reason: "born-long-ago" }
  | { reason: "still-booked" }
  | { reason: "still-waiting" }
  | { reason: "step-up-needed" };

type Said = { message: string; field?: string };
type Sentences = { [R in FamilyRefusal["reason"]]: (refusal: Extract<FamilyRefusal, { reason: R }>) => Said };

const refusalWords: Sentences = {
  "too-many": ({ waitSeconds }) => ({ message: `Trop de mails demandés d'ici. Attendez ${frenchWait(waitSeconds)}, puis recommencez.` }),
  "signed-out": () => ({ message: "Votre session a pris fin entre-temps. Reconnectez-vous, puis recommencez." }),
  "not-found": () => ({ message: "Ce que vous vouliez modifier n'est plus dans votre dossier. Revenez à « Mon foyer »." }),
  "unknown-commune": () => ({ message: "Nous ne connaissons pas cette commune. Revenez en arrière et choisissez-la dans la liste." }),
  "foreign-postcode": () => ({ message: "Ce code postal n'est pas celui de la commune choisie. Prenez-en un de la liste.", field: "postcode" }),
  "own-address": () => ({ message: "C'est votre propre adresse mail. Saisissez celle de l'autre parent.", field: "email" }),
  "already-guardian": () => ({ message: "Le compte qui a cette adresse mail partage déjà votre dossier.", field: "email" }),
  "invited-just-now": () => ({ message: "Cette adresse a reçu une invitation il y a peu. Regardez aussi dans ses courriers indésirables, ou réessayez plus tard.", field: "email" }),
  "invitation-dead": () => ({ message: "Cette invitation ne fonctionne plus : elle a expiré, ou elle a été annulée. Demandez-en une nouvelle à l'autre parent." }),
  "invitation-used": () => ({ message: "Cette invitation a déjà servi. Elle ne sert qu'une fois." }),
  "own-family": () => ({ message: "Vous faites déjà partie de ce dossier. Vous n'avez rien à faire." }),
  "has-own-family": () => ({ message: `Votre compte a déjà un dossier avec des enfants, des réservations ou des justificatifs. Appelez le ${authority.desk.name} : nous réunirons les deux dossiers.` }),
  "last-guardian": () => ({ message: `Personne d'autre ne suit ce dossier. Invitez l'autre parent d'abord, ou appelez le ${authority.desk.name}.` }),
  "too-many-contacts": () => ({ message: `Votre dossier compte déjà ${CONTACTS_MAX} personnes. Retirez-en une pour en ajouter une autre.` }),
  "too-many-children": () => ({ message: `Votre dossier contient déjà ${CHILDREN_MAX} enfants. Appelez le ${authority.desk.name} pour en ajouter un.` }),
  "child-known": () => ({ message: "Cet enfant est déjà dans votre dossier : même prénom, même date de naissance. Il n'y a rien à refaire.", field: "givenName" }),
  "born-later": () => ({ message: "Cette date de naissance est dans le futur. Vérifiez l'année.", field: "birthYear" }),
  "born-long-ago": () => ({ message: "Le portail accueille les enfants de moins de 18 ans. Vérifiez l'année de naissance.", field: "birthYear" }),
  "still-booked": () => ({ message: `Des jours sont réservés pour cet enfant. Annulez-les d'abord, ou appelez le ${authority.desk.name}.` }),
  "still-waiting": () => ({ message: `Cet enfant est sur une liste d'attente. Quittez-la d'abord, ou appelez le ${authority.desk.name}.` }),
  "step-up-needed": () => ({ message: "Pour protéger la santé de votre enfant, saisissez votre mot de passe actuel.", field: "currentPassword" }),
};

/** The sentence for a refusal, and the field it belongs to. */
export function sayRefusal(refusal: FamilyRefusal): Said {
  const say = refusalWords[refusal.reason] as (refusal: FamilyRefusal) => Said;
  return say(refusal);
}

export type HealthRefusal = FamilyRefusal | Extract<AccountRefusal, { reason: "too-many" | "wrong-password" }>;

/** The same for the acts that ask for the password, which may be wrong. */
export function sayHealthRefusal(refusal: HealthRefusal): { message: string; field?: string } {
  return refusal.reason === "too-many" || refusal.reason === "wrong-password" ? sayAccountRefusal(refusal) : sayRefusal(refusal);
}
