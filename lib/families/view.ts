import type { contactRelations, guardianRelations } from "@/db/schema/families";
import { phoneView } from "@/lib/accounts/view";
import { auditWords, type AuditAction } from "@/lib/audit/words";
import { frenchDay, frenchMoment } from "@/lib/core/format";
import { territoryOf, type Territory } from "./rules";
import { contactRelationWords, guardianRelationWords } from "./words";

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

type EventRow = { at: Date; action: string; actorKind: "visitor" | "parent" | "staff" | "system"; actorId: string | null };
export type FamilyEventView = { at: string; what: string; who: string };

/** A line of the family's history, with who did it as its reader calls them. */
export function familyEventView({ at, action, actorKind, actorId }: EventRow, ownAccountId: string): FamilyEventView {
  const parent = actorId === ownAccountId ? "vous" : "l'autre parent";
  const who = { parent, staff: "le Guichet", system: "le portail", visitor: "le portail" }[actorKind];
  return { at: frenchMoment(at), what: auditWords[action as AuditAction] ?? action, who };
}

type HouseholdParts = { household: HouseholdRow; guardians: GuardianRow[]; invitations: InvitationRow[]; contacts: (ContactRow & { createdAt: Date })[] };

/** The household in French, for the copy that a guardian takes away. The other guardians are named, and no more: their account is theirs. */
export function householdExport({ household, guardians, invitations, contacts }: HouseholdParts) {
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
