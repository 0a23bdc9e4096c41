import { eq } from "drizzle-orm";
import { database } from "@/db/client";
import { session } from "@/db/schema/accounts";
import { auditEvent } from "@/db/schema/audit";
import { staffMember } from "@/db/schema/staff";
import { hashToken } from "@/lib/core/crypto";
import { newId } from "@/lib/core/ids";
import { codeAt, offeredSecret } from "@/lib/staff/adapters/totp";
import { countRecoveryCodes, findMember, findSignedInStaff, listInvitations } from "@/lib/staff/queries";
import { replacementOccasion, staffLifetimes } from "@/lib/staff/rules";
import { removePasskey } from "@/lib/staff/use-cases/add-passkey";
import { cancelStaffInvitation } from "@/lib/staff/use-cases/cancel-staff-invitation";
import { changeRole } from "@/lib/staff/use-cases/change-role";
import { changeStaffPassword } from "@/lib/staff/use-cases/change-staff-password";
import { dismissStaff, reinstateStaff } from "@/lib/staff/use-cases/dismiss-staff";
import { inviteAgain, inviteFirstManager, inviteStaff } from "@/lib/staff/use-cases/invite-staff";
import { openStaffAccount } from "@/lib/staff/use-cases/open-staff-account";
import { passSecondFactor } from "@/lib/staff/use-cases/pass-second-factor";
import { renewRecoveryCodes, replaceTotp } from "@/lib/staff/use-cases/replace-totp";
import { findTotp } from "@/lib/staff/queries";
import { jetonTo, noticesTo } from "@/tests/support/builders/outbox";
import { anAddress, OTHER_PASSWORD } from "@/tests/support/builders/parent";
import { aStaff } from "@/tests/support/builders/staff";
import { aMember, aPasskey, code, givePassword, STAFF_PASSWORD, statusOf, stepOf } from "@/tests/support/builders/staff-member";
import { timePasses } from "@/tests/support/builders/time";
import { asStaff, asSystem, asVisitor, NOW } from "@/tests/support/context";
import { testDatabase } from "@/tests/support/database";

const db = testDatabase();

const EMAIL = "nouvelle@guichet.exemple.fr";
const newcomer = { email: anAddress(EMAIL), givenName: "Louise", familyName: "Evain", role: "agent", centerIds: [] } as const;
const firstCode = (jeton: string) => codeAt(offeredSecret(jeton), NOW);
const accept = async (jeton: string, password = STAFF_PASSWORD) => openStaffAccount(asVisitor(), { jeton, password, code: firstCode(jeton) });

test("an invitation opens an account once, with a password, an app and ten recovery codes", async () => {
  await inviteStaff(await asStaff(await aStaff({ role: "manager" })), newcomer);
  const jeton = await jetonTo(EMAIL, "staff-invited");
  const opened = await accept(jeton);
  expect(opened).toMatchObject({ ok: true });
  if (!opened.ok) return;
  const signedIn = await findSignedInStaff(db, hashToken(opened.value.signedIn.sessionToken));
  expect(signedIn).toMatchObject({ role: "agent", givenName: "Louise", centerIds: [] });
  expect(new Set(opened.value.recoveryCodes).size).toBe(10);
  expect(await accept(jeton)).toEqual({ ok: false, refusal: { reason: "invitation-dead" } });
});

test.each([
  ["a code of another secret", STAFF_PASSWORD, "000000", { reason: "wrong-code", field: "code" }],
  ["a password that is guessed", "motdepassemotdepasse", undefined, { reason: "weak-password", weakness: "guessable" }],
])("%s opens nothing, and the invitation stays", async (_what, password, given, refusal) => {
  await inviteStaff(await asStaff(await aStaff({ role: "manager" })), newcomer);
  const jeton = await jetonTo(EMAIL, "staff-invited");
  expect(await openStaffAccount(asVisitor(), { jeton, password, code: given ?? firstCode(jeton) })).toEqual({ ok: false, refusal });
  expect(await accept(jeton)).toMatchObject({ ok: true });
});

test("an invitation dies after 24 hours, when it is taken back, and when a newer one replaces it", async () => {
  const manager = await aStaff({ role: "manager" });
  await inviteStaff(await asStaff(manager), newcomer);
  const first = await jetonTo(EMAIL, "staff-invited");
  await inviteStaff(await asStaff(manager), newcomer);
  const second = await jetonTo(EMAIL, "staff-invited");
  expect(await accept(first)).toMatchObject({ refusal: { reason: "invitation-dead" } });
  const [waiting] = await listInvitations(db);
  expect(await cancelStaffInvitation(await asStaff(manager), { invitationId: waiting?.id ?? "" })).toMatchObject({ ok: true });
  expect(await accept(second)).toMatchObject({ refusal: { reason: "invitation-dead" } });
  expect(await cancelStaffInvitation(await asStaff(manager), { invitationId: waiting?.id ?? "" })).toMatchObject({ refusal: { reason: "invitation-dead" } });
  await inviteStaff(await asStaff(manager), newcomer);
  const late = await jetonTo(EMAIL, "staff-invited");
  await timePasses(staffLifetimes.invitation + 1);
  expect(await accept(late)).toMatchObject({ refusal: { reason: "invitation-dead" } });
});

