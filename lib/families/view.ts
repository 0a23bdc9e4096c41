import type { contactRelations, guardianRelations } from "@/db/schema/families";
import { phoneView } from "@/lib/accounts/view";
import { auditWords, type AuditAction } from "@/lib/audit/words";
import { ageOn, type Day } from "@/lib/core/days";
import { counted, frenchCivilDay, frenchDay, frenchList, frenchMoment } from "@/lib/core/format";
import type { Id } from "@/lib/core/ids";
import type { Health } from "./adapters/health-cipher";
import { territoryOf, type Territory } from "./rules";
import { consentWords, contactRelationWords, custodyWords, guardianRelationWords, mealWords, schoolLevelWords, vaccineWords, type ConsentKind, type Custody, type Meal, type SchoolLevel } from "./words";

type ChildRow = {
  id: Id<"child">;
  givenName: string;
  familyName: string;
  bornOn: Day;
  schoolLevel: SchoolLevel;
  school: string | null;
  meal: Meal;
  custody: Custody | null;
  otherHouseholdName: string | null;
  otherHouseholdPhone: string | null;
};
type ConsentRow = { kind: ConsentKind; isGranted: boolean; decidedAt: Date; decidedBy: string; isByDesk: boolean };

/** Below two years, months say more than years. */
const MONTHS_UNTIL = 24;

function ageView(bornOn: Day, today: Day): string {
  const { years, months } = ageOn(bornOn, today);
  if (months === 0) return "moins d'un mois";
  return months < MONTHS_UNTIL ? `${months} mois` : counted(years, "an");
}

export type ChildCardView = { id: Id<"child">; name: string; givenName: string; age: string; level: string };

export function childCardView(row: ChildRow, today: Day): ChildCardView {
  return { id: row.id, name: `${row.givenName} ${row.familyName}`, givenName: row.givenName, age: ageView(row.bornOn, today), level: schoolLevelWords[row.schoolLevel] };
}

/** What the form of a child's identity starts from. */
export type ChildIdentityView = { id: Id<"child">; givenName: string; familyName: string; birthDay: string; birthMonth: string; birthYear: string; schoolLevel: SchoolLevel; school: string };

export function childIdentityView(row: ChildRow): ChildIdentityView {
  const [birthYear = "", birthMonth = "", birthDay = ""] = row.bornOn.split("-");
  const { id, givenName, familyName, schoolLevel, school } = row;
  return { id, givenName, familyName, birthDay: String(Number(birthDay)), birthMonth: String(Number(birthMonth)), birthYear, schoolLevel, school: school ?? "" };
}

const newestOf = (rows: readonly ConsentRow[], kind: ConsentKind) => rows.find((row) => row.kind === kind);
const kinds = Object.keys(consentWords) as ConsentKind[];

function consentsInShort(rows: readonly ConsentRow[]): string[] {
  const named = (answer: boolean | undefined) => kinds.filter((kind) => newestOf(rows, kind)?.isGranted === answer).map((kind) => consentWords[kind].label.toLowerCase());
  const groups = [["Oui", named(true)], ["Non", named(false)], ["À remplir", named(undefined)]] as const;
  return groups.flatMap(([word, labels]) => (labels.length > 0 ? [`${word} : ${frenchList(labels)}`] : []));
}

export type ChildSheetView = { id: Id<"child">; givenName: string; name: string; age: string; bornOn: string; level: string; school: string | undefined; health: string; meal: string; consents: string[]; custody: string; otherHousehold: string | undefined };

/** Everything about a child in words; of the health record, only when it was filled in. */
export function childSheetView(row: ChildRow & { healthConfirmedAt: Date | null }, consents: readonly ConsentRow[], today: Day): ChildSheetView {
  const other = [row.otherHouseholdName, row.otherHouseholdPhone && phoneView(row.otherHouseholdPhone)].filter((part) => part !== null);
  return {
    ...childCardView(row, today),
    bornOn: frenchCivilDay(row.bornOn),
    school: row.school ?? undefined,
    health: row.healthConfirmedAt ? `Remplie le ${frenchDay(row.healthConfirmedAt)}` : "À remplir",
    meal: mealWords[row.meal],
    consents: consentsInShort(consents),
    custody: row.custody ? custodyWords[row.custody] : "À remplir",
    otherHousehold: other.length > 0 ? other.join(", ") : undefined,
  };
}

/** As its reader calls them, no account for the desk, which only writes down what was said on the telephone. */
function deciderOf(row: ConsentRow, accountId: string | undefined): string {
  if (row.isByDesk) return "téléphone, avec le Guichet";
  if (accountId === undefined) return "un parent";
  return row.decidedBy === accountId ? "vous" : "l'autre parent";
}
const said = (row: ConsentRow, accountId: string | undefined) => `${row.isGranted ? "Oui" : "Non"} depuis le ${frenchDay(row.decidedAt)}, par ${deciderOf(row, accountId)}`;

