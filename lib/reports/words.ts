import type { RetentionKind, Scope } from "./rules";
import { XLSX_LINES_MAX } from "./rules";

export const scopeWords: Record<Scope, { title: string; hint: string; file: string }> = {
  families: { title: "Familles et enfants", hint: "Une ligne par enfant, avec ses responsables et son adresse. Sans données de santé.", file: "familles" },
  bookings: { title: "Réservations et présences", hint: "Une ligne par enfant et par jour : prix, état, heures d'arrivée et de départ. Pour la facturation et les déclarations à la CAF.", file: "reservations" },
  waitlists: { title: "Listes d'attente", hint: "Les demandes qui attendent une place, et les places proposées, à partir d'aujourd'hui.", file: "listes-attente" },
  journal: { title: "Journal", hint: "Qui a fait quoi, quand et par quel canal.", file: "journal" },
};

export const columnWords: Record<Scope, string[]> = {
  families: ["Famille", "Enfant nom", "Enfant prénom", "Date de naissance", "Niveau", "École", "Responsables", "Adresses mail", "Téléphones", "Adresse", "Complément", "Code postal", "Commune", "Code INSEE"],
  bookings: ["Jour", "Centre", "Programme", "Groupe", "Formule", "Enfant nom", "Enfant prénom", "Date de naissance", "Famille", "Commune", "Référence", "État", "Tranche", "Accueil (€)", "Repas (€)", "À facturer (€)", "Arrivée", "Départ", "Heures de présence"],
  waitlists: ["Jour", "Centre", "Programme", "Groupe", "Formule", "Enfant nom", "Enfant prénom", "Famille", "Référence", "Territoire", "Priorité", "Demandé le", "État", "Réponse avant"],
  journal: ["Date", "Fait", "Auteur", "Identifiant de l'auteur", "Compte", "Famille", "Canal", "Précisions"],
};

export const actorWords = { visitor: "Visiteur", parent: "Parent", staff: "Guichet", system: "Portail" } as const;
export const channelWords = { web: "En ligne", mail: "Mail", desk: "Guichet", job: "Tâche automatique" } as const;
export const bookingWords = { confirmed: "Réservé", cancelled: "Annulé", cancelled_late: "Annulé hors délai", cancelled_by_center: "Annulé par le centre" } as const;
export const waitWords: Record<string, string> = { waiting: "Attend", offered: "Place proposée" };

export const fieldWords = { scope: "Choisissez ce que vous voulez exporter.", format: "Choisissez un format.", day: "Choisissez deux jours du calendrier." } as const;

export type ReportRefusal = { reason: "step-up-needed" } | { reason: "span-backwards" } | { reason: "span-too-long" } | { reason: "too-many-lines"; count: number };

type Sentences = { [R in ReportRefusal["reason"]]: (refusal: Extract<ReportRefusal, { reason: R }>) => string };

const refusalWords: Sentences = {
  "step-up-needed": () => "Confirmez d'abord que c'est vous : votre second facteur date de plus de dix minutes.",
  "span-backwards": () => "Le dernier jour vient avant le premier.",
  "span-too-long": () => "Choisissez une période d'un an au plus.",
  "too-many-lines": ({ count }) => `Cet export a ${count} lignes, et un fichier Excel s'arrête à ${XLSX_LINES_MAX} : choisissez le format CSV, ou une période plus courte.`,
};

/** The sentence for a refusal. */
export function sayRefusal(refusal: ReportRefusal): string {
  const say = refusalWords[refusal.reason] as (refusal: ReportRefusal) => string;
  return say(refusal);
}

/** What each promise is, and what happens at its end. */
export const retentionWords: Record<RetentionKind, { title: string; rule: string }> = {
  registrations: { title: "Créations de compte non confirmées", rule: "Effacées après 7 jours" },
  links: { title: "Liens reçus par mail", rule: "Effacés 7 jours après leur fin" },
  sessions: { title: "Connexions", rule: "Effacées un jour après leur fin" },
  health: { title: "Fiches sanitaires", rule: "Effacées 12 mois après la dernière venue" },
  families: { title: "Dossiers de famille", rule: "Anonymisés 24 mois après la dernière activité" },
  invitations: { title: "Invitations", rule: "Effacées 7 jours après leur fin" },
  imports: { title: "Fichiers d'import", rule: "Effacés après un jour" },
  documents: { title: "Documents", rule: "Gardés avec le dossier de la famille" },
  mails: { title: "Traces de mails", rule: "Effacées après 12 mois" },
  journal: { title: "Journal", rule: "Effacé après 12 mois" },
};

const oddWords: Record<string, string> = {
  origin: "Cette demande est venue d'un autre site. Rechargez la page, puis recommencez.",
  shape: "Choisissez un export, un format et deux jours du calendrier.",
};

/** Back from the download: why nothing was given out; absent when nothing was asked. */
export function whyNothing(reason: string | undefined, count: number): string | undefined {
  if (reason === undefined) return undefined;
  if (Object.hasOwn(refusalWords, reason)) return sayRefusal({ reason, count } as ReportRefusal);
  return Object.hasOwn(oddWords, reason) ? oddWords[reason] : undefined;
}
