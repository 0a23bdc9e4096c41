/** Every fact the journal may hold, and the sentence the family reads in its history. */
export const auditWords = {
  "registration.requested": "Création de compte demandée",
  "registration.resent": "Mail de confirmation renvoyé",
  "registration.readdressed": "Adresse mail corrigée avant confirmation",
  "registration.disowned": "Création de compte refusée par la personne qui reçoit les mails",
  "account.confirmed": "Compte validé",
  "account.closing_requested": "Fermeture du compte demandée",
  "account.closing_cancelled": "Fermeture du compte annulée",
  "account.closed": "Compte fermé",
  "session.opened": "Connexion",
  "session.refused": "Connexion refusée",
  "session.ended": "Déconnexion",
  "session.others_ended": "Autres appareils déconnectés",
  "session.stepped_up": "Mot de passe vérifié",
  "link.requested": "Lien de connexion demandé",
  "password.reset_requested": "Nouveau mot de passe demandé",
  "password.reset": "Mot de passe remplacé par lien",
  "password.changed": "Mot de passe changé",
  "identity.changed": "Nom ou téléphone modifié",
  "email.change_requested": "Changement d'adresse mail demandé",
  "email.change_cancelled": "Changement d'adresse mail abandonné",
  "email.changed": "Adresse mail changée",
  "email.change_undone": "Ancienne adresse mail remise",
  "booking.requested": "Demande de réservation",
  "data.exported": "Données téléchargées",
} as const;

export type AuditAction = keyof typeof auditWords;