export type ConsentView = { kind: ConsentKind; label: string; meaning: string; answer: "yes" | "no" | undefined; standing: string };
export type ConsentsView = { consents: ConsentView[]; earlier: string[] };

/** How each consent stands, since when and by whom; and the decisions that newer ones replaced. */
export function consentsView(rows: readonly ConsentRow[], accountId: string | undefined): ConsentsView {
  const consents = kinds.map((kind): ConsentView => {
    const row = newestOf(rows, kind);
    return { kind, ...consentWords[kind], answer: row && (row.isGranted ? "yes" : "no"), standing: row ? `${said(row, accountId)}.` : accountId === undefined ? "Pas encore de réponse." : "Vous n'avez pas encore répondu." };
  });
  const replaced = rows.filter((row) => newestOf(rows, row.kind) !== row);
  return { consents, earlier: replaced.map((row) => `${consentWords[row.kind].label} : ${row.isGranted ? "oui" : "non"}, le ${frenchDay(row.decidedAt)}, par ${deciderOf(row, accountId)}`) };
}

/** What the health form starts from: unanswered before its first saving, then « rien à signaler » or a text. */
export type HealthFormView = Health & { filledOn: string | undefined };

export function healthFormView(reading: { health: Health; confirmedAt: Date } | undefined): HealthFormView {
  const nothing: Health = { allergies: "", carePlan: "", treatment: "", doctorName: "", doctorPhone: "", vaccineStatus: "", vaccineNotes: "" };
  if (!reading) return { ...nothing, filledOn: undefined };
  return { ...reading.health, doctorPhone: phoneView(reading.health.doctorPhone), filledOn: frenchDay(reading.confirmedAt) };
}

export type ChildData = ReturnType<typeof childDataView>;

/** Everything held about a child, in French, so that the parent who asked can read it. */
export function childDataView(row: ChildRow & { createdAt: Date; removedAt: Date | null }, consents: readonly ConsentRow[], health: (Health & { confirmedAt: Date }) | undefined, accountId: string) {
  return {
    identifiant: row.id,
    prenom: row.givenName,
    nom: row.familyName,
    neLe: row.bornOn,
    niveauScolaire: schoolLevelWords[row.schoolLevel],
    ecole: row.school,
    repas: mealWords[row.meal],
    garde: row.custody && custodyWords[row.custody],
    autreFoyer: { nom: row.otherHouseholdName, telephone: row.otherHouseholdPhone },
    autorisations: consents.map((each) => ({ pour: consentWords[each.kind].label, reponse: each.isGranted ? "oui" : "non", le: each.decidedAt.toISOString(), par: deciderOf(each, accountId) })),
    ficheSanitaire: health
      ? {
          remplieLe: health.confirmedAt.toISOString(),
          allergies: health.allergies,
          projetAccueilIndividualise: health.carePlan,
          traitement: health.treatment,
          medecin: { nom: health.doctorName, telephone: health.doctorPhone },
          vaccins: { etat: health.vaccineStatus && vaccineWords[health.vaccineStatus], precisions: health.vaccineNotes },
        }
      : null,
    ajouteLe: row.createdAt.toISOString(),
    retireLe: row.removedAt?.toISOString() ?? null,
  };
}

type CommuneRow = { insee: string; name: string; postcodes: string[] };
export type CommuneView = { insee: string; name: string; postcodes: string[]; whichPostcodes: string };

const POSTCODES_SAID = 3;

/** « 44640 », « 75001, 75002, 75003 et 18 autres »: what tells two communes of the same name apart. */
export function communeView({ insee, name, postcodes }: CommuneRow): CommuneView {
  const others = postcodes.length - POSTCODES_SAID;
  const said = postcodes.slice(0, POSTCODES_SAID).join(", ");
  return { insee, name, postcodes, whichPostcodes: others > 0 ? `${said} et ${others} autre${others > 1 ? "s" : ""}` : said };
}

type HouseholdRow = { addressLine: string | null; addressExtra: string | null; postcode: string | null; communeInsee: string | null; communeName: string | null; createdAt: Date };
export type HouseholdView = {
  territory: Territory;
  /** Line by line; empty until it is given. */
  address: string[];
  commune?: { insee: string; name: string };
};

export function householdView(row: HouseholdRow | undefined): HouseholdView {
  if (!row?.communeInsee || !row.communeName) return { territory: "unknown", address: [] };
  const lines = [row.addressLine, row.addressExtra, `${row.postcode ?? ""} ${row.communeName}`];
  return { territory: territoryOf(row.communeInsee), address: lines.flatMap((line) => line ?? []), commune: { insee: row.communeInsee, name: row.communeName } };
}

