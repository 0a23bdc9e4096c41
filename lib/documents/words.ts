import { isAboutHealth, MAX_DOCUMENTS, MAX_PAGES, type DocumentKind, type PageFault, type RefusalReason, type ReopeningReason, type SizeFault } from "./rules";
import { authority } from "@/lib/core/authority";

export const kindWords: Record<DocumentKind, string> = {
  vaccines: "Carnet de vaccination",
  insurance: "Attestation d'assurance",
  quotient: "Attestation de quotient familial",
  care_plan: "PAI",
  swim_test: "Test d'aisance aquatique",
  court_order: "Décision de justice",
};

/** What to photograph, in one sentence. */
export const kindHints: Record<DocumentKind, string> = {
  vaccines: "Les pages du carnet de santé où les vaccins sont notés, avec le nom de l'enfant.",
  insurance: "L'attestation de responsabilité civile ou d'assurance scolaire de l'année en cours.",
  quotient: "L'attestation de la CAF ou de la MSA où le quotient familial est écrit.",
  care_plan: "Le projet d'accueil individualisé, signé par le médecin.",
  swim_test: "L'attestation remise par la piscine ou par l'école.",
  court_order: "Les pages du jugement qui disent chez qui vivent les enfants et qui peut venir les chercher.",
};

export const sizeWords: Record<SizeFault, string> = {
  "no-page": "Choisissez au moins une photo ou un PDF.",
  "too-many-pages": `Envoyez ${MAX_PAGES} pages au plus à la fois.`,
  "heavy-page": "Un de vos fichiers dépasse 10 Mo. Prenez la photo avec une qualité plus basse, puis choisissez-la à nouveau.",
  "heavy-whole": "Vos pages pèsent plus de 45 Mo ensemble. Envoyez-en moins à la fois.",
};

const pageWords: Record<PageFault, (page: number) => string> = {
  empty: (page) => `Le fichier n° ${page} est vide. Choisissez-le à nouveau, ou reprenez la photo.`,
  heic: (page) => `Le fichier n° ${page} est une photo HEIC, que nous ne savons pas lire. Faites-en une capture d'écran, ou choisissez « Le plus compatible » dans les réglages de l'appareil photo.`,
  format: (page) => `Le fichier n° ${page} n'est ni une photo JPEG, PNG ou WebP, ni un PDF. Prenez plutôt le papier en photo.`,
  damaged: (page) => `Le fichier n° ${page} est abîmé ou incomplet. Ouvrez-le pour vérifier, ou reprenez la photo.`,
  huge: (page) => `La photo n° ${page} a trop de points. Reprenez-la avec une qualité plus basse.`,
  locked: (page) => `Le PDF n° ${page} est protégé par un mot de passe. Enregistrez-le sans protection, ou prenez le papier en photo.`,
};

export const fieldWords = {
  kind: "Choisissez le document dans la liste, puis recommencez.",
  owner: "Dites pour qui est ce document.",
  notFiles: "Vos fichiers n'ont pas pu être lus. Choisissez-les à nouveau.",
  reason: "Choisissez une raison.",
  precisionMissing: "Écrivez ce que la famille doit faire : elle lira cette phrase.",
  precisionLong: "Cette phrase est trop longue. Saisissez 300 caractères au plus.",
  validUntil: "Saisissez la date comme 31/12/2026.",
} as const;

export type DocumentRefusal =
  | { reason: "page-refused"; page: number; fault: PageFault }
  | { reason: "wrong-owner" }
  | { reason: "too-many-documents" }
  | { reason: "not-found" }
  | { reason: "already-accepted" }
  | { reason: "password-needed" }
  | { reason: "already-judged" }
  | { reason: "not-judged" }
  | { reason: "day-needed" }
  | { reason: "day-passed" }
  | { reason: "signed-out" };

type Sentences = { [R in DocumentRefusal["reason"]]: (refusal: Extract<DocumentRefusal, { reason: R }>) => { message: string; field?: string } };

