import type { StaffRole } from "@/db/context";
import { sayRefusal } from "@/lib/accounts/words";
import type { PasswordWeakness, Waiting } from "@/lib/accounts/words";
import { STAFF_PASSWORD_MIN } from "./rules";

export const roleWords = { agent: "Guichet", center: "Équipe de centre", manager: "Responsable" } as const satisfies Record<StaffRole, string>;

/** What forms say about one field. */
export const staffFieldWords = {
  passwordShort: `Choisissez un mot de passe d'au moins ${STAFF_PASSWORD_MIN} caractères. Une phrase convient très bien.`,
  codeShape: "Saisissez les 6 chiffres que montre votre application.",
  recoveryCodeMissing: "Saisissez l'un de vos codes de secours.",
  roleMissing: "Choisissez un rôle.",
  centersMissing: "Cochez au moins un centre : une équipe de centre ne voit que les siens.",
  keyNameMissing: "Donnez un nom à cette clé, par exemple « Ordinateur du guichet ».",
  keyNameLong: "Ce nom est trop long. Saisissez 60 caractères au plus.",
} as const;

export type StaffRefusal =
  | Waiting
  | { reason: "weak-password"; weakness: PasswordWeakness }
  | { reason: "wrong-credentials" }
  | { reason: "wrong-password" }
  | { reason: "wrong-code"; field: "code" | "recoveryCode" }
  | { reason: "wrong-key" }
  | { reason: "step-over" }
  | { reason: "invitation-dead" }
  | { reason: "already-member" }
  | { reason: "manager-exists" }
  | { reason: "not-oneself" }
  | { reason: "last-manager" }
  | { reason: "unknown-member" }
  | { reason: "unknown-center" }
  | { reason: "not-allowed" };

type Sentences = { [R in StaffRefusal["reason"]]: (refusal: Extract<StaffRefusal, { reason: R }>) => { message: string; field?: string } };

const refusalWords: Sentences = {
  "too-many": (refusal) => sayRefusal(refusal),
  "weak-password": (refusal) => sayRefusal(refusal),
  "wrong-credentials": () => ({ message: "L'adresse mail et le mot de passe ne vont pas ensemble. Vérifiez-les.", field: "email" }),
  "wrong-password": () => ({ message: "Ce n'est pas votre mot de passe actuel. Vérifiez-le.", field: "currentPassword" }),
  "wrong-code": ({ field }) => ({ message: "Ce code n'est pas le bon, ou il a déjà servi. Attendez le suivant, puis recommencez.", field }),
  "wrong-key": () => ({ message: "Cette clé n'a pas été reconnue. Recommencez, ou utilisez le code de votre application." }),
  "step-over": () => ({ message: "Trop de temps ou trop d'essais ont passé depuis le mot de passe. Recommencez la connexion." }),
  "invitation-dead": () => ({ message: "Cette invitation ne fonctionne plus : elle a servi, elle a expiré, ou une plus récente l'a remplacée." }),
  "already-member": () => ({ message: "Cette adresse appartient déjà à une personne de l'équipe.", field: "email" }),
  "manager-exists": () => ({ message: "Une personne responsable existe déjà : c'est elle qui invite les autres, depuis la page Équipe." }),
  "not-oneself": () => ({ message: "Vous ne pouvez pas faire cela pour vous-même. Demandez-le à une autre personne responsable." }),
  "last-manager": () => ({ message: "C'est la dernière personne responsable. Nommez-en d'abord une autre." }),
  "unknown-member": () => ({ message: "Cette personne n'est plus dans l'équipe. Rechargez la page." }),
  "unknown-center": () => ({ message: "Un centre coché n'existe plus. Rechargez la page.", field: "centerIds" }),
  "not-allowed": () => ({ message: "Votre session a pris fin ou votre rôle a changé. Reconnectez-vous, puis recommencez." }),
};

/** The sentence for a refusal, and the field it belongs to. */
export function sayStaffRefusal(refusal: StaffRefusal): { message: string; field?: string } {
  const say = refusalWords[refusal.reason] as (refusal: StaffRefusal) => { message: string; field?: string };
  return say(refusal);
}
