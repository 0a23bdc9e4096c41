import { formulaWords } from "@/lib/activities/words";
import type { PriceRule } from "@/lib/billing/rules";
import { authority } from "@/lib/core/authority";
import type { Day } from "@/lib/core/days";
import { frenchCivilDay, frenchMoment } from "@/lib/core/format";
import { euros, WHOLE, type Cents } from "@/lib/core/money";
import type { WishRefusal } from "./rules";

/** Why a day could not be booked, after the child's name and the day. */
export const wishRefusalWords = {
  not_open: "les réservations ne sont pas encore ouvertes",
  too_late: "le délai pour réserver est passé",
  closed: "l'accueil est fermé ce jour-là",
  too_young: "votre enfant est encore trop jeune ce jour-là",
  too_old: "votre enfant est trop grand pour cet accueil ce jour-là",
  no_slot: "l'accueil ne propose pas ce jour",
  already_booked: "votre enfant a déjà une place ce jour-là",
  already_waiting: "votre enfant est déjà sur la liste d'attente",
  file_incomplete: "il manque une pièce au dossier de votre enfant",
  full: "il n'y a plus de place",
  sibling: "vos enfants viennent ensemble ou pas du tout, et l'un d'eux ne le peut pas",
} as const satisfies Record<WishRefusal, string>;

const dayWords = {
  not_open: "Pas encore ouvert",
  too_late: `Trop tard, appelez le ${authority.desk.phone}`,
  closed: "Fermé",
  too_young: "Trop jeune ce jour-là",
  too_old: "Trop grand ce jour-là",
  no_slot: "Pas d'accueil",
  already_booked: "Déjà réservé",
  already_waiting: "Déjà sur la liste d'attente",
  file_incomplete: "Dossier à compléter",
  full: "Complet",
  sibling: "Complet pour l'un de vos enfants",
} as const satisfies Record<WishRefusal, string>;

/** Beside a day that cannot be ticked. */
export function dayRefusalWords(refusal: WishRefusal, closedReason: string | null): string {
  return refusal === "closed" && closedReason === "public_holiday" ? "Fermé, jour férié" : dayWords[refusal];
}

/** The rule that found a price, for the one who pays it (R-PRI-2). */
export function priceRuleLine({ band, isQuotientProved, isResident, siblingRank, siblingShare }: PriceRule): string {
  const base = isQuotientProved ? `tarif de la tranche ${band}` : "tarif le plus haut, car votre quotient familial n'est pas encore vérifié";
  const place = isResident ? "" : ", hors du territoire";
  const discount = siblingShare < WHOLE ? `, réduction de ${(WHOLE - siblingShare) / 100} % pour le ${siblingRank}e enfant, hors repas` : "";
  return base + place + discount;
}

export type NamedWish = { givenName: string; day: Day };

/** « Léa, mardi 22 décembre 2026 » */
export function wishLine({ givenName, day }: NamedWish): string {
  return `${givenName}, ${frenchCivilDay(day)}`;
}

/** « Léa, mardi 22 décembre 2026 : 12,40 € » */
export function pricedLine(wish: NamedWish & { priceCents: Cents }): string {
  return `${wishLine(wish)} : ${euros(wish.priceCents)}`;
}

/** « Léa, mardi 22 décembre 2026 : il n'y a plus de place » */
export function refusedLine(wish: NamedWish & { reason: WishRefusal }): string {
  return `${wishLine(wish)} : ${wishRefusalWords[wish.reason]}`;
}

/** « Vacances aux Embruns, journée avec repas » */
export function offerLine(title: string, formula: keyof typeof formulaWords): string {
  return `${title}, ${formulaWords[formula].toLowerCase()}`;
}

export type BookingRefusal =
  | { reason: "not-on-offer" }
  | { reason: "no-family" }
  | { reason: "unknown-child" }
  | { reason: "not-open"; opensAt: Date }
  | { reason: "nothing-possible"; refused: (NamedWish & { reason: WishRefusal })[] };

type Sentences = { [R in BookingRefusal["reason"]]: (refusal: Extract<BookingRefusal, { reason: R }>) => { message: string; field?: string } };

const LISTED = 6;

const refusalWords: Sentences = {
  "not-on-offer": () => ({ message: "Cette activité n'est plus proposée. Recommencez depuis le choix de l'activité." }),
  "no-family": () => ({ message: "Votre session a pris fin entre-temps, ou ce dossier ne vous est plus ouvert. Rien n'a été réservé." }),
  "unknown-child": () => ({ message: "Un des enfants choisis n'est plus dans votre dossier. Recommencez depuis le choix des enfants." }),
  "not-open": ({ opensAt }) => ({ message: `Les réservations ouvrent le ${frenchMoment(opensAt)}. Rien n'a été réservé.` }),
  "nothing-possible": ({ refused }) => {
    const more = refused.length > LISTED ? ` Et ${refused.length - LISTED} autres jours.` : "";
    return { message: `Rien n'a été réservé. ${refused.slice(0, LISTED).map(refusedLine).join(". ")}.${more}` };
  },
};

/** The sentence for a refusal, and the field it belongs to. */
export function sayRefusal(refusal: BookingRefusal): { message: string; field?: string } {
  const say = refusalWords[refusal.reason] as (refusal: BookingRefusal) => { message: string; field?: string };
  return say(refusal);
}
