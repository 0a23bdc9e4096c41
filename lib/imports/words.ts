import { frenchNumber } from "@/lib/core/format";
import { CHILDREN_PER_HOUSEHOLD, type Column, GUARDIANS_PER_HOUSEHOLD, MAX_LINES } from "./rules";

/** The header of each column, as the model file writes it. */
export const columnWords: Record<Column, string> = {
  household: "Foyer",
  guardianGivenName: "Responsable prénom",
  guardianFamilyName: "Responsable nom",
  email: "Email",
  phone: "Téléphone",
  addressLine: "Adresse",
  addressExtra: "Complément d'adresse",
  postcode: "Code postal",
  commune: "Commune",
  childGivenName: "Enfant prénom",
  childFamilyName: "Enfant nom",
  bornOn: "Date de naissance",
  schoolLevel: "Niveau",
  school: "École",
};

/** What to write in each, for the page that documents the format. */
export const columnHints: Record<Column, string> = {
  household: "Un numéro ou un nom, le même sur toutes les lignes d'une famille. Obligatoire.",
  guardianGivenName: "Obligatoire sur la première ligne du foyer. Un second responsable : sur la ligne d'un autre enfant.",
  guardianFamilyName: "Obligatoire avec le prénom.",
  email: "Pour envoyer le lien qui ouvre le compte. Sans adresse mail, la famille est servie au téléphone.",
  phone: "Obligatoire sans adresse mail. Exemple : 06 12 34 56 78.",
  addressLine: "Numéro et rue.",
  addressExtra: "Bâtiment, lieu-dit…",
  postcode: "Cinq chiffres.",
  commune: "Code INSEE (44131) ou nom. Si plusieurs communes portent ce nom, le code postal choisit.",
  childGivenName: "Obligatoire : une ligne par enfant.",
  childFamilyName: "Vide : le nom du responsable.",
  bornOn: "Jour/mois/année : 14/03/2019. Obligatoire.",
  schoolLevel: "PS, MS, GS, CP, CE1… Terminale. Vide : « Autre ».",
  school: "Nom de l'école.",
};

/** One household of two children, and one without any address of mail. */
export const modelLines: string[][] = [
  ["1", "Anne", "Exemple", "anne.exemple@exemple.fr", "06 12 34 56 78", "3 rue des Dunes", "", "44210", "Pornic", "Léa", "Exemple", "14/03/2019", "CE1", "École de la Plage"],
  ["1", "Paul", "Exemple", "", "06 12 34 56 79", "", "", "", "", "Tom", "Exemple", "02/09/2021", "PS", "École de la Plage"],
  ["2", "Jeanne", "Modèle", "", "02 40 00 00 00", "1 chemin du Port", "Le Clion", "44210", "44131", "Zoé", "Modèle", "30/11/2017", "CM1", ""],
];

const listed = (numbers: readonly number[]) => numbers.join(", ");

export const lineWords = {
  householdMissing: "Le foyer manque.",
  tooLong: "Ce texte est trop long (120 caractères au plus).",
  childGivenNameMissing: "Le prénom de l'enfant manque.",
  childFamilyNameMissing: "Le nom de l'enfant manque.",
  guardianGivenNameMissing: "Le prénom du responsable manque.",
  guardianFamilyNameMissing: "Le nom du responsable manque.",
  postcodeShape: "Le code postal s'écrit avec cinq chiffres.",
  dateMissing: "La date de naissance manque.",
  dateShape: "Cette date n'existe pas ou n'est pas lisible : elle s'écrit 14/03/2019.",
  unborn: "Cette date de naissance est dans le futur.",
  adult: "Cette personne a 18 ans ou plus.",
  levelUnknown: "Ce niveau n'est pas connu : PS, MS, GS, CP… Terminale, ou rien.",
  communeUnknown: (name: string) => `La commune « ${name} » n'est pas dans la liste de l'INSEE.`,
  communeAmbiguous: (name: string) => `Plusieurs communes s'appellent « ${name} » : ajoutez le code postal, ou écrivez le code INSEE.`,
  noGuardian: "Aucun responsable n'est nommé pour ce foyer.",
  unreachable: "Ce responsable n'a ni adresse mail ni téléphone.",
  tooManyChildren: `Plus de ${CHILDREN_PER_HOUSEHOLD} enfants dans un foyer.`,
  tooManyGuardians: `Plus de ${GUARDIANS_PER_HOUSEHOLD} responsables dans un foyer.`,
  childTwice: (lines: readonly number[]) => `Cet enfant est plusieurs fois dans le foyer (lignes ${listed(lines)}).`,
  emailTwice: (lines: readonly number[]) => `Cette adresse mail est dans plusieurs foyers (lignes ${listed(lines)}).`,
  childElsewhere: (lines: readonly number[]) => `Un enfant du même nom, né le même jour, est dans un autre foyer du fichier (lignes ${listed(lines)}).`,
  knownEmail: "Cette adresse mail est déjà celle d'un compte ou d'une invitation : la famille existe peut-être déjà.",
  knownPhone: "Ce téléphone est déjà celui d'une famille.",
  knownChild: "Un enfant du même nom, né le même jour, est déjà dans un dossier.",
} as const;

