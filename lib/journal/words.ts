import type { Channel } from "./rules";

export const channelWords = { web: "En ligne", mail: "Par mail", desk: "Au Guichet", job: "Automatique" } as const satisfies Record<Channel, string>;

/** Who acted, when it is nobody with a name. */
export const actorKindWords = { visitor: "Une personne non connectée", parent: "Un parent", staff: "Un membre du Guichet", system: "Le portail" } as const;

/** The codes of a line, as people read them; a code without a word shows as it is. */
export const detailWords: Record<string, string> = {
  places: "places", wishes: "jours", days: "jours", children: "enfants", families: "familles", mails: "mails", tasks: "tâches", reason: "raison", entry: "attente", priority: "priorité", ahead: "passés devant",
  notice: "avis", mail: "mail", message: "message", reference: "référence", from: "du", to: "au", action: "acte", actor: "personne", family: "dossier", channel: "canal", corrected: "adresse corrigée", booked: "réservés",
  waiting: "en attente", refused: "refusés", booking: "réservation", child: "enfant", method: "moyen", kind: "type",
};
