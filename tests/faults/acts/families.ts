import { database } from "@/db/client";
import { addContact } from "@/lib/families/use-cases/add-contact";
import { addPhoneGuardian } from "@/lib/families/use-cases/add-phone-guardian";
import { inviteGuardian } from "@/lib/families/use-cases/invite-guardian";
import { listContacts, listInvitations, listPhoneGuardians } from "@/lib/families/queries";
import { contactInput } from "@/lib/families/input";
import { aCompleteFile, aGuardian } from "@/tests/support/builders/family";
import { jetonTo } from "@/tests/support/builders/outbox";
import { anAddress, aParent } from "@/tests/support/builders/parent";
import { aSession } from "@/tests/support/builders/session";
import { act, type Act } from "../act";
import { addressOf, aHolder, aHome, aServedHome } from "./scenes";

const kept = [["givenName", "Jeanne"], ["familyName", "Martin"], ["phone", "06 12 34 56 99"], ["relation", "grandparent"], ["isEmergency", "on"]] as const;
const odile = { givenName: "Odile", familyName: "Martin", phone: "+33612345688", relation: "mother" as const };

async function aDescribedHome(copy: number) {
  const home = await aHome(copy);
  await aCompleteFile({ of: home.family, children: [home.child] });
  return home;
}

async function aHomeToCall(copy: number) {
  const home = await aHome(copy);
  await addContact(home.ctx, contactInput.parse(Object.fromEntries(kept)));
  const [contact] = await listContacts(database(), home.family.id);
  return { ...home, contactId: contact?.id ?? "" };
}

async function anInvitingHome(copy: number) {
  const home = await aHome(copy);
  const email = addressOf("invitee", copy);
  await inviteGuardian(home.ctx, { email: anAddress(email) });
  const [invitation] = await listInvitations(database(), home.family.id);
  return { ...home, invited: email, invitationId: invitation?.id ?? "" };
}

/** Whoever was invited, signed in. */
async function anInvited(copy: number) {
  const { invited } = await anInvitingHome(copy);
  const { browser } = await aSession({ of: await aParent({ email: invited }) });
  return { jeton: await jetonTo(invited, "guardian-invited"), cookies: { pf_session: browser.sessionToken, pf_device: browser.deviceToken } };
}

async function twoGuardians(copy: number) {
  const home = await aHome(copy);
  await aGuardian(home.family, (await aHolder(copy)).parent);
  return home;
}

async function aHomeByPhone(copy: number) {
  const served = await aServedHome(copy);
  await addPhoneGuardian(served.ctx, odile);
  const [guardian] = await listPhoneGuardians(database(), served.family.id);
  return { ...served, phoneGuardianId: guardian?.id ?? "" };
}

async function aDescribedServedHome(copy: number) {
  const served = await aServedHome(copy);
  await aCompleteFile({ of: served.family, children: [served.child] });
  return served;
}

const samePaper = { countsAgain: "the same is saved again, and the journal tells each saving" };
const eachReading = { countsAgain: "each reading leaves its line" };
const newestWins = { countsAgain: "each invitation mails a link, and the newest replaces the one before" };
const lea = [["givenName", "Léa"], ["familyName", "Martin"], ["birthDay", "14"], ["birthMonth", "mars"], ["birthYear", "2019"], ["schoolLevel", "ce1"], ["school", ""]] as const;
const consents = [["emergency_care", "yes"], ["photos", "no"], ["outings", "yes"], ["leave_alone", "no"]] as const;
const health = [["allergiesAnswer", "none"], ["carePlanAnswer", "none"], ["treatmentAnswer", "none"], ["vaccineStatus", "up_to_date"]] as const;