type GuardianRow = { accountId: string; givenName: string; familyName: string; emailAsTyped: string; relation: (typeof guardianRelations)[number] | null; joinedAt: Date };
/** `since` is absent before the file exists: the parent is alone with a blank page. */
export type GuardianView = { name: string; isYou: boolean; relation?: string; since?: string };

export function guardianView({ accountId, givenName, familyName, relation, joinedAt }: GuardianRow, ownAccountId: string): GuardianView {
  return { name: `${givenName} ${familyName}`, isYou: accountId === ownAccountId, ...(relation && { relation: guardianRelationWords[relation] }), since: frenchDay(joinedAt) };
}

type PhoneGuardianRow = { id: Id<"phoneGuardian">; givenName: string; familyName: string; phone: string; relation: (typeof guardianRelations)[number] | null };
/** A guardian without any account, whom the desk serves by telephone. */
export type PhoneGuardianView = { id: string; givenName: string; familyName: string; phone: string; relation: string | undefined; relationLabel: string | undefined };

export function phoneGuardianView({ id, givenName, familyName, phone, relation }: PhoneGuardianRow): PhoneGuardianView {
  return { id, givenName, familyName, phone: phoneView(phone), relation: relation ?? undefined, relationLabel: relation ? guardianRelationWords[relation] : undefined };
}

type InvitationRow = { id: string; email: string; createdAt: Date; expiresAt: Date };
export type InvitationView = { id: string; email: string; sentOn: string; worksUntil: string };

export function invitationView({ id, email, createdAt, expiresAt }: InvitationRow): InvitationView {
  return { id, email, sentOn: frenchDay(createdAt), worksUntil: frenchMoment(expiresAt) };
}


type ContactRow = { id: string; givenName: string; familyName: string; phone: string; relation: (typeof contactRelations)[number]; isEmergency: boolean; mayPickUp: boolean };
export type ContactView = Omit<ContactRow, "relation"> & { relation: string; relationLabel: string };

export function contactView(row: ContactRow): ContactView {
  const { id, givenName, familyName, phone, relation, isEmergency, mayPickUp } = row;
  return { id, givenName, familyName, phone: phoneView(phone), relation, relationLabel: contactRelationWords[relation], isEmergency, mayPickUp };
}

type EventRow = { at: Date; action: string; actorKind: "visitor" | "parent" | "staff" | "system"; actorId: string | null; reason: string | null };
export type FamilyEventView = { at: string; what: string; who: string; /** Why the desk set a rule aside, when it did. */ why: string | undefined };

/** A line of the family's history, with who did it as its reader calls them. */
export function familyEventView({ at, action, actorKind, actorId, reason }: EventRow, ownAccountId: string): FamilyEventView {
  const parent = actorId === ownAccountId ? "vous" : "l'autre parent";
  const who = { parent, staff: "le Guichet", system: "le portail", visitor: "le portail" }[actorKind];
  return { at: frenchMoment(at), what: auditWords[action as AuditAction] ?? action, who, why: reason ?? undefined };
}

type HouseholdParts = { household: HouseholdRow; guardians: GuardianRow[]; phoneGuardians: PhoneGuardianRow[]; invitations: InvitationRow[]; contacts: (ContactRow & { createdAt: Date })[] };

/** The household in French, for the copy that a guardian takes away. The other guardians are named, and no more: their account is theirs. */
export function householdExport({ household, guardians, phoneGuardians, invitations, contacts }: HouseholdParts) {
  return {
    foyer: {
      adresse: household.addressLine,
      complement: household.addressExtra,
      codePostal: household.postcode,
      commune: household.communeName,
      communeInsee: household.communeInsee,
      creeLe: household.createdAt.toISOString(),
      responsables: guardians.map(({ givenName, familyName, relation, joinedAt }) => ({
        prenom: givenName,
        nom: familyName,
        lien: relation && guardianRelationWords[relation],
        depuis: joinedAt.toISOString(),
      })),
      responsablesSansCompte: phoneGuardians.map(({ givenName, familyName, phone, relation }) => ({ prenom: givenName, nom: familyName, telephone: phone, lien: relation && guardianRelationWords[relation] })),
      invitations: invitations.map(({ email, createdAt, expiresAt }) => ({ adresseMail: email, envoyeeLe: createdAt.toISOString(), expireLe: expiresAt.toISOString() })),
    },
    contacts: contacts.map(({ givenName, familyName, phone, relation, isEmergency, mayPickUp, createdAt }) => ({
      prenom: givenName,
      nom: familyName,
      telephone: phone,
      lien: contactRelationWords[relation],
      aPrevenirEnCasDUrgence: isEmergency,
      peutVenirChercherLesEnfants: mayPickUp,
      ajouteLe: createdAt.toISOString(),
    })),
  };
}
