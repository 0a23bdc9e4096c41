import type { NoticeName } from "./catalogue";

/** What each mail was about, in the family's list of messages. */
export const noticeWords = {
  "account-closed": "Votre compte est fermé",
  "account-closing": "Votre compte va fermer",
  "account-exists": "Vous avez déjà un compte",
  "booking-cancelled": "Vos jours annulés",
  "booking-receipt": "Votre demande de réservation",
  "closing-cancelled": "Votre compte reste ouvert",
  "confirm-registration": "Validez votre compte",
  "day-swapped": "Votre jour échangé",
  "email-change-asked": "Changement d'adresse mail demandé",
  "email-change-confirm": "Confirmez votre nouvelle adresse mail",
  "email-change-done": "Votre adresse mail a changé",
  "email-change-undone": "Votre ancienne adresse mail est remise",
  "email-changed": "Votre adresse mail a changé",
  "guardian-invited": "Invitation à partager un dossier",
  "guardian-joined": "Un parent a rejoint votre dossier",
  "guardian-left": "Un parent a quitté votre dossier",
  "new-device": "Nouvelle connexion à votre compte",
  "offer-accepted": "Votre place acceptée",
  "offer-ended": "Une proposition de place a pris fin",
  "password-changed": "Votre mot de passe a changé",
  "password-reset": "Choisissez un nouveau mot de passe",
  "place-offered": "Une place vous est proposée",
  "sign-in-link": "Votre lien de connexion",
  "wait-ended": "Une attente a pris fin",
} as const satisfies Record<NoticeName, string>;
