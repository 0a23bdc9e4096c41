import type { contactRelations, guardianRelations } from "@/db/schema/families";
import { frenchWait } from "@/lib/core/format";
import { CONTACTS_MAX } from "./rules";

/** What forms say about one field. */
export const fieldWords = {
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
  | { reason: "too-many-contacts" };

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
  "has-own-family": () => ({ message: "Votre compte a déjà un dossier avec des enfants, des réservations ou des justificatifs. Appelez le Guichet des Familles : nous réunirons les deux dossiers." }),
  "last-guardian": () => ({ message: "Personne d'autre ne suit ce dossier. Invitez l'autre parent d'abord, ou appelez le Guichet des Familles." }),
  "too-many-contacts": () => ({ message: `Votre dossier compte déjà ${CONTACTS_MAX} personnes. Retirez-en une pour en ajouter une autre.` }),
};

/** The sentence for a refusal, and the field it belongs to. */
export function sayRefusal(refusal: FamilyRefusal): Said {
  const say = refusalWords[refusal.reason] as (refusal: FamilyRefusal) => Said;
  return say(refusal);
}
