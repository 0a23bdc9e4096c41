import "server-only";
import { notFound, redirect } from "next/navigation";
import { findParent, visit } from "@/lib/accounts/gates";
import { findAccount } from "@/lib/accounts/queries";
import { linkState, phoneView } from "@/lib/accounts/view";
import { listFamilyEvents } from "@/lib/audit/queries";
import { authority } from "@/lib/core/authority";
import { hashToken, isSecretToken } from "@/lib/core/crypto";
import { dayOf } from "@/lib/core/days";
import { isId } from "@/lib/core/ids";
import { loader } from "@/lib/core/loader";
import { searchable } from "@/lib/core/search";
import { openHealthRecord, requireChild, requireGuardian, type GuardianContext } from "./gates";
import {
  countTies, findCommune, findContact, findHousehold, findInvitationByToken, findInvitationTo, findMembership, listChildren, listCommunes, listConsents, listContacts,
  listGuardians, listInvitations, listPhoneGuardians, searchCommunes,
} from "./queries";
import { CHILDREN_MAX, COMMUNES_SHOWN } from "./rules";
import { childCardView, childIdentityView, childSheetView, communeView, consentsView, contactView, familyEventView, guardianView, healthFormView, householdView, invitationView, phoneGuardianView } from "./view";

export const loadChildren = loader(async () => {
  const { db, family, now } = await requireGuardian("/famille/enfants");
  const rows = family ? await listChildren(db, family.familyId) : [];
  return { children: rows.map((row) => childCardView(row, dayOf(now))), isFull: rows.length >= CHILDREN_MAX };
});

/** What the form of a new child starts from: most children bear the name of the parent who writes. */
export const loadNewChild = loader(async () => {
  const { db, actor } = await requireGuardian("/famille/enfants/nouveau");
  return { familyName: (await findAccount(db, actor.accountId))?.familyName ?? "" };
});

export const loadChildSheet = loader(async (claim: string) => {
  const { db, family, child, now } = await requireChild(claim, "");
  return childSheetView(child, await listConsents(db, family.familyId, child.id), dayOf(now));
});

export const loadChildIdentity = loader(async (claim: string) => childIdentityView((await requireChild(claim, "identite")).child));

export const loadChildRemoval = loader(async (claim: string) => {
  const { db, family, child, now } = await requireChild(claim, "retirer");
  const { booked, waiting } = await countTies(db, family.familyId, child.id, dayOf(now));
  return { id: child.id, givenName: child.givenName, obstacle: booked > 0 ? "booked" : waiting > 0 ? "waiting" : undefined } as const;
});

export const loadMeal = loader(async (claim: string) => {
  const { child } = await requireChild(claim, "repas");
  return { id: child.id, givenName: child.givenName, meal: child.meal };
});

export const loadConsents = loader(async (claim: string) => {
  const { db, actor, family, child } = await requireChild(claim, "autorisations");
  return { id: child.id, givenName: child.givenName, ...consentsView(await listConsents(db, family.familyId, child.id), actor.accountId) };
});

export const loadCustody = loader(async (claim: string) => {
  const { child } = await requireChild(claim, "garde");
  const { id, givenName, custody, otherHouseholdName, otherHouseholdPhone } = child;
  return { id, givenName, custody: custody ?? undefined, otherHouseholdName: otherHouseholdName ?? "", otherHouseholdPhone: phoneView(otherHouseholdPhone ?? "") };
});

/** Health in clear, once the password was given; reading it is in the journal. */
export const loadHealth = loader(async (claim: string) => {
  const opened = await openHealthRecord(claim);
  const { id, givenName } = opened.child;
  return { id, givenName, health: opened.isLocked ? undefined : healthFormView(opened.reading) };
});

const HISTORY = 50;
const household = "/famille/foyer";

