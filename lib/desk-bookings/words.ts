import type { OverridableRule } from "@/lib/bookings/policy";
import type { WishRefusal } from "@/lib/bookings/rules";
import { sayRefusal, type BookingRefusal } from "@/lib/bookings/words";
import { addDays, weekdayOf, type Day } from "@/lib/core/days";
import { frenchCivilDay, frenchList, frenchMoment } from "@/lib/core/format";
import { euros, type Cents } from "@/lib/core/money";

/** In a box of the table: as short as can be. */
export const cellWords = {
  not_open: "Pas ouvert",
  too_late: "Trop tard",
  closed: "Fermé",
  too_young: "Trop jeune",
  too_old: "Trop grand",
  no_slot: "Pas d'accueil",
  already_booked: "Déjà réservé",
  already_waiting: "Déjà en attente",
  file_incomplete: "Dossier incomplet",
  full: "Complet",
  sibling: "Complet",
} as const satisfies Record<WishRefusal, string>;

/** What setting a rule aside means, to whoever decides it. */
export const overrideLabels = {
  deadline: "Réserver malgré le délai passé",
  capacity: "Ajouter une place au-delà de la capacité",
  age: "Réserver hors de la tranche d'âge, dans le groupe le plus proche",
  file: "Réserver malgré un dossier incomplet",
  opening: "Réserver avant l'ouverture",
} as const satisfies Record<OverridableRule, string>;

const shortDay = (day: Day) => frenchCivilDay(day, "short");

/** « du lundi 6 au vendredi 10 juillet », « les lundi 6 et mardi 7 juillet », « le mardi 7 juillet » */
export function spanWords(days: readonly Day[]): string {
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return "aucun jour";
  if (days.length === 1) return `le ${frenchCivilDay(first, "medium")}`;
  const isRow = days.length > 2 && weekdayOf(last) > weekdayOf(first) && days.every((day, index) => day === addDays(first, index));
  const isOneMonth = first.slice(0, 7) === last.slice(0, 7);
  const [start, end] = [isOneMonth ? shortDay(first) : frenchCivilDay(first, "medium"), frenchCivilDay(last, "medium")];
  if (isRow) return `du ${start} au ${end}`;
  return `les ${frenchList(days.map((day) => (isOneMonth && day !== last ? shortDay(day) : frenchCivilDay(day, "medium"))))}`;
}

type Spoken = { children: readonly { givenName: string; days: readonly Day[] }[]; center: string; formula: string; totalCents: Cents; freeUntil: Date | undefined };

/** The sentence that is read to the caller before anything is booked. Children with the same days are said together. */
export function readAloud({ children, center, formula, totalCents, freeUntil }: Spoken): string {
  const spans = children.filter(({ days }) => days.length > 0).map(({ givenName, days }) => ({ givenName, span: spanWords(days) }));
  if (spans.length === 0) return "Aucun de ces jours n'a de place sans exception.";
  const groups = [...new Set(spans.map(({ span }) => span))].map((span) => `pour ${frenchList(spans.filter((each) => each.span === span).map(({ givenName }) => givenName))}, ${span}`);
  const free = freeUntil ? `Annulation gratuite jusqu'au ${frenchMoment(freeUntil)}.` : "Le délai d'annulation gratuite est déjà passé pour le premier jour.";
  return `Je réserve ${groups.join(" ; ")}, à l'accueil ${center}, ${formula.toLowerCase()}, ${euros(totalCents)}. ${free}`;
}

const toCaller: Partial<Record<BookingRefusal["reason"], string>> = {
  "no-family": "Votre session a pris fin entre-temps, ou ce dossier n'existe plus. Rien n'a été fait.",
  "unknown-child": "Un des enfants choisis n'est plus dans le dossier. Reprenez depuis le tableau.",
  "not-on-offer": "Cette activité n'est plus proposée. Reprenez depuis le tableau.",
  "not-found": "Ces jours ne sont plus dans les réservations de la famille. Rechargez la page.",
  "swap-too-late": "Le délai pour changer ce jour est passé. Rien n'a changé. Rechargez la page : l'échange se fait alors par exception, avec une raison.",
};

/** The sentences of booking, as they are said to a colleague and not to a parent. */
export function sayAtDesk(refusal: BookingRefusal): { message: string; field?: string } {
  const message = toCaller[refusal.reason];
  return message === undefined ? sayRefusal(refusal) : { message };
}

type RecapRefusal = { reason: "no-family" } | { reason: "not-found" };

const refusalWords: Record<RecapRefusal["reason"], string> = {
  "no-family": "Votre session a pris fin entre-temps, ou ce dossier n'existe plus. Rien n'a été envoyé.",
  "not-found": "Cette demande n'est plus dans le dossier. Rien n'a été envoyé.",
};

export function sayRecapRefusal({ reason }: RecapRefusal): { message: string } {
  return { message: refusalWords[reason] };
}