test("nobody is invited twice, nor to a centre that is not there", async () => {
  const manager = await aStaff({ role: "manager" });
  await aStaff({ email: EMAIL });
  expect(await inviteStaff(await asStaff(manager), newcomer)).toMatchObject({ refusal: { reason: "already-member" } });
  const placed = { ...newcomer, email: anAddress("autre@exemple.fr"), role: "center", centerIds: [newId("center")] } as const;
  expect(await inviteStaff(await asStaff(manager), placed)).toMatchObject({ refusal: { reason: "unknown-center" } });
});

test("only a manager who gave the second factor a moment ago changes the team", async () => {
  const member = await aStaff({ email: EMAIL });
  for (const asker of [await aStaff({ role: "agent" }), await aStaff({ role: "manager", hasSteppedUp: false })]) {
    const ctx = await asStaff(asker);
    for (const act of [inviteStaff(ctx, newcomer), inviteAgain(ctx, { accountId: member.id }), dismissStaff(ctx, { accountId: member.id }), reinstateStaff(ctx, { accountId: member.id })]) {
      expect(await act).toMatchObject({ refusal: { reason: "not-allowed" } });
    }
    expect(await changeRole(ctx, { accountId: member.id, role: "manager", centerIds: [] })).toMatchObject({ refusal: { reason: "not-allowed" } });
    expect(await cancelStaffInvitation(ctx, { invitationId: newId("staffInvitation") })).toMatchObject({ refusal: { reason: "not-allowed" } });
  }
});

test("a dismissed member is out at once, cannot come back alone, and is told", async () => {
  const manager = await asStaff(await aStaff({ role: "manager" }));
  const member = await aMember();
  const step = await stepOf(member.email);
  expect(await dismissStaff(manager, { accountId: member.id })).toEqual({ ok: true, value: undefined });
  await expect(asStaff(member)).rejects.toThrow();
  expect(await passSecondFactor(asVisitor(), step, { code: code() })).toMatchObject({ refusal: { reason: "step-over" } });
  expect(await givePassword(member.email)).toMatchObject({ refusal: { reason: "wrong-credentials" } });
  expect(await noticesTo(member.email)).toEqual(["staff-dismissed pending"]);
  expect(await reinstateStaff(manager, { accountId: member.id })).toEqual({ ok: true, value: undefined });
  expect(await passSecondFactor(asVisitor(), await stepOf(member.email), { code: code() })).toMatchObject({ ok: true });
});

test("nobody dismisses or places oneself", async () => {
  const manager = await aStaff({ role: "manager" });
  await aStaff({ role: "manager", email: "autre@guichet.exemple.fr" });
  const ctx = await asStaff(manager);
  const accountId = manager.id;
  expect(await dismissStaff(ctx, { accountId })).toMatchObject({ refusal: { reason: "not-oneself" } });
  expect(await changeRole(ctx, { accountId, role: "agent", centerIds: [] })).toMatchObject({ refusal: { reason: "not-oneself" } });
  expect(await inviteAgain(ctx, { accountId })).toMatchObject({ refusal: { reason: "not-oneself" } });
});

test("the same role given again is no change: nothing is written, and the centers stay", async () => {
  const [manager, member] = [await asStaff(await aStaff({ role: "manager" })), await aMember()];
  const events = () => database().select().from(auditEvent).where(eq(auditEvent.action, "staff.role_changed"));
  const promoted = { accountId: member.id, role: "manager" as const, centerIds: [] };
  for (let times = 0; times < 2; times += 1) {
    expect(await changeRole(manager, promoted)).toEqual({ ok: true, value: undefined });
    expect(await events()).toHaveLength(1);
  }
});

test("two managers who dismiss each other at the same moment: one remains", async () => {
  const [one, other] = [await aStaff({ role: "manager" }), await aStaff({ role: "manager", email: "autre@guichet.exemple.fr" })];
  const [first, second] = [await asStaff(one), await asStaff(other)];
  const answers = await Promise.all([dismissStaff(first, { accountId: other.id }), dismissStaff(second, { accountId: one.id })]);
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  expect([await statusOf(one), await statusOf(other)].sort()).toEqual(["active", "disabled"]);
});