const refusalWords: Sentences = {
  "page-refused": ({ page, fault }) => ({ message: pageWords[fault](page), field: "pages" }),
  "wrong-owner": () => ({ message: "Dites pour qui est ce document.", field: "owner" }),
  "too-many-documents": () => ({ message: `Votre dossier contient déjà ${MAX_DOCUMENTS} documents. Retirez-en un, puis recommencez.` }),
  "not-found": () => ({ message: "Ce document n'est plus dans votre dossier. Il vient peut-être d'être retiré." }),
  "already-accepted": () => ({ message: `Ce document est accepté : il reste dans votre dossier. Appelez le ${authority.desk.name} pour le retirer.` }),
  "already-judged": () => ({ message: "Ce document vient d'être traité par une autre personne. Rien n'a changé de votre côté." }),
  "not-judged": () => ({ message: "Ce document est déjà à vérifier : il n'y a rien à annuler." }),
  "day-needed": () => ({ message: "Saisissez le dernier jour où ce document est valable.", field: "validUntil" }),
  "day-passed": () => ({ message: "Ce jour est déjà passé. Refusez le document, ou vérifiez la date.", field: "validUntil" }),
  "password-needed": () => ({ message: "Ce document parle de santé : saisissez d'abord votre mot de passe." }),
  "signed-out": () => ({ message: "Votre session a pris fin entre-temps. Reconnectez-vous, puis recommencez." }),
};

/** What the family reads when its paper is refused; « autre » is written out by the desk. */
export const refusalReasonWords: Record<RefusalReason, string> = {
  unreadable: "On ne peut pas le lire. Reprenez la photo en pleine lumière, le papier bien à plat.",
  "page-missing": "Il manque une page. Envoyez toutes les pages, recto et verso.",
  "other-person": "Le nom n'est pas celui de l'enfant ou du foyer. Envoyez le document à son nom.",
  "out-of-date": "La date est dépassée. Demandez un document à jour, puis envoyez-le.",
  "other-paper": "Ce n'est pas le bon document. Regardez ce qui est demandé, puis envoyez-le.",
  other: "Autre raison, à écrire",
};

export const reopeningReasonWords: Record<ReopeningReason, string> = {
  mistake: "Erreur de notre part",
  "family-disagrees": "La famille n'est pas d'accord",
  "new-facts": "Un élément nouveau",
};

/** « On ne peut pas le lire. … » and what the desk adds to it. */
export function sayRefusedReason(reason: RefusalReason, precision: string): string {
  return reason === "other" ? precision : [refusalReasonWords[reason], precision].filter((part) => part !== "").join(" ");
}

/** What a mail may say of a refused paper: of a child's health, nothing. */
export function mailedRefusal(kind: DocumentKind, reason: string): { paper: string; reason: string } {
  if (isAboutHealth(kind)) return { paper: "un document de votre enfant", reason: "La raison est écrite dans votre espace, à la page de ce document." };
  return { paper: `votre document « ${kindWords[kind]} »`, reason };
}

/** What the desk tells on the telephone, or writes, to a family that reads no mail. */
export function sayRefusedPaper(kind: DocumentKind, childName: string | undefined, reason: string): string {
  return `${kindWords[kind]}${childName === undefined ? "" : ` de ${childName}`} : refusé. ${reason}`;
}

type State = { state: "received" | "accepted" | "refused"; refusedReason: string | null; givenOn: string; validUntil: string | undefined; isExpired: boolean };

/** Where a document stands, and what it asks of the family. */
export function sayState({ state, refusedReason, givenOn, validUntil, isExpired }: State): { state: string; next: string | undefined } {
  if (state === "refused") return { state: `Refusé : ${refusedReason}`, next: "Ajoutez un nouveau document pour remplacer celui-ci." };
  if (isExpired) return { state: `Expiré depuis le ${validUntil}`, next: "Ajoutez un document à jour." };
  const until = validUntil === undefined ? "" : `. Valable jusqu'au ${validUntil}`;
  if (state === "accepted") return { state: `Accepté${until}`, next: undefined };
  return { state: `Reçu le ${givenOn}${until}`, next: "Vous n'avez rien à faire : il compte dès maintenant, et nous le vérifions." };
}

export const replacedWords = "Remplacé par un document plus récent";

/** The sentence for a refusal, and the field it belongs to. */
export function sayRefusal(refusal: DocumentRefusal): { message: string; field?: string } {
  const say = refusalWords[refusal.reason] as (refusal: DocumentRefusal) => { message: string; field?: string };
  return say(refusal);
}
