import type { NoticeName } from "./catalogue";

/** What each mail was about, in the family's list of messages. */
export const noticeWords = {
  "account-closed": "Votre compte est fermé",
  "account-closing": "Votre compte va fermer",
  "account-exists": "Vous avez déjà un compte",
  "booking-receipt": "Votre demande de réservation",
  "closing-cancelled": "Votre compte reste ouvert",
  "confirm-registration": "Validez votre compte",
  "email-change-asked": "Changement d'adresse mail demandé",
  "email-change-confirm": "Confirmez votre nouvelle adresse mail",
  "email-change-done": "Votre adresse mail a changé",
  "email-change-undone": "Votre ancienne adresse mail est remise",
  "email-changed": "Votre adresse mail a changé",
  "guardian-invited": "Invitation à partager un dossier",
  "guardian-joined": "Un parent a rejoint votre dossier",
  "guardian-left": "Un parent a quitté votre dossier",
  "new-device": "Nouvelle connexion à votre compte",
  "password-changed": "Votre mot de passe a changé",
  "password-reset": "Choisissez un nouveau mot de passe",
  "sign-in-link": "Votre lien de connexion",
} as const satisfies Record<NoticeName, string>;
