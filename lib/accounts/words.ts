import { authority } from "@/lib/core/authority";
import { frenchWait } from "@/lib/core/format";
import { PASSWORD_MAX, PASSWORD_MIN } from "./rules";

/** What forms say about one field. */
export const fieldWords = {
  emailMissing: "Saisissez votre adresse mail.",
  emailShape: "Cette adresse mail n'est pas complète. Elle s'écrit comme prenom.nom@exemple.fr.",
  emailLong: "Cette adresse mail est trop longue.",
  emailAccent: "Une adresse mail ne contient ni accent ni espace avant le @. Vérifiez-la.",
  passwordMissing: "Saisissez votre mot de passe.",
  passwordShort: `Choisissez un mot de passe d'au moins ${PASSWORD_MIN} caractères. Une phrase convient très bien.`,
  passwordLong: `Choisissez un mot de passe de ${PASSWORD_MAX} caractères au plus.`,
  givenNameMissing: "Saisissez votre prénom.",
  familyNameMissing: "Saisissez votre nom.",
  nameShape: "Un nom s'écrit avec des lettres, des espaces, des tirets ou des apostrophes.",
  nameLong: "Ce nom est trop long. Saisissez 80 caractères au plus.",
  phoneMissing: "Saisissez votre numéro de téléphone.",
  phoneShape: "Ce numéro de téléphone n'est pas complet. Il s'écrit comme 06 12 34 56 78 ou +33 6 12 34 56 78.",
  guardianMissing: "Cochez cette case si vous êtes parent ou responsable légal. Les grands-parents ne peuvent pas ouvrir de compte.",
} as const;

export type PasswordWeakness = "digits-only" | "guessable" | "leaked";

const weaknessWords = {
  "digits-only": "Ajoutez des lettres à votre mot de passe : des chiffres seuls se devinent trop vite.",
  guessable: "Ce mot de passe se devine trop facilement. Ajoutez un ou deux mots sans rapport, par exemple une petite phrase.",
  leaked: "Ce mot de passe a été publié après le piratage d'un autre site. Choisissez-en un autre, que vous n'utilisez nulle part ailleurs.",
} as const satisfies Record<PasswordWeakness, string>;

export type Waiting = { reason: "too-many"; waitSeconds: number };

export type AccountRefusal =
  | Waiting
  | { reason: "weak-password"; weakness: PasswordWeakness }
  | { reason: "wrong-credentials" }
  | { reason: "wrong-password" }
  | { reason: "step-up-needed" }
  | { reason: "link-dead" }
  | { reason: "link-used" }
  | { reason: "other-browser" }
  | { reason: "nothing-pending" }
  | { reason: "same-address" }
  | { reason: "address-taken" }
  | { reason: "not-closing" }
  | { reason: "already-closing" }
  | { reason: "signed-out" };

type Sentences = { [R in AccountRefusal["reason"]]: (refusal: Extract<AccountRefusal, { reason: R }>) => { message: string; field?: string } };

const refusalWords: Sentences = {
  "too-many": ({ waitSeconds }) => ({
    message: `Trop d'essais. Attendez ${frenchWait(waitSeconds)}, puis recommencez. Besoin d'aide tout de suite ? Appelez le ${authority.desk.name}.`,
  }),
  "weak-password": ({ weakness }) => ({ message: weaknessWords[weakness], field: "password" }),
  "wrong-credentials": () => ({
    message:
      "L'adresse mail et le mot de passe ne vont pas ensemble. Vérifiez-les. Si vous venez de créer votre compte, ouvrez d'abord le mail de confirmation.",
    field: "email",
  }),
  "wrong-password": () => ({ message: "Ce n'est pas votre mot de passe actuel. Vérifiez-le, ou utilisez « Mot de passe oublié ? ».", field: "currentPassword" }),
  "step-up-needed": () => ({ message: "Pour votre sécurité, saisissez votre mot de passe actuel.", field: "currentPassword" }),
  "link-dead": () => ({ message: "Ce lien ne fonctionne plus : il a expiré, ou un lien plus récent l'a remplacé." }),
  "link-used": () => ({ message: "C'est déjà fait : ce lien a servi. Vous pouvez vous connecter." }),
  "other-browser": () => ({
    message: "Ce lien a été demandé depuis un autre appareil ou un autre navigateur. Ouvrez-le là-bas, ou demandez un nouveau lien ici.",
  }),
  "nothing-pending": () => ({ message: "Aucune demande de compte n'est en cours dans ce navigateur. Recommencez depuis « Créer mon compte »." }),
  "same-address": () => ({ message: "C'est déjà l'adresse mail de votre compte. Saisissez-en une autre.", field: "email" }),
  "address-taken": () => ({ message: `Cette adresse ne peut plus être utilisée pour ce compte. Appelez le ${authority.desk.name}.` }),
  "not-closing": () => ({ message: "Ce compte n'est pas en cours de fermeture." }),
  "already-closing": () => ({ message: "La fermeture de ce compte est déjà demandée." }),
  "signed-out": () => ({ message: "Votre session a pris fin entre-temps. Reconnectez-vous, puis recommencez." }),
};

/** The sentence for a refusal, and the field it belongs to. */
export function sayRefusal(refusal: AccountRefusal): { message: string; field?: string } {
  const say = refusalWords[refusal.reason] as (refusal: AccountRefusal) => { message: string; field?: string };
  return say(refusal);
}