export const fieldWords = {
  fileMissing: "Choisissez un fichier CSV.",
  invitations: "Dites quand envoyer les invitations.",
  duplicates: "Dites quoi faire des familles déjà connues.",
} as const;

export type ImportRefusal =
  | { reason: "step-up-needed" }
  | { reason: "file-too-large" }
  | { reason: "file-empty" }
  | { reason: "file-unreadable"; line: number }
  | { reason: "too-many-lines" }
  | { reason: "columns-missing"; missing: Column[] }
  | { reason: "not-found" }
  | { reason: "draft-expired" }
  | { reason: "already-imported" }
  | { reason: "has-errors"; count: number }
  | { reason: "nothing-to-import" };

type Sentences = { [R in ImportRefusal["reason"]]: (refusal: Extract<ImportRefusal, { reason: R }>) => { message: string; field?: string } };

const refusalWords: Sentences = {
  "step-up-needed": () => ({ message: "Confirmez d'abord que c'est vous : votre second facteur date de plus de dix minutes." }),
  "file-too-large": () => ({ message: "Ce fichier dépasse 5 Mo. Coupez-le en plusieurs fichiers, sans séparer les lignes d'un foyer.", field: "file" }),
  "file-empty": () => ({ message: "Ce fichier ne contient aucune ligne de famille.", field: "file" }),
  "file-unreadable": ({ line }) => ({ message: `La ligne ${line} n'est pas lisible : un guillemet n'est pas fermé, ou la ligne est beaucoup trop longue.`, field: "file" }),
  "too-many-lines": () => ({ message: `Ce fichier a plus de ${frenchNumber(MAX_LINES)} lignes. Coupez-le en plusieurs fichiers, sans séparer les lignes d'un foyer.`, field: "file" }),
  "columns-missing": ({ missing }) => ({ message: `Il manque dans la première ligne : ${missing.map((column) => `« ${columnWords[column]} »`).join(", ")}. Partez du fichier modèle.`, field: "file" }),
  "not-found": () => ({ message: "Ce fichier n'est plus là. Envoyez-le à nouveau." }),
  "draft-expired": () => ({ message: "Ce fichier a été effacé au bout d'un jour, comme prévu. Envoyez-le à nouveau." }),
  "already-imported": () => ({ message: "Ce fichier est déjà importé. Rien n'a été écrit une seconde fois." }),
  "has-errors": ({ count }) => ({ message: `Le fichier a ${count} erreur${count < 2 ? "" : "s"} : rien n'a été importé. Corrigez-le, puis envoyez-le à nouveau.` }),
  "nothing-to-import": () => ({ message: "Il n'y a rien à importer : tous les foyers sont déjà connus, ou aucune invitation n'attend." }),
};

/** The sentence for a refusal, and the field it belongs to. */
export function sayRefusal(refusal: ImportRefusal): { message: string; field?: string } {
  const say = refusalWords[refusal.reason] as (refusal: ImportRefusal) => { message: string; field?: string };
  return say(refusal);
}
