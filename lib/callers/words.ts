import type { callerFacts } from "@/db/schema/desk";
import type { taskKinds } from "@/db/schema/notifications";
import { counted, frenchList, frenchWait } from "@/lib/core/format";
import { FACTS_NEEDED, NOTE_MAX } from "./rules";

export type CallerFact = (typeof callerFacts)[number];
export type TaskKind = (typeof taskKinds)[number];

export const taskKindWords: Record<TaskKind, string> = { tell: "À dire", bounced: "Adresse mail en panne", offer: "Place proposée", call_back: "À rappeler" };

export const outcomeWords = {
  told: "Dit par téléphone",
  sent: "Courrier envoyé",
  message: "Message laissé",
  solved: "Réglé",
  unreachable: "Injoignable, abandonné",
} as const;
export type Outcome = keyof typeof outcomeWords;

export const whoCallsWords = {
  guardian: "Le parent ou le responsable légal",
  grandparent: "Un grand-parent",
  other: "Quelqu'un d'autre",
} as const;

export const fieldWords = {
  whoMissing: "Demandez qui appelle, puis choisissez.",
  communeLong: "Ce nom de commune est trop long.",
  noteMissing: "Écrivez la note, puis enregistrez.",
  noteLong: `Cette note est trop longue. Saisissez ${NOTE_MAX.toLocaleString("fr-FR")} caractères au plus.`,
  outcomeMissing: "Choisissez ce qu'il en est.",
  reasonMissing: "Écrivez pourquoi, en quelques mots.",
  reasonLong: "Cette raison est trop longue. Saisissez 300 caractères au plus.",
  familyMissing: "Saisissez l'adresse de la page de l'autre dossier, ou son identifiant qui commence par fam_.",
  day: "Cette date ne se lit pas. Elle s'écrit comme 14/03/2019.",
  phone: "Ce numéro ne se lit pas. Il s'écrit comme 06 12 34 56 78.",
} as const;

/** Who opens a family file, and what to say to the others. */
export const notGuardianWords = {
  grandparent: "Seul un parent ou un responsable légal peut ouvrir un dossier.",
  other: "Seul un parent ou un responsable légal peut ouvrir un dossier.",
} as const;

export type CallerRefusal =
  | { reason: "too-many"; waitSeconds: number }
  | { reason: "signed-out" }
  | { reason: "not-enough-facts" }
  | { reason: "facts-differ" }
  | { reason: "not-found" }
  | { reason: "not-guardian"; who: "grandparent" | "other" }
  | { reason: "looks-known"; twins: readonly Twin[] }
  | { reason: "address-in-use" }
  | { reason: "mailed-just-now" }
  | { reason: "nothing-pending" }
  | { reason: "same-address" }
  | { reason: "already-done" }
  | { reason: "step-up-needed" }
  | { reason: "last-guardian" }
  | { reason: "same-family" }
  | { reason: "other-closed" }
  | { reason: "not-empty" };

type Twin = { id: string; guardians: readonly string[]; commune: string | null };
type Said = { message: string; field?: string; links?: { href: string; label: string }[] };
type Sentences = { [R in CallerRefusal["reason"]]: (refusal: Extract<CallerRefusal, { reason: R }>) => Said };

