import type { Priority } from "./rules";

export type WaitlistRefusal = { reason: "not-waiting" } | { reason: "already-booked" } | { reason: "no-place" } | { reason: "too-late" } | { reason: "signed-out" };

const refusalWords: Record<WaitlistRefusal["reason"], string> = {
  "not-waiting": "Cet enfant n'attend plus pour ce jour : la famille a quitté la liste, ou une place lui est déjà proposée. Rien n'a changé.",
  "already-booked": "Cet enfant, ou un de ses frères et sœurs, a déjà une place ce jour-là. Rien n'a été proposé.",
  "no-place": "Il n'y a plus de place libre, ou pas assez pour les frères et sœurs qui attendent ensemble. Rien n'a été proposé.",
  "too-late": "Ce jour est fermé, ou il commence dans moins d'une heure : la famille n'aurait pas le temps de répondre.",
  "signed-out": "Votre session a pris fin entre-temps, ou ce droit vous a été retiré. Rien n'a changé.",
};

export const sayRefusal = ({ reason }: WaitlistRefusal): { message: string } => ({ message: refusalWords[reason] });

export const priorityWords = { 0: "Sans priorité", 1: "Prioritaire", 2: "Très prioritaire" } as const satisfies Record<Priority, string>;

const knownPriorities: Record<number, string> = priorityWords;
export const sayPriority = (priority: number): string => knownPriorities[priority] ?? `Priorité ${priority}`;

export const sayTier = (tier: number): string => (tier === 1 ? "Famille du territoire" : "Famille hors du territoire");

/** Why a freed place went to somebody behind, as staff read it. */
export const passedOverWords = {
  siblings_together: "frères et sœurs ensemble ou pas du tout, une place manquait",
  already_booked: "l'enfant avait déjà une place ce jour-là",
  file_incomplete: "une pièce manquait au dossier",
  desk_choice: "le Guichet a choisi une autre famille",
} as const;
