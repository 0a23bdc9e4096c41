import type { Hour } from "@/lib/core/days";
import type { DeadlineRule } from "@/lib/core/deadlines";
import { counted, frenchMoment } from "@/lib/core/format";
import { WHOLE, type BasisPoints } from "@/lib/core/money";
import type { Openings, SlotStatus } from "./rules";

/** What a formula is called on a screen. */
export const formulaWords = {
  day: "Journée avec repas",
  morning: "Matin",
  afternoon: "Après-midi",
  outing: "Sortie",
} as const satisfies Record<"day" | "morning" | "afternoon" | "outing", string>;

const weekdayWords = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"] as const;

/** The rule of a deadline, as a parent reads it (R-DL-1): « jusqu'au lundi de la semaine d'avant, à 12 h ». */
export function deadlineSentence(rule: DeadlineRule): string {
  const hour = `à ${hourWords(rule.at)}`;
  if (rule.kind === "week_before") return `jusqu'au ${weekdayWords[rule.weekday - 1] ?? ""} de la semaine d'avant, ${hour}`;
  if (rule.days === 0) return `jusqu'au jour même, ${hour}`;
  if (rule.days === 1) return rule.workingDaysOnly ? `jusqu'au dernier jour ouvré avant, ${hour}` : `jusqu'à la veille, ${hour}`;
  return `jusqu'à ${rule.days} jours ${rule.workingDaysOnly ? "ouvrés " : ""}avant, ${hour}`;
}

export const offerWords = { leisure: "Accueil de loisirs", youth: "Animation jeunesse" } as const;

export const seasonWords = { wednesdays: "Les mercredis", holidays: "Pendant les vacances scolaires" } as const;

/** What the family file must hold, and what a parent reads about it when it is missing. */
export const requirementWords = {
  address: { asks: "Votre adresse et votre commune", repair: "Donner votre adresse" },
  emergency_contact: { asks: "Une personne à appeler en cas d'urgence", repair: "Ajouter une personne à appeler" },
  health_record: { asks: "La fiche sanitaire de l'enfant", repair: "Remplir la fiche sanitaire" },
  care_consent: { asks: "Votre autorisation de soins en cas d'urgence", repair: "Donner l'autorisation de soins" },
  vaccines: { asks: "La page des vaccins du carnet de santé", repair: "Envoyer la page des vaccins" },
  insurance: { asks: "L'attestation d'assurance", repair: "Envoyer l'attestation d'assurance" },
  quotient: { asks: "L'attestation de quotient familial", repair: "Envoyer l'attestation de quotient familial" },
  care_plan: { asks: "Le projet d'accueil individualisé (PAI)", repair: "Envoyer le PAI" },
  swim_test: { asks: "Le test d'aisance dans l'eau", repair: "Envoyer le test d'aisance dans l'eau" },
  court_order: { asks: "La décision de justice", repair: "Envoyer la décision de justice" },
} as const;

export type RequirementItem = keyof typeof requirementWords;

/** « Ouvert », or from when and for whom. */
export function openingSentence({ residentOpensAt, outsideOpensAt }: Openings, now: Date): string {
  if (now >= outsideOpensAt) return "Ouvert";
  const others = `${frenchMoment(outsideOpensAt)} pour les autres familles`;
  if (now >= residentOpensAt) return `Ouvert pour les habitants du territoire. Ouvre ${others}`;
  if (residentOpensAt.getTime() === outsideOpensAt.getTime()) return `Ouvre ${frenchMoment(residentOpensAt)}`;
  return `Ouvre ${frenchMoment(residentOpensAt)} pour les habitants du territoire, ${others}`;
}

/** What a family cancelling after the deadline still pays (R-CAN-1). */
export function lateCancelSentence(share: BasisPoints): string {
  if (share === 0) return "Après ce délai, une annulation ne coûte rien non plus.";
  if (share === WHOLE) return "Après ce délai, la journée est facturée en entier.";
  return `Après ce délai, ${share / 100}\u00a0% du prix est facturé.`;
}

/** A place in words, never by a colour alone. */
export function statusWords(status: SlotStatus): string {
  if (status.kind === "closed") return status.reason === "public_holiday" ? "Fermé, férié" : "Fermé";
  if (status.kind === "too_late") return "Trop tard";
  if (status.kind === "full") return "Complet";
  if (status.kind === "free") return counted(status.left, "place");
  return `Plus que ${counted(status.left, "place")}`;
}

/** « De 3 à 11 ans » */
export function agesWords(groups: readonly { fromYears: number; toYears: number }[]): string {
  return `De ${Math.min(...groups.map(({ fromYears }) => fromYears))} à ${Math.max(...groups.map(({ toYears }) => toYears))} ans`;
}

/** « 12 h », « 17 h 30 » */
function hourWords(at: Hour): string {
  const [hours = "", minutes = ""] = at.split(":");
  return minutes === "00" ? `${Number(hours)}\u00a0h` : `${Number(hours)}\u00a0h\u00a0${minutes}`;
}
