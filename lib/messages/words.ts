import { counted } from "@/lib/core/format";
import { MOST_FAMILIES, type FailureKind, type MailState } from "./rules";

export type MessageRefusal =
  | { reason: "mail-unknown" }
  | { reason: "mail-sent" }
  | { reason: "mail-erased" }
  | { reason: "mail-link-dead" }
  | { reason: "mail-recipient-gone" }
  | { reason: "message-unknown" }
  | { reason: "nobody-booked" }
  | { reason: "too-many-families" }
  | { reason: "days-past" }
  | { reason: "signed-out" };

const refusalWords: Record<MessageRefusal["reason"], string> = {
  "mail-unknown": "Ce mail n'est plus dans la liste : sa trace s'efface au bout de 12 mois.",
  "mail-sent": "Ce mail est déjà parti. Rien n'a été renvoyé.",
  "mail-erased": "Le contenu de ce mail est effacé : il ne peut plus être renvoyé.",
  "mail-link-dead": "Le lien de ce mail ne marche plus : le renvoyer ne servirait à rien. La personne doit refaire sa demande.",
  "mail-recipient-gone": "Le compte à qui ce mail s'adressait est fermé. Rien n'a été renvoyé.",
  "message-unknown": "Ce message n'existe plus : un message jamais envoyé s'efface au bout de deux jours. Écrivez-le à nouveau.",
  "nobody-booked": "Aucune famille n'a de jour réservé dans ce choix. Rien n'a été envoyé.",
  "too-many-families": `Ce choix compte plus de ${MOST_FAMILIES} familles. Choisissez moins de jours, ou un seul accueil.`,
  "days-past": "Ces jours sont passés. Choisissez au moins un jour à venir.",
  "signed-out": "Votre session a pris fin entre-temps, ou ce droit vous a été retiré. Rien n'a été envoyé.",
};

const fieldOf: Partial<Record<MessageRefusal["reason"], string>> = { "days-past": "au" };

export const sayRefusal = ({ reason }: MessageRefusal): { message: string; field?: string } => ({ message: refusalWords[reason], ...(fieldOf[reason] && { field: fieldOf[reason] }) });

export const mailStateWords = { pending: "En attente", sent: "Parti", dead: "Pas parti" } as const satisfies Record<MailState, string>;

/** What happened to a mail that did not leave, and what the desk does about it. */
export const failureWords = {
  "unknown-address": { what: "Adresse inconnue", todo: "Appelez la famille et corrigez l'adresse avec elle, puis renvoyez." },
  "mailbox-full": { what: "Boîte pleine", todo: "Appelez la famille : elle fait de la place dans sa boîte, puis renvoyez." },
  unwanted: { what: "Refusé comme indésirable", todo: "Appelez la famille et dites-lui de vive voix. Si cela se répète, prévenez l'informatique." },
  later: { what: "Refusé pour le moment", todo: "Rien à faire : le portail réessaie tout seul." },
  "server-away": { what: "Le serveur de mails ne répond pas", todo: "Rien à faire : le portail réessaie tout seul. Si cela dure, prévenez l'informatique." },
  "our-account": { what: "Notre compte d'envoi est refusé", todo: "Prévenez l'informatique : aucun mail ne part." },
  expired: { what: "Jamais accepté à temps", todo: "Appelez la famille et vérifiez son adresse, puis renvoyez si c'est encore possible." },
  other: { what: "Refusé", todo: "Appelez la famille et vérifiez son adresse." },
} as const satisfies Record<FailureKind, { what: string; todo: string }>;

export const cannotResendWords = {
  sent: "Ce mail est parti : il n'y a rien à renvoyer.",
  erased: "Son contenu est effacé : il ne peut plus être renvoyé. Dites-le de vive voix.",
  "link-dead": "Son lien ne marche plus : la personne refait sa demande sur le portail.",
} as const;

/** « 41 mails, et 2 tâches pour les familles sans adresse mail » */
export function reachWords({ mails, tasks }: { mails: number; tasks: number }): string {
  return tasks === 0 ? counted(mails, "mail") : `${counted(mails, "mail")}, et ${counted(tasks, "tâche", "tâches")} pour les familles sans adresse mail`;
}

/** What the desk reads aloud to a family that reads no mail. */
export const spokenMessage = ({ title, body }: { title: string; body: string }): string => `${title}. ${body}`;