const refusalWords: Sentences = {
  "too-many": ({ waitSeconds }) => ({ message: `Trop de réponses fausses pour ce dossier. Attendez ${frenchWait(waitSeconds)}, ou proposez de rappeler au numéro du dossier.` }),
  "signed-out": () => ({ message: "Votre session a pris fin entre-temps. Reconnectez-vous, puis recommencez." }),
  "not-enough-facts": () => ({ message: `Saisissez au moins ${counted(FACTS_NEEDED, "réponse")} de la personne qui appelle.` }),
  "facts-differ": () => ({ message: "Ces réponses ne suffisent pas à reconnaître la personne. Vérifiez avec elle, et essayez une autre question." }),
  "not-found": () => ({ message: "Ce que vous vouliez changer n'est plus là. Rechargez la page." }),
  "not-guardian": ({ who }) => ({ message: notGuardianWords[who], field: "who" }),
  "looks-known": ({ twins }) => ({
    message: "Cette famille existe peut-être déjà. Regardez ces dossiers. Si ce n'est aucun d'eux, cochez « Ouvrir quand même ».",
    links: twins.map(({ id, guardians, commune }) => ({ href: `/admin/familles/${id}`, label: `${frenchList(guardians)}, ${commune ?? "commune inconnue"}` })),
  }),
  "address-in-use": () => ({ message: "Un compte a déjà cette adresse mail. Cherchez-le par son adresse, ou demandez-en une autre.", field: "email" }),
  "mailed-just-now": () => ({ message: "Un mail vient de partir à cette adresse. Faites regarder dans les courriers indésirables, et réessayez dans une minute." }),
  "nothing-pending": () => ({ message: "Aucune création de compte n'attend plus pour cette adresse." }),
  "same-address": () => ({ message: "C'est déjà l'adresse mail de ce compte.", field: "email" }),
  "already-done": () => ({ message: "Cette tâche est déjà faite, par vous ou par quelqu'un d'autre." }),
  "step-up-needed": () => ({ message: "Cet acte compte : confirmez d'abord votre identité dans « Mon compte », puis recommencez." }),
  "last-guardian": () => ({ message: "Personne d'autre ne suivrait ce dossier. Ajoutez d'abord un autre responsable." }),
  "same-family": () => ({ message: "C'est le même dossier. Donnez celui à réunir.", field: "other" }),
  "other-closed": () => ({ message: "Ouvrez d'abord l'autre dossier et vérifiez la personne, puis revenez ici : un homonyme n'entre pas dans le dossier d'un autre.", field: "other" }),
  "not-empty": () => ({ message: "L'autre dossier contient une demande, un document, ou un enfant qui n'est pas le même ici : le portail ne peut pas choisir à votre place. Recopiez d'abord ce qui manque ici, puis retirez-le là-bas.", field: "other" }),
};

/** The sentence for a refusal, and the field it belongs to. */
export function sayRefusal(refusal: CallerRefusal): Said {
  const say = refusalWords[refusal.reason] as (refusal: CallerRefusal) => Said;
  return say(refusal);
}

export const territoryWords = { resident: "dans le territoire", outside: "hors du territoire", unknown: "commune non précisée" } as const;

/** « Ordonnance du juge, pour Léa : acceptée le 3 mars 2026 » */
export function courtOrderWords(childName: string | undefined, state: string, judgedOn: string | undefined): string {
  const judged = judgedOn === undefined ? "" : ` le ${judgedOn}`;
  const standing = state.startsWith("Accepté") ? `acceptée${judged}` : state.startsWith("Refusé") ? `refusée${judged}` : "reçue, à vérifier";
  return `Ordonnance du juge, pour ${childName ?? "tous les enfants"} : ${standing}`;
}

/** « 3 jours réservés, prochain lundi 7 juillet » */
export function bookedWords(days: number, next: string | undefined): string {
  if (next === undefined) return "aucun jour réservé";
  return `${counted(days, "jour réservé", "jours réservés")}, prochain ${next}`;
}

/** « Personne reconnue par 2 réponses justes à 15 h 12. Le dossier se referme à 16 h 12. » */
export function knownWords(facts: number, since: string, until: string): string {
  const how = facts > 0 ? `Personne reconnue par ${counted(facts, "réponse juste", "réponses justes")} à ${since}.` : `Dossier ouvert au téléphone à ${since}.`;
  return `${how} Le dossier se referme à ${until}.`;
}

type Place = { childName: string; day: string; center: string; until: string | undefined };

export const attentionWords = {
  offer: ({ childName, day, center, until }: Place) => ({ tag: "Place proposée", what: `${childName}, ${day}, ${center} : répondre avant le ${until ?? day}.` }),
  bounced: (name: string) => ({ tag: "Adresse mail en panne", what: `${name} ne reçoit plus nos mails.` }),
  tasks: (count: number, late: number) => ({ tag: late > 0 ? "En retard" : "Tâches", what: late > 0 ? `${counted(count, "tâche")} à faire, dont ${late} en retard.` : `${counted(count, "tâche")} à faire.` }),
  noChild: { tag: "À compléter", what: "Aucun enfant dans le dossier : ajoutez-en un avant de réserver." },
  missing: (name: string, count: number, isBlocked: boolean) => ({ tag: isBlocked ? "Bloque la réservation" : "À compléter", what: `${name} : ${counted(count, "réponse ou document manque", "réponses ou documents manquent")}.` }),
  paper: (title: string, childName: string | undefined) => ({ tag: "Document à redonner", what: `${title}, ${childName ?? "toute la famille"}.` }),
};
