import type { Channel } from "./rules";

export const channelWords = { web: "En ligne", mail: "Par mail", desk: "Au Guichet", job: "Automatique" } as const satisfies Record<Channel, string>;

/** Who acted, when it is nobody with a name. */
export const actorKindWords = { visitor: "Une personne non connectée", parent: "Un parent", staff: "Un membre du Guichet", system: "Le portail" } as const;

/** The codes of a line, as people read them; a code without a word shows as it is. */
export const detailWords: Record<string, string> = {
  places: "places", wishes: "jours", days: "jours", children: "enfants", families: "familles", mails: "mails", tasks: "tâches", reason: "raison", entry: "attente", priority: "priorité", ahead: "passés devant",
  notice: "avis", mail: "mail", message: "message", reference: "référence", from: "du", to: "au", action: "acte", actor: "personne", family: "dossier", channel: "canal", corrected: "adresse corrigée", booked: "réservés",
  waiting: "en attente", refused: "refusés", booking: "réservation", child: "enfant", method: "moyen", kind: "type", programme: "programme", programmes: "programmes", period: "période", center: "centre", centers: "centres", slot: "créneau", slots: "créneaux", group: "tranche d'âge",
  closure: "fermeture", tariff: "tarif", season: "saison", validFrom: "à partir du", isNew: "nouveau", role: "rôle", created: "créés", known: "déjà là", level: "connexion", device: "appareil", ended: "connexions fermées",
  breachCheck: "fuites de mots de passe", import: "import", pages: "pages", told: "réponses données", waits: "attentes", territory: "territoire", matched: "réponses justes", late: "hors délai", fromYears: "de", toYears: "à",
  isUnderSix: "moins de six ans", isLongDay: "plus de cinq heures", inTime: "dans le délai", hasNote: "note", first: "premier jour", errors: "erreurs", decisions: "choix", day: "jour", contested: "contesté",
  childrenPerAnimator: "enfants par animateur", chargedCents: "centimes dus", by: "par", bands: "tranches", animators: "animateurs", again: "à nouveau", model: "modèle", outcome: "issue", other: "autre", withMail: "avec mail",
};

/** What a code says on a line: how a browser was known, how somebody signed in, the codes of a role. */
export const valueWords: Record<string, string> = {
  mfa: "deux facteurs", password: "mot de passe", link: "lien", first: "le premier", new: "nouveau", known: "connu", manager: "responsable", agent: "Guichet", wednesdays: "mercredis", holidays: "vacances", off: "pas de contrôle", clean: "aucune", unavailable: "pas de réponse",
};
