/** What a formula is called on a screen. */
export const formulaWords = {
  day: "Journée avec repas",
  morning: "Matin",
  afternoon: "Après-midi",
  outing: "Sortie",
} as const satisfies Record<"day" | "morning" | "afternoon" | "outing", string>;
