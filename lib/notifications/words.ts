import type { NoticeName } from "./catalogue";
import { authority } from "@/lib/core/authority";

/** What each mail was about, in the family's list of messages. */
export const noticeWords = {
  "account-closed": "Votre compte est fermé",
  "account-closing": "Votre compte va fermer",
  "account-exists": "Vous avez déjà un compte",
  "booking-cancelled": "Vos jours annulés",
  "booking-receipt": "Votre demande de réservation",
  "center-closed": "Fermeture d'un accueil",
  "closing-cancelled": "Votre compte reste ouvert",
  "confirm-registration": "Validez votre compte",
  "day-swapped": "Votre jour échangé",
  "document-refused": "Un document à envoyer à nouveau",
  "email-change-asked": "Changement d'adresse mail demandé",
  "email-change-confirm": "Confirmez votre nouvelle adresse mail",
  "email-change-done": "Votre adresse mail a changé",
  "email-change-undone": "Votre ancienne adresse mail est remise",
  "email-changed": "Votre adresse mail a changé",
  "family-opened": "Dossier ouvert avec le Guichet",
  "family-imported": "Votre dossier famille vous attend",
  "guardian-invited": "Invitation à partager un dossier",
  "guardian-joined": "Un parent a rejoint votre dossier",
  "guardian-left": "Un parent a quitté votre dossier",
  "new-device": "Nouvelle connexion à votre compte",
  "offer-accepted": "Votre place acceptée",
  "offer-ended": "Une proposition de place a pris fin",
  "password-changed": "Votre mot de passe a changé",
  "password-reset": "Choisissez un nouveau mot de passe",
  "place-offered": "Une place vous est proposée",
  "service-message": `Un message du ${authority.desk.name}`,
  "sign-in-link": "Votre lien de connexion",
  "staff-alert": "Sécurité de votre compte du personnel",
  "staff-dismissed": "Votre accès du personnel est retiré",
  "staff-invited": "Invitation à rejoindre l'équipe",
  "wait-ended": "Une attente a pris fin",
} as const satisfies Record<NoticeName, string>;

const knownNotices: Record<string, string> = noticeWords;

/** What the desk reads when a mail could not be delivered. */
export function undeliveredSentence(notice: string, code: string): string {
  const why = code === "expired" ? "il n'a jamais été accepté à temps" : `son adresse l'a refusé, code ${code}`;
  return `Le mail « ${knownNotices[notice] ?? notice} » n'est pas arrivé : ${why}. Appelez la famille, vérifiez son adresse, puis renvoyez-le depuis les messages.`;
}
