/** What a family page says has just been done (`?fait=`). */
export const doneWords = {
  verifie: "La personne est reconnue. Le dossier est ouvert le temps de l'appel.",
  ouvert: "Le dossier est ouvert. Ajoutez les enfants, puis réservez.",
  "ouvert-mail": "Le dossier est ouvert, et l'invitation est partie par mail. Ajoutez les enfants, puis réservez.",
  note: "La note est enregistrée.",
  rappel: "Le rappel est dans les tâches.",
  "mot-de-passe": "Le lien pour choisir un nouveau mot de passe est parti. Il fonctionne une heure.",
  appareils: "Tous les appareils de ce compte sont déconnectés.",
  adresse: "Un lien est parti à la nouvelle adresse. L'adresse change quand la personne l'ouvre et donne son mot de passe.",
  invitation: "L'invitation est partie. Elle fonctionne 3 jours.",
  acces: "L'accès au dossier est retiré. Les autres responsables sont prévenus par mail.",
  reunis: "Les deux dossiers sont réunis.",
  tache: "La tâche est faite.",
} as const;
