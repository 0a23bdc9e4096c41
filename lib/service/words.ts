import { counted, frenchCivilDay, frenchMoment } from "@/lib/core/format";
import type { Day } from "@/lib/core/days";
import type { holidayNames, PlanFault, Scope, Verdict } from "./rules";

export const fieldWords = {
  name: "Donnez un nom.",
  long: "Ce texte est trop long.",
  summary: "Décrivez en une ou deux phrases ce que les familles doivent savoir.",
  address: "Saisissez l'adresse.",
  commune: "Choisissez la commune.",
  center: "Choisissez un centre.",
  offer: "Choisissez le type d'accueil.",
  season: "Choisissez quand l'activité a lieu.",
  tariff: "Choisissez un tarif.",
  deadlineKind: "Choisissez comment le délai se compte.",
  deadlineDays: "Un délai va de 0 à 60 jours.",
  weekday: "Choisissez un jour de la semaine.",
  hour: "Une heure s'écrit comme 08:30.",
  share: "Saisissez un nombre entier de 0 à 100.",
  ages: "Écrivez les âges comme 3-5, 6-8, 9-11 : de 0 à 17 ans, sans se chevaucher.",
  years: "Saisissez un âge de 0 à 17 ans.",
  yearsOrder: "Le second âge vient après le premier.",
  requirement: "Dites si cette pièce est demandée.",
  day: "Saisissez une date.",
  dayOrder: "La fin vient après le début.",
  opening: "Les autres familles n'ouvrent pas avant les habitants.",
  places: "Saisissez un nombre de places, de 0 à 500.",
  animators: "Saisissez un nombre d'animateurs, de 0 à 60.",
  scope: "Dites quels jours changent.",
  reason: "Dites pourquoi : les familles liront cette phrase.",
  plan: "Ce formulaire n'a pas pu être lu. Recommencez depuis la page des créneaux.",
  centers: "Cochez au moins un centre.",
  model: "Choisissez la période à reprendre.",
  perAnimator: "Un taux va de 1 à 30 enfants par animateur.",
  source: "Dites quel texte fixe ce taux.",
  past: "Choisissez une date à partir de demain : ce qui est passé ne change pas.",
} as const;

export type ServiceRefusal =
  | { reason: "not-found" }
  | { reason: "name-taken" }
  | { reason: "group-in-use"; slots: number }
  | { reason: "groups-overlap" }
  | { reason: "opening-locked" }
  | { reason: "days-used"; first: Day; last: Day }
  | { reason: "no-slots" }
  | { reason: "already-announced" }
  | { reason: "outside-period" }
  | { reason: "nothing-to-create" }
  | { reason: "nothing-to-repeat" }
  | { reason: "ratio-missing" }
  | { reason: "below-taken"; day: Day; taken: number; capacity: number }
  | { reason: "slot-over" }
  | { reason: "day-begun" }
  | { reason: "already-closed" };

type Say<R extends ServiceRefusal["reason"]> = (refusal: Extract<ServiceRefusal, { reason: R }>) => { message: string; field?: string };

const refusalWords: { [R in ServiceRefusal["reason"]]: Say<R> } = {
  "not-found": () => ({ message: "Cet élément n'existe plus. Revenez à la liste." }),
  "name-taken": () => ({ message: "Ce nom est déjà pris. Choisissez-en un autre.", field: "name" }),
  "group-in-use": ({ slots }) => ({ message: `Cette tranche d'âge sert à ${counted(slots, "créneau", "créneaux")} : elle ne peut pas être retirée. Fermez plutôt ses jours, ou ne créez plus de créneaux pour elle.` }),
  "groups-overlap": () => ({ message: "Une autre tranche d'âge du programme reçoit déjà une partie de ces âges.", field: "fromYears" }),
  "opening-locked": () => ({ message: "Cette période est annoncée : ses dates d'ouverture ne changent plus, des familles comptent dessus.", field: "residentDay" }),
  "days-used": ({ first, last }) => ({ message: `Des créneaux existent du ${frenchCivilDay(first, "plain")} au ${frenchCivilDay(last, "plain")} : la période doit les contenir.`, field: "startsOn" }),
  "no-slots": () => ({ message: "Cette période n'a encore aucun créneau : les familles ne verraient rien. Créez-les d'abord." }),
  "already-announced": () => ({ message: "Cette période est déjà annoncée." }),
  "outside-period": () => ({ message: "Ces jours sortent de la période. Rapprochez les dates, ou prolongez la période." }),
  "nothing-to-create": () => ({ message: "Rien à créer : tous ces créneaux existent déjà, ou aucun programme n'a ces tranches d'âge." }),
  "nothing-to-repeat": () => ({ message: "Aucun créneau de cette période ne tombe dans celle-ci. Choisissez-en une autre.", field: "modelId" }),
  "ratio-missing": () => ({ message: "Aucun taux d'encadrement n'est connu pour ces jours. Ajoutez-le dans les paramètres." }),
  "below-taken": ({ day, taken, capacity }) => ({ message: `Le ${frenchCivilDay(day, "medium")}, ${counted(taken, "place est prise", "places sont prises")} et cette équipe n'en permet que ${capacity}. Aucun jour n'a changé.`, field: "places" }),
  "slot-over": () => ({ message: "Ce jour est passé : il ne change plus." }),
  "day-begun": () => ({ message: "Une fermeture commence demain au plus tôt, et ne s'annule qu'avant son premier jour.", field: "startsOn" }),
  "already-closed": () => ({ message: "Ce centre n'a aucun jour ouvert entre ces dates.", field: "startsOn" }),
};

