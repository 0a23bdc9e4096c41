import { frenchHour, counted, frenchCivilDay } from "@/lib/core/format";
import { dayOf, type Day } from "@/lib/core/days";
import type { AbsenceReason, Presence, verdictOf } from "./rules";

export const absenceReasonWords: Record<AbsenceReason, string> = {
  announced: "Prévenue par la famille",
  certificate: "Certificat remis",
  center: "À la demande du centre",
  other: "Autre raison",
};

/** Short, as on a plate: what the kitchen counts. */
export const shortMealWords = { standard: "Standard", no_pork: "Sans porc", no_meat: "Sans viande", care_plan: "PAI" } as const;

/** « à 8 h 42 », or the day it was noted when that is another day than the list's. */
function whenWords(at: number, day: Day): string {
  const instant = new Date(at);
  const noted = dayOf(instant);
  return noted === day ? `à ${frenchHour(instant)}` : `(noté le ${frenchCivilDay(noted, "plain")})`;
}

/** Where the child is, in words. */
export function presenceWords(presence: Presence, day: Day): string {
  if (presence.kind === "expected") return "Pas encore là";
  if (presence.kind === "arrived") return `Arrivée ${whenWords(presence.at, day)}`;
  if (presence.kind === "left") return `Départ ${whenWords(presence.at, day)}, ${presence.leftWith === ALONE ? "sans adulte" : `avec ${presence.leftWith}`}`;
  if (presence.kind === "absent") return "Absence non justifiée";
  return `Absence justifiée : ${absenceReasonWords[presence.reason].toLowerCase()}`;
}

/** What is kept for a child who leaves without an adult. */
export const ALONE = "sans adulte";

export function countWords(present: number, expected: number): string {
  return `${counted(present, "présent")} sur ${counted(expected, "attendu")}`;
}

export function supervisionWords({ animators, possible }: { animators: number; possible: number }): string {
  return `${counted(animators, "animateur")} : ${counted(possible, "enfant")} au plus`;
}

export function verdictWords(verdict: ReturnType<typeof verdictOf>): string {
  if (verdict === "over_now") return "Trop d'enfants pour l'équipe : appelez du renfort";
  return verdict === "over_soon" ? "Plus d'attendus que l'équipe ne peut encadrer" : "Encadrement suffisant";
}

export const markFieldWords = {
  unreadable: "Ce pointage n'a pas pu être lu. Rechargez la liste, puis recommencez.",
  leftWithMissing: "Dites avec qui l'enfant part : choisissez dans la liste, ou écrivez un nom.",
  nameLong: "Ce nom est trop long. Écrivez 120 caractères au plus.",
  reasonMissing: "Choisissez pourquoi l'absence est justifiée.",
} as const;

export type MarkRefusal = { reason: "not-there" } | { reason: "too-early" } | { reason: "too-late" } | { reason: "booking-gone" };

const refusalWords: Record<MarkRefusal["reason"], string> = {
  "not-there": "Cette liste n'est pas la vôtre, ou n'existe plus. Revenez à « Présences ».",
  "too-early": "Ce jour n'est pas encore venu : les présences se notent le jour même.",
  "too-late": "Ce jour est passé depuis plus d'une semaine : sa liste ne change plus.",
  "booking-gone": "Cette réservation a été annulée entre-temps. Rechargez la liste.",
};

export function sayRefusal({ reason }: MarkRefusal): { message: string } {
  return { message: refusalWords[reason] };
}
