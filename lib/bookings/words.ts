import { formulaWords } from "@/lib/activities/words";
import { authority } from "@/lib/core/authority";
import type { Day } from "@/lib/core/days";
import { frenchCivilDay, frenchMoment } from "@/lib/core/format";
import { euros, type Cents } from "@/lib/core/money";
import type { OverridableRule } from "./policy";
import type { PassedOverReason, WishRefusal } from "./rules";

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
  | { reason: "not-found" }
  | { reason: "nothing-chosen" }
  | { reason: "day-begun"; days: NamedWish[] }
  | { reason: "cost-changed" }
  | { reason: "swap-too-late" }
  | { reason: "swap-refused"; why: WishRefusal }
  | { reason: "override-not-allowed" }
  | { reason: "override-needs-reason" }
  | { reason: "offer-unknown" }
  | { reason: "offer-accepted" }
  | { reason: "offer-declined" }
  | { reason: "offer-expired" }
  | { reason: "offer-impossible"; refused: (NamedWish & { reason: WishRefusal })[] }
  | { reason: "nothing-possible"; refused: (NamedWish & { reason: WishRefusal })[] };

type Sentences = { [R in BookingRefusal["reason"]]: (refusal: Extract<BookingRefusal, { reason: R }>) => { message: string; field?: string } };

const LISTED = 6;