const children: readonly Act[] = [
  act("families/describe-child", aHome, () => ({ page: "/famille/enfants/nouveau", form: 'name="birthYear"', typed: lea.map(([name, value]) => [name, name === "givenName" ? "Tom" : value] as const) })),
  act("families/change-child", aHome, ({ child }) => ({ page: `/famille/enfants/${child}/identite`, form: 'name="birthYear"', typed: [["givenName", "Lia"]] }), samePaper),
  act("families/remove-child", aDescribedHome, ({ child }) => ({ page: `/famille/enfants/${child}/retirer`, form: "Retirer Léa" })),
  act("families/choose-meal", aHome, ({ child }) => ({ page: `/famille/enfants/${child}/repas`, form: 'name="meal"', typed: [["meal", "no_meat"]] }), samePaper),
  act("families/decide-consents", aHome, ({ child }) => ({ page: `/famille/enfants/${child}/autorisations`, form: 'name="photos"', typed: consents }), samePaper),
  act("families/describe-custody", aHome, ({ child }) => ({ page: `/famille/enfants/${child}/garde`, form: 'name="custody"', typed: [["custody", "one_home"]] }), samePaper),
  act("families/save-health-record", aHome, ({ child }) => ({ page: `/famille/enfants/${child}/sante`, form: 'name="vaccineStatus"', typed: health }), samePaper),
  act("families/read-health-record", aDescribedServedHome, ({ page, child }) => ({ page: `${page}/enfants/${child}/sante` }), eachReading),
];

const household: readonly Act[] = [
  act("families/save-address", aHome, () => ({ page: "/famille/foyer/adresse?commune=44131", form: 'name="addressLine"', typed: [["addressLine", "12 chemin des Salines"]] }), samePaper),
  act("families/save-address", aServedHome, ({ page }) => ({ page: `${page}/foyer/adresse?commune=44131`, form: 'name="addressLine"', typed: [["addressLine", "12 chemin des Salines"]] }), { by: "the desk", ...samePaper }),
  act("families/add-contact", aHome, () => ({ page: "/famille/foyer/contacts/nouveau", form: 'name="givenName"', typed: kept })),
  act("families/change-contact", aHomeToCall, ({ contactId }) => ({ page: `/famille/foyer/contacts/${contactId}`, form: 'name="givenName"', typed: [["givenName", "Odile"]] }), samePaper),
  act("families/remove-contact", aHomeToCall, ({ contactId }) => ({ page: `/famille/foyer/contacts/${contactId}`, form: "Retirer cette personne" })),
  act("families/invite-guardian", aHome, (_, copy) => ({ page: "/famille/foyer/inviter", form: 'name="email"', typed: [["email", addressOf("invitee", copy)]] }), newestWins),
  act("families/cancel-invitation", anInvitingHome, ({ invitationId }) => ({ page: "/famille/foyer", form: invitationId })),
  act("families/join-family", anInvited, ({ jeton }) => ({ page: `/rejoindre?jeton=${jeton}`, form: "Rejoindre ce dossier" })),
  act("families/leave-family", twoGuardians, () => ({ page: "/famille/foyer/quitter", form: "Quitter ce dossier" })),
];

const withoutAccount: readonly Act[] = [
  act("families/add-phone-guardian", aServedHome, ({ page }) => ({ page: `${page}/foyer/responsables`, form: "Ajouter ce responsable", typed: [["givenName", "Odile"], ["familyName", "Martin"], ["phone", "06 12 34 56 88"], ["relation", "mother"]] })),
  act("families/change-phone-guardian", aHomeByPhone, ({ page, phoneGuardianId }) => ({ page: `${page}/foyer/responsables/${phoneGuardianId}`, form: 'name="givenName"', typed: [["givenName", "Rose"]] }), samePaper),
  act("families/remove-phone-guardian", aHomeByPhone, ({ page, phoneGuardianId }) => ({ page: `${page}/foyer/responsables/${phoneGuardianId}`, form: "Retirer ce responsable" })),
];

export const ofFamilies: readonly Act[] = [...children, ...household, ...withoutAccount];
