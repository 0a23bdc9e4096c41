import { eq } from "drizzle-orm";
import { database } from "@/db/client";
import { session } from "@/db/schema/accounts";
import { after, readClock, SECOND_MS } from "@/lib/core/clock";
import { newSecretToken } from "@/lib/core/crypto";
import { codeAt, offeredSecret } from "@/lib/staff/adapters/totp";
import { findTotp, listInvitations } from "@/lib/staff/queries";
import { DEMO_TOTP_SECRET, replacementOccasion } from "@/lib/staff/rules";
import { inviteStaff } from "@/lib/staff/use-cases/invite-staff";
import { passSecondFactor } from "@/lib/staff/use-cases/pass-second-factor";
import { jetonTo } from "@/tests/support/builders/outbox";
import { anAddress, OTHER_PASSWORD } from "@/tests/support/builders/parent";
import { aMember, aPasskey, RECOVERY_CODE, STAFF_PASSWORD, stepOf } from "@/tests/support/builders/staff-member";
import { act, type Act } from "../act";
import { addressOf, someMember, someStaff, visiting } from "./scenes";

/** A code of the step that comes: right for as long as possible. */
const code = (secret = DEMO_TOTP_SECRET) => codeAt(secret, after(readClock(), 30 * SECOND_MS));

const onceOnly = { countsAgain: "a code works once: the second time is refused, and the journal tells it" };
const ofTeam = { holds: "the team" };
const newestWins = { countsAgain: "inviting again replaces the link, and mails the new one", ...ofTeam };

async function aLoneMember(copy: number) {
  const email = `revient${copy}@guichet.exemple.fr`;
  const member = await aMember({ email });
  return { member, email, cookies: {} };
}

async function halfSignedIn(copy: number) {
  const { email } = await aLoneMember(copy);
  return { email, cookies: { pf_step: await stepOf(email), pf_device: newSecretToken() } };
}

/** Somebody of the team, before a manager. */
async function aColleague(copy: number, { status = "active" }: { status?: "active" | "disabled" } = {}) {
  const manager = await someStaff(copy);
  const colleague = await aMember({ email: `collegue${copy}@guichet.exemple.fr`, status });
  return { ...manager, colleague, page: `/admin/equipe/${colleague.id}` };
}

async function anInvitedColleague(copy: number) {
  const manager = await someStaff(copy);
  const email = addressOf("helene", copy);
  await inviteStaff(manager.ctx, { email: anAddress(email), givenName: "Hélène", familyName: "Caradec", role: "agent", centerIds: [] });
  const waiting = await listInvitations(database());
  return { ...manager, email, invitationId: waiting.find((each) => each.email === email)?.id ?? "" };
}

async function aMailedInvitation(copy: number) {
  const { email } = await anInvitedColleague(copy);
  return { jeton: await jetonTo(email, "staff-invited"), cookies: { pf_device: newSecretToken() } };
}

async function twoDesks(copy: number) {
  const made = await someMember(copy);
  await passSecondFactor(visiting(copy), await stepOf(made.member.email), { recoveryCode: RECOVERY_CODE });
  return made;
}

/** Signed in for longer than sensitive acts allow. */
async function aWhileAgo(copy: number) {
  const made = await someMember(copy);
  await database().update(session).set({ steppedUpAt: null }).where(eq(session.id, made.member.sessionId));
  return made;
}

const entering: readonly Act[] = [
  act("staff/check-staff-password", aLoneMember, ({ email }) => ({ page: "/admin/connexion", form: 'name="password"', typed: [["email", email], ["password", STAFF_PASSWORD]] }), { countsAgain: "each time is a sign-in of its own" }),
  act("staff/pass-second-factor", halfSignedIn, () => ({ page: "/admin/connexion/code", form: 'name="code"', typed: [["code", code()]] }), onceOnly),
  act("staff/pass-second-factor", halfSignedIn, () => ({ page: "/admin/connexion/code", form: 'name="recoveryCode"', typed: [["recoveryCode", RECOVERY_CODE]] }), { by: "a recovery code", ...onceOnly }),
  act("staff/open-staff-account", aMailedInvitation, ({ jeton }) => ({ page: `/admin/invitation?jeton=${jeton}`, form: 'name="code"', typed: [["password", STAFF_PASSWORD], ["code", code(offeredSecret(jeton))]] }), ofTeam),
  act("staff/step-up-staff", aWhileAgo, () => ({ page: "/admin/verification", form: 'name="code"', typed: [["code", code()]] }), onceOnly),
  act("staff/end-staff-sessions", twoDesks, () => ({ page: "/admin/mon-compte", form: "autres" })),
  act("staff/end-staff-sessions", (copy) => someMember(copy), () => ({ page: "/admin/mon-compte", form: "Se déconnecter" }), { by: "signing out", cookie: "ended" }),
];

const keeping: readonly Act[] = [
  act("staff/change-staff-password", (copy) => someMember(copy), () => ({ page: "/admin/mon-compte/mot-de-passe", form: 'name="currentPassword"', typed: [["currentPassword", STAFF_PASSWORD], ["password", OTHER_PASSWORD]] }), { cookie: "renewed", countsAgain: "the former password is refused, and the journal tells it" }),
  act("staff/replace-totp", (copy) => someMember(copy), async ({ ctx: { actor } }) => {
    const sealed = (await findTotp(database(), actor.accountId))?.sealed ?? "";
    return { page: "/admin/mon-compte/application", form: 'name="code"', typed: [["code", code(offeredSecret(replacementOccasion(actor.sessionId, sealed)))]] };
  }),
  act("staff/replace-totp", (copy) => someMember(copy), () => ({ page: "/admin/mon-compte/codes", form: "Faire dix nouveaux codes" }), { by: "new recovery codes", countsAgain: "each time makes ten codes, and the newest ones count" }),
  act("staff/add-passkey", async (copy) => {
    const made = await someMember(copy);
    return { ...made, passkeyId: await aPasskey(made.member) };
  }, ({ passkeyId }) => ({ page: "/admin/mon-compte/cles", form: passkeyId }), { by: "taking a key away" }),
];

const team: readonly Act[] = [
  act("staff/invite-staff", (copy) => someStaff(copy), (_, copy) => ({
    page: "/admin/equipe/inviter", form: 'name="familyName"', typed: [["givenName", "Hélène"], ["familyName", "Caradec"], ["email", addressOf("helene", copy)], ["role", "agent"]],
  }), newestWins),
  act("staff/cancel-staff-invitation", anInvitedColleague, ({ invitationId }) => ({ page: "/admin/equipe", form: invitationId }), ofTeam),
  act("staff/change-role", (copy) => aColleague(copy), ({ page }) => ({ page, form: 'name="role"', typed: [["role", "manager"]] }), ofTeam),
  act("staff/dismiss-staff", (copy) => aColleague(copy), ({ page }) => ({ page, form: "Retirer" }), ofTeam),
  act("staff/dismiss-staff", (copy) => aColleague(copy, { status: "disabled" }), ({ page }) => ({ page, form: "Rendre" }), { by: "giving the access back", ...ofTeam }),
];

export const ofStaff: readonly Act[] = [...entering, ...keeping, ...team];