const refusalWords: Sentences = {
  "not-on-offer": () => ({ message: "Cette activité n'est plus proposée. Recommencez depuis le choix de l'activité." }),
  "no-family": () => ({ message: "Votre session a pris fin entre-temps, ou ce dossier ne vous est plus ouvert. Rien n'a été réservé." }),
  "unknown-child": () => ({ message: "Un des enfants choisis n'est plus dans votre dossier. Recommencez depuis le choix des enfants." }),
  "not-found": () => ({ message: "Ces jours ne sont plus dans vos réservations. Rechargez la page pour voir où vous en êtes." }),
  "nothing-chosen": () => ({ message: "Choisissez au moins un jour. Rien n'a été annulé." }),
  "day-begun": ({ days }) => ({ message: `Ce jour a déjà commencé : ${days.map(wishLine).join(" ; ")}. Rien n'a été annulé. Appelez le ${authority.desk.name}.` }),
  "cost-changed": () => ({ message: "Le prix ou le délai a changé pendant que vous lisiez. Rien n'a été fait. Rechargez la page pour lire ce qui vaut maintenant." }),
  "swap-too-late": () => ({ message: `Le délai pour changer ce jour est passé. Rien n'a changé. Appelez le ${authority.desk.name}.` }),
  "swap-refused": ({ why }) => ({ message: `Rien n'a changé, votre jour est gardé. L'autre jour ne peut pas être réservé : ${wishRefusalWords[why]}.` }),
  "override-not-allowed": () => ({ message: "Votre rôle ne permet pas de passer outre une règle. Rien n'a été fait." }),
  "override-needs-reason": () => ({ message: "Écrivez pourquoi, en une phrase d'au moins 10 caractères. Rien n'a été fait.", field: "raison" }),
  "offer-unknown": () => ({ message: "Cette proposition n'existe plus. Ouvrez le dernier mail reçu, ou vos listes d'attente." }),
  "offer-accepted": () => ({ message: "Cette place est déjà acceptée : le jour est réservé." }),
  "offer-declined": () => ({ message: "Cette place a déjà été refusée. Elle est proposée à une autre famille." }),
  "offer-expired": () => ({ message: "Le délai pour répondre est passé. La place est proposée à une autre famille." }),
  "offer-impossible": ({ refused }) => ({ message: `La place ne peut pas être acceptée pour le moment. ${refused.map(refusedLine).join(". ")}. Vous pouvez encore répondre avant la fin du délai.` }),
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

/** The state of a day, on its receipt. */
export const stateWords = {
  confirmed: "Réservé",
  cancelled: "Annulé sans frais",
  cancelled_late: "Annulé après le délai",
  cancelled_by_center: "Annulé par l'accueil, sans frais",
} as const;

/** A rule that the desk set aside, as the family reads it. */
export const ruleWords = {
  deadline: "après le délai",
  capacity: "place en plus",
  age: "hors de la tranche d'âge",
  file: "dossier incomplet",
  opening: "avant l'ouverture",
} as const satisfies Record<OverridableRule, string>;

/** Said in a mail when the desk did it, and not when a parent did. */
export function madeWith(actorKind: "parent" | "staff" | "visitor", done: "Réservé" | "Annulé" | "Échangé"): string {
  return actorKind === "staff" ? `${done} avec le ${authority.desk.name}` : "";
}

export const tierWords: Record<number, string> = {
  1: "Vous habitez le territoire : vous êtes dans le premier groupe.",
  2: "Vous habitez hors du territoire : les familles du territoire passent avant.",
};

/** Why a freed place went to somebody behind, to the parent who was ahead. */
export const passedOverWords = {
  siblings_together: "vous avez demandé vos enfants ensemble ou pas du tout, et il n'y avait pas de place pour tous",
  already_booked: "votre enfant avait déjà une place ce jour-là",
  file_incomplete: "il manquait une pièce au dossier de votre enfant",
  desk_choice: `le ${authority.desk.name} a proposé la place à une autre famille, pour une raison qu'il a écrite`,
} as const satisfies Record<PassedOverReason | "file_incomplete" | "desk_choice", string>;

const deskCall = `Appelez le ${authority.desk.phone.replaceAll(" ", "\u00a0")}.`;

/** What can still be done with a booked day, and until when. */
export function deadlineSentence(kind: "free" | "late" | "begun" | "ended", deadline: Date, chargedCents: Cents): string {
  if (kind === "free") return `Annulable sans frais jusqu'au ${frenchMoment(deadline)}`;
  if (kind === "late") return `Annulation sans frais possible jusqu'au ${frenchMoment(deadline)} : c'est passé. ${owedSentence(chargedCents)}`;
  return kind === "begun" ? `Ce jour a commencé : il ne s'annule plus en ligne. ${deskCall}` : "";
}

/** What a late cancellation costs: « Annulation tardive : 9,80 € restent dus » */
export function owedSentence(chargedCents: Cents): string {
  return chargedCents === 0 ? "Annulation tardive : rien ne reste dû." : `Annulation tardive : ${euros(chargedCents)} restent dus.`;
}

/** « Léa, mardi 22 décembre 2026 : annulé sans frais » */
export function cancelledLine({ kind, due, ...wish }: NamedWish & { kind: "free" | "late"; due: Cents }): string {
  const late = due === 0 ? "annulé après le délai, rien ne reste dû" : `annulé après le délai, ${euros(due)} restent dus`;
  return `${wishLine(wish)} : ${kind === "free" ? "annulé sans frais" : late}`;
}

/** « 8,00 € d'accueil et 2,00 € de repas » */
export function priceParts({ careCents, mealCents }: { careCents: Cents; mealCents: Cents }): string {
  return mealCents === 0 ? `${euros(careCents)} d'accueil` : `${euros(careCents)} d'accueil et ${euros(mealCents)} de repas`;
}

type PriceFacts = { band: number; isQuotientProved: boolean; isResident: boolean; siblingRank: number; siblingShare: number };

const WHOLE_SHARE = 10_000;

/** How a price was found, in words. */
export function priceRuleSentence({ band, isQuotientProved, isResident, siblingRank, siblingShare }: PriceFacts): string {
  const quotient = isQuotientProved ? `tarif de la tranche ${band}, selon votre quotient familial` : "quotient non prouvé : tarif le plus haut";
  const territory = isResident ? "habitant du territoire" : "hors du territoire";
  const rank = siblingShare === WHOLE_SHARE ? "" : `, ${ordinal(siblingRank)} enfant : ${siblingShare / 100} % du prix d'accueil`;
  return `${quotient}, ${territory}${rank}`;
}

const ordinal = (rank: number) => (rank === 1 ? "1er" : `${rank}e`);

/** « 3e sur 7 » */
export function rankWords(rank: number, waiting: number): string {
  return `${ordinal(rank)} sur ${waiting}`;
}

const aloud = (lines: readonly string[]) => lines.join(" ; ");

type Told = { reference: string; offer: string; booked: readonly string[]; waiting: readonly string[]; refused: readonly string[]; total: string };

/** What a member of staff reads to a family without mail, or writes in a letter: the whole receipt. */
export function receiptSpeech({ reference, offer, booked, waiting, refused, total }: Told): string {
  return [
    `Demande ${reference}, ${offer}.`,
    booked.length > 0 ? `Réservé : ${aloud(booked)}. Total : ${total}.` : "Aucun jour n'est réservé.",
    waiting.length > 0 ? `Sur liste d'attente : ${aloud(waiting)}.` : "",
    refused.length > 0 ? `Non réservé : ${aloud(refused)}.` : "",
  ].filter((sentence) => sentence !== "").join(" ");
}

export function cancelledSpeech(reference: string, days: readonly string[], owed: string): string {
  return `Demande ${reference}. ${aloud(days)}. Reste dû pour ces jours : ${owed}.`;
}

export function swappedSpeech(reference: string, present: string, before: string): string {
  return `Demande ${reference}. Ce jour est réservé : ${present}. Il remplace ce jour, annulé sans frais : ${before}.`;
}

export function offerSpeech(offer: string, days: readonly string[], until: string): string {
  return `Une place s'est libérée, ${offer} : ${aloud(days)}. Elle est gardée jusqu'au ${until}. Souhaitez-vous l'accepter ?`;
}

export const outcomeSpeech = {
  "offer-accepted": (offer: string, days: readonly string[]) => `La place est acceptée, c'est réservé, ${offer} : ${aloud(days)}.`,
  "offer-ended": (offer: string, days: readonly string[]) => `Le délai pour répondre est passé, la place va à une autre famille, ${offer} : ${aloud(days)}. Rien n'est dû.`,
  "wait-ended": (offer: string, days: readonly string[]) => `L'attente est terminée, aucune place ne s'est libérée, ${offer} : ${aloud(days)}. Rien n'est dû.`,
} as const;