/** The household at a glance; before the first word in the file, the parent alone. */
export const loadHousehold = loader(async () => {
  const { db, family, actor, person } = await requireGuardian(household);
  if (!family) return { ...householdView(undefined), guardians: [{ name: person.givenName, isYou: true }], phoneGuardians: [], invitations: [], contacts: [], events: [], mayLeave: false };
  const { familyId } = family;
  const guardians = await listGuardians(db, familyId);
  return {
    ...householdView(await findHousehold(db, familyId)),
    guardians: guardians.map((row) => guardianView(row, actor.accountId)),
    phoneGuardians: (await listPhoneGuardians(db, familyId)).map(phoneGuardianView),
    invitations: (await listInvitations(db, familyId)).map(invitationView),
    contacts: (await listContacts(db, familyId)).map(contactView),
    events: (await listFamilyEvents(db, familyId, HISTORY)).map((row) => familyEventView(row, actor.accountId)),
    mayLeave: guardians.length > 1,
  };
});

const invitationTo = async ({ db, actor, family }: GuardianContext) => {
  const own = await findAccount(db, actor.accountId);
  return own && findInvitationTo(db, own.emailCanonical, family?.familyId);
};

const inviterOf = ({ inviter, isDesk }: { inviter: string; isDesk: boolean }) => (isDesk ? `Le ${authority.desk.name}` : inviter);

/** The invitation that waits for this account's own verified address, if any: the given name of who sent it, and no more. */
export const loadInvitation = loader(async (path: string) => {
  const found = await invitationTo(await requireGuardian(path));
  return found && { id: found.id, inviter: inviterOf(found) };
});

/** What the page behind an invitation's link shows to anybody. Reading it changes nothing. */
export const loadJoining = loader(async (jeton: string | undefined) => {
  const { db } = await visit();
  const found = isSecretToken(jeton) ? await findInvitationByToken(db, hashToken(jeton)) : undefined;
  const parent = await findParent();
  const own = parent && (await findMembership(db, parent.actor.accountId));
  return { state: linkState(found), inviter: found && inviterOf(found), isDesk: found?.isDesk ?? false, signedInAs: parent?.person.givenName, isOwnFamily: found !== undefined && own?.familyId === found.familyId };
});

/** The communes of the territory, and those that a search finds: one more than is shown says that there are too many. */
export const loadCommunes = loader(async (wanted: string | undefined) => {
  const { db } = await requireGuardian("/famille/foyer/commune");
  const text = wanted?.trim().slice(0, 80) ?? "";
  const found = searchable(text).length < 2 ? [] : await searchCommunes(db, text, COMMUNES_SHOWN + 1);
  return {
    ofTerritory: (await listCommunes(db, authority.communes)).map(communeView),
    wanted: text,
    found: found.slice(0, COMMUNES_SHOWN).map(communeView),
    isCut: found.length > COMMUNES_SHOWN,
  };
});

/** The address form of one commune, with the present address when it is the same. Without a commune, the page that chooses it. */
export const loadAddress = loader(async (claim: string | undefined) => {
  const { db, family } = await requireGuardian("/famille/foyer/adresse");
  const insee = claim ?? family?.communeInsee;
  if (!insee) redirect("/famille/foyer/commune");
  const found = insee.length === 5 ? await findCommune(db, insee) : undefined;
  if (!found) notFound();
  const present = family && (await findHousehold(db, family.familyId));
  return { commune: communeView(found), present: present?.communeInsee === found.insee ? present : undefined };
});

/** A person of the family's own, or 404. */
export const loadContact = loader(async (id: string) => {
  const { db, family } = await requireGuardian(household);
  const found = family && isId("contact", id) ? await findContact(db, family.familyId, id) : undefined;
  return found ? contactView(found) : notFound();
});

/** Who would go on with the file; nobody, and leaving is not offered. */
export const loadDeparture = loader(async () => {
  const { db, family, actor } = await requireGuardian("/famille/foyer/quitter");
  if (!family) redirect(household);
  const others = (await listGuardians(db, family.familyId)).filter(({ accountId }) => accountId !== actor.accountId);
  return { others: others.map(({ givenName, familyName }) => `${givenName} ${familyName}`) };
});