/** The sentence for a refusal, and the field it belongs to. */
export function sayRefusal(refusal: ServiceRefusal): { message: string; field?: string } {
  const say = refusalWords[refusal.reason] as Say<ServiceRefusal["reason"]>;
  return say(refusal as never);
}

export const planFaultWords: Record<PlanFault, string> = {
  programmes: "Cochez au moins un programme.",
  days: "Choisissez deux dates, la première avant la seconde, à un an d'écart au plus.",
  weekdays: "Cochez au moins un jour de la semaine.",
  formulas: "Cochez au moins une formule.",
  teams: "Saisissez les places et les animateurs d'au moins une tranche d'âge, en chiffres.",
};

/** « 3 animateurs : 24 places possibles, 20 déclarées » */
export function verdictWords({ places, animators, childrenPerAnimator }: { places: number; animators: number; childrenPerAnimator: number }, { kind, possible, missing }: Verdict): string {
  const team = `${counted(animators, "animateur")} à ${childrenPerAnimator} enfants chacun : ${counted(possible, "place possible", "places possibles")}, ${counted(places, "déclarée")}`;
  if (kind === "enough") return `${team}. Le taux est respecté.`;
  return `${team}. Il manque ${counted(missing, "animateur")} : ${kind === "nobody" ? "personne ne peut être accueilli" : `la capacité est de ${possible}`}.`;
}

export const weekdayWords = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"] as const;

export const scopeWords = {
  day: "Ce jour seulement",
  week: "Toute la semaine",
  period: "Tous les jours de la période",
} as const satisfies Record<Scope, string>;

export const requirementStateWords = { no: "Pas demandée", asked: "Demandée, sans bloquer", blocking: "Nécessaire pour réserver" } as const;
export const deadlineKindWords = { days_before: "Des jours avant", working_days_before: "Des jours ouvrés avant", week_before: "Un jour de la semaine d'avant" } as const;
export const holidayWords = { noel: "Vacances de Noël", hiver: "Vacances d'hiver", printemps: "Vacances de printemps", ete: "Vacances d'été" } as const satisfies Record<(typeof holidayNames)[number], string>;
export const closedWords = { public_holiday: "Fermé, férié", closure: "Fermé" } as const;

export type PeriodFacts = { announcedAt: Date | null; residentOpensAt: Date; outsideOpensAt: Date; endsOn: Day };

/** The state of a period, in one word for its tag. */
export function periodState({ announcedAt, residentOpensAt, outsideOpensAt, endsOn }: PeriodFacts, now: Date, today: Day): "draft" | "over" | "announced" | "residents" | "open" {
  if (announcedAt === null) return "draft";
  if (endsOn < today) return "over";
  if (now < residentOpensAt) return "announced";
  return now < outsideOpensAt ? "residents" : "open";
}

export const periodStateWords = { draft: "En préparation", over: "Terminée", announced: "Annoncée", residents: "Ouverte aux habitants", open: "Ouverte" } as const;

/** What families see, and from when: told before announcing, and kept on the page afterwards. */
export function visibilityWords({ announcedAt, residentOpensAt, outsideOpensAt }: PeriodFacts, now: Date): string[] {
  const shown = announcedAt === null ? "Dès l'annonce, tout le monde voit la période, ses activités, ses prix et ses places, avec les dates d'ouverture." : "Tout le monde voit la période, ses activités, ses prix et ses places.";
  const opens = (who: string, at: Date) => (at <= now ? `${who} ${announcedAt === null ? "pourront" : "peuvent"} réserver ${announcedAt === null ? "aussitôt" : "maintenant"}.` : `${who} réservent à partir du ${frenchMoment(at)}.`);
  return [shown, opens("Les habitants du territoire", residentOpensAt), opens("Les autres familles", outsideOpensAt)];
}

/** « Léa, lundi 12 juillet 2027 » */
export const closedDayLine = ({ givenName, day, isWaiting }: { givenName: string; day: Day; isWaiting: boolean }) => `${givenName}, ${frenchCivilDay(day)}${isWaiting ? " (liste d'attente)" : ""}`;

/** « du 12 au … », or one day alone. */
export function daysWords(startsOn: Day, endsOn: Day): string {
  return startsOn === endsOn ? `le ${frenchCivilDay(startsOn)}` : `du ${frenchCivilDay(startsOn)} au ${frenchCivilDay(endsOn)}`;
}

type ClosedDays = { centerName: string; reason: string; lines: string };

/** What the desk reads aloud to a family that has no mail. */
export const closedTaskWords = ({ centerName, reason, lines }: ClosedDays) => `${centerName} est fermé : ${reason}. Les jours de cette famille sont annulés et ne seront pas facturés.\n${lines}`;
