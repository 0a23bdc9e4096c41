import type { Hour } from "@/lib/core/days";
import type { DeadlineRule } from "@/lib/core/deadlines";

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

/** « 12 h », « 17 h 30 » */
function hourWords(at: Hour): string {
  const [hours = "", minutes = ""] = at.split(":");
  return minutes === "00" ? `${Number(hours)}\u00a0h` : `${Number(hours)}\u00a0h\u00a0${minutes}`;
}