test("the last manager keeps the role and the access", async () => {
  const manager = await aStaff({ role: "manager" });
  const other = await aStaff({ role: "manager", email: "autre@guichet.exemple.fr" });
  const ctx = await asStaff(other);
  await db.update(staffMember).set({ role: "agent" }).where(eq(staffMember.accountId, other.id));
  expect(await dismissStaff(ctx, { accountId: manager.id })).toMatchObject({ refusal: { reason: "not-allowed" } });
  await db.update(staffMember).set({ role: "manager" }).where(eq(staffMember.accountId, other.id));
  expect(await changeRole(ctx, { accountId: manager.id, role: "agent", centerIds: [] })).toEqual({ ok: true, value: undefined });
  expect((await findMember(db, manager.id))?.role).toBe("agent");
  expect(await changeRole(ctx, { accountId: newId("account"), role: "agent", centerIds: [] })).toMatchObject({ refusal: { reason: "unknown-member" } });
});

test("a second invitation gives a member another password and app, and ends what was open", async () => {
  const manager = await asStaff(await aStaff({ role: "manager" }));
  const member = await aMember();
  expect(await inviteAgain(manager, { accountId: member.id })).toEqual({ ok: true, value: undefined });
  expect(await asStaff(member)).toBeDefined();
  expect(await accept(await jetonTo(member.email, "staff-invited"), OTHER_PASSWORD)).toMatchObject({ ok: true, value: { signedIn: { accountId: member.id } } });
  await expect(asStaff(member)).rejects.toThrow();
  expect(await givePassword(member.email)).toMatchObject({ refusal: { reason: "wrong-credentials" } });
});

test("the first manager is invited by the command, once", async () => {
  const first = { email: anAddress(EMAIL), givenName: "Hélène", familyName: "Caradec" };
  const invited = await inviteFirstManager(asSystem(), first);
  expect(invited).toMatchObject({ ok: true, value: expect.stringContaining("/admin/invitation?jeton=") });
  await accept(await jetonTo(EMAIL, "staff-invited"));
  expect(await inviteFirstManager(asSystem(), { ...first, email: anAddress("autre@exemple.fr") })).toEqual({ ok: false, refusal: { reason: "manager-exists" } });
});

test("a new password ends every other session, and the wrong one changes nothing", async () => {
  const member = await aMember();
  const ctx = await asStaff(member);
  expect(await changeStaffPassword(ctx, { currentPassword: OTHER_PASSWORD, password: OTHER_PASSWORD })).toMatchObject({ refusal: { reason: "wrong-password" } });
  expect(await changeStaffPassword(ctx, { currentPassword: STAFF_PASSWORD, password: OTHER_PASSWORD })).toMatchObject({ ok: true });
  expect(await db.select({ id: session.id }).from(session).where(eq(session.accountId, member.id))).toHaveLength(1);
  expect(await givePassword(member.email)).toMatchObject({ refusal: { reason: "wrong-credentials" } });
  expect(await changeStaffPassword(ctx, { currentPassword: OTHER_PASSWORD, password: STAFF_PASSWORD })).toMatchObject({ refusal: { reason: "not-allowed" } });
});

test("another app replaces the one before, and new recovery codes replace the old ones", async () => {
  const member = await aMember();
  const ctx = await asStaff(member);
  const offered = offeredSecret(replacementOccasion(ctx.actor.sessionId, (await findTotp(db, member.id))?.sealed ?? ""));
  expect(await replaceTotp(ctx, { code: code() })).toMatchObject({ refusal: { reason: "wrong-code" } });
  expect(await replaceTotp(ctx, { code: codeAt(offered, NOW) })).toEqual({ ok: true, value: undefined });
  expect(await passSecondFactor(asVisitor(), await stepOf(member.email), { code: code() })).toMatchObject({ refusal: { reason: "wrong-code" } });
  const renewed = await renewRecoveryCodes(ctx);
  expect(await countRecoveryCodes(db, member.id)).toBe(10);
  expect(await passSecondFactor(asVisitor(), await stepOf(member.email), { recoveryCode: (renewed.ok && renewed.value[0]) || "" })).toMatchObject({ ok: true });
});

test("one removes one's own keys only", async () => {
  const [member, other] = [await aMember(), await aMember({ role: "manager" })];
  const passkeyId = await aPasskey(member);
  await removePasskey(await asStaff(other), { passkeyId });
  expect(await noticesTo(other.email)).toEqual([]);
  await removePasskey(await asStaff(member), { passkeyId });
  expect(await noticesTo(member.email)).toEqual(["staff-alert pending"]);
});
