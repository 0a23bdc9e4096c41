import { hashToken, newSecretToken } from "@/lib/core/crypto";
import { findSignedIn } from "@/lib/accounts/queries";
import { signInWithPassword } from "@/lib/accounts/use-cases/sign-in-with-password";
import { findSignedInStaff, findStep } from "@/lib/staff/queries";
import { staffLifetimes } from "@/lib/staff/rules";
import { addPasskey } from "@/lib/staff/use-cases/add-passkey";
import { checkStaffPassword } from "@/lib/staff/use-cases/check-staff-password";
import { endOtherStaffSessions, endStaffSession } from "@/lib/staff/use-cases/end-staff-sessions";
import { passSecondFactor } from "@/lib/staff/use-cases/pass-second-factor";
import { purgeStaff } from "@/lib/staff/use-cases/purge-staff";
import { stepUpStaff } from "@/lib/staff/use-cases/step-up-staff";
import { aBrowser } from "@/tests/support/builders/browser";
import { noticesTo } from "@/tests/support/builders/outbox";
import { anAddress, aParent, OTHER_PASSWORD } from "@/tests/support/builders/parent";
import { everyRow } from "@/tests/support/builders/rows";
import { aSession } from "@/tests/support/builders/session";
import { aStaff } from "@/tests/support/builders/staff";
import { aMember, code, givePassword, RECOVERY_CODE, STAFF_PASSWORD, stepOf } from "@/tests/support/builders/staff-member";
import { timePasses } from "@/tests/support/builders/time";
import { aKeyFor, aSignatureOf } from "@/tests/support/builders/webauthn";
import { asStaff, asSystem, asVisitor } from "@/tests/support/context";
import { testDatabase } from "@/tests/support/database";

const db = testDatabase();

const staffBehind = (token: string) => findSignedInStaff(db, hashToken(token));

test("a password and a code open a session of 15 minutes and 8 hours, with the second factor just given", async () => {
  const { email, id } = await aMember();
  const given = await givePassword(email);
  const signedIn = await passSecondFactor(asVisitor(), given.ok ? given.value.stepToken : "", { code: code() });
  expect(signedIn).toMatchObject({ ok: true, value: { accountId: id } });
  const token = signedIn.ok ? signedIn.value.sessionToken : "";
  expect(await staffBehind(token)).toMatchObject({ accountId: id, role: "agent", hasSteppedUp: true });
  await timePasses(staffLifetimes.sessionIdle + 1);
  expect(await staffBehind(token)).toBeUndefined();
});

test("the password alone opens nothing", async () => {
  const { email } = await aMember();
  expect(await staffBehind(await stepOf(email))).toBeUndefined();
});

test.each([
  ["a wrong password", "agent@guichet.exemple.fr", OTHER_PASSWORD],
  ["an unknown address", "personne@guichet.exemple.fr", STAFF_PASSWORD],
  ["a dismissed member", "partie@guichet.exemple.fr", STAFF_PASSWORD],
  ["a parent", "claire.martin@exemple.fr", "quatre vélos bleus dans la grange"],
])("%s gets the same refusal", async (_who, email, password) => {
  await aMember();
  await aMember({ email: "partie@guichet.exemple.fr", status: "disabled" });
  await aParent();
  expect(await checkStaffPassword(asVisitor(), { email: anAddress(email), password })).toEqual({ ok: false, refusal: { reason: "wrong-credentials" } });
});

test("a member of staff cannot sign in as a parent", async () => {
  const { email } = await aMember();
  expect(await signInWithPassword(asVisitor(), { email: anAddress(email), password: STAFF_PASSWORD })).toMatchObject({ ok: false, refusal: { reason: "wrong-credentials" } });
});

test("a parent's session is nobody in the staff's cookie, and a staff session nobody in the parents'", async () => {
  const { browser } = await aSession({ of: await aParent() });
  const staff = await aStaff();
  expect(await staffBehind(browser.sessionToken)).toBeUndefined();
  expect(await findSignedIn(db, hashToken(staff.browser.staffToken))).toBeUndefined();
});

test("wrong passwords are counted, and make wait", async () => {
  const { email } = await aMember();
  const wrong = () => checkStaffPassword(asVisitor(), { email: anAddress(email), password: OTHER_PASSWORD });
  await Promise.all([1, 2, 3, 4, 5].map(wrong));
  expect(await checkStaffPassword(asVisitor(), { email: anAddress(email), password: STAFF_PASSWORD })).toMatchObject({ ok: false, refusal: { reason: "too-many" } });
});

test("a code works once, even for two sign-ins at the same moment", async () => {
  const { email } = await aMember();
  const steps = [await stepOf(email), await stepOf(email)];
  const answers = await Promise.all(steps.map((step) => passSecondFactor(asVisitor(), step, { code: code() })));
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  expect(answers.find(({ ok }) => !ok)).toMatchObject({ refusal: { reason: "wrong-code" } });
  expect(await passSecondFactor(asVisitor(), await stepOf(email), { code: code(-1) })).toMatchObject({ refusal: { reason: "wrong-code" } });
  expect(await passSecondFactor(asVisitor(), await stepOf(email), { code: code(1) })).toMatchObject({ ok: true });
});

test("five codes and five minutes, then the password again", async () => {
  const { email } = await aMember();
  const step = await stepOf(email);
  for (let time = 0; time < 5; time += 1) expect(await passSecondFactor(asVisitor(), step, { code: code(50) })).toMatchObject({ refusal: { reason: "wrong-code" } });
  expect(await passSecondFactor(asVisitor(), step, { code: code() })).toEqual({ ok: false, refusal: { reason: "step-over" } });
  const late = await stepOf(email);
  await timePasses(staffLifetimes.step + 1);
  expect(await passSecondFactor(asVisitor(), late, { code: code() })).toEqual({ ok: false, refusal: { reason: "step-over" } });
  expect(await passSecondFactor(asVisitor(), newSecretToken(), { code: code() })).toEqual({ ok: false, refusal: { reason: "step-over" } });
});

test("a recovery code signs in once, typed as people type, and its holder is told", async () => {
  const { email } = await aMember();
  expect(await passSecondFactor(asVisitor(), await stepOf(email), { recoveryCode: RECOVERY_CODE.toUpperCase().replaceAll("-", " ") })).toMatchObject({ ok: true });
  expect(await passSecondFactor(asVisitor(), await stepOf(email), { recoveryCode: RECOVERY_CODE })).toMatchObject({ refusal: { reason: "wrong-code", field: "recoveryCode" } });
  expect(await noticesTo(email)).toContain("staff-alert pending");
});

test("a key signs in in place of the code, for the challenge of this very sign-in only", async () => {
  const member = await aMember();
  const ctx = await asStaff(member);
  expect(await addPasskey(ctx, { name: "Guichet", answer: aKeyFor(newSecretToken()) })).toMatchObject({ refusal: { reason: "wrong-key" } });
  expect(await addPasskey(ctx, { name: "Guichet", answer: aKeyFor(ctx.actor.sessionId) })).toEqual({ ok: true, value: undefined });
  expect(await addPasskey(ctx, { name: "Guichet", answer: aKeyFor(ctx.actor.sessionId) })).toMatchObject({ refusal: { reason: "wrong-key" } });
  const step = await stepOf(member.email);
  const { challenge = "" } = (await findStep(db, hashToken(step))) ?? {};
  expect(await passSecondFactor(asVisitor(), step, { answer: aSignatureOf(newSecretToken(), 1) })).toMatchObject({ refusal: { reason: "wrong-key" } });
  expect(await passSecondFactor(asVisitor(), step, { answer: aSignatureOf(challenge, 1) })).toMatchObject({ ok: true, value: { accountId: member.id } });
  expect(await passSecondFactor(asVisitor(), step, { answer: aSignatureOf(challenge, 2) })).toMatchObject({ refusal: { reason: "step-over" } });
});

test("an answer that is no key's is refused", async () => {
  const { email } = await aMember();
  expect(await passSecondFactor(asVisitor(), await stepOf(email), { answer: "{}" })).toMatchObject({ refusal: { reason: "wrong-key" } });
});

test("signing in as staff leaves the parent's session of the same browser alone, and ends the staff session before", async () => {
  const { email, browser: before } = await aMember();
  const { browser } = await aSession({ of: await aParent() });
  const both = { ...browser, staffToken: before.staffToken };
  expect(await passSecondFactor(asVisitor(both), await stepOf(email), { code: code() })).toMatchObject({ ok: true });
  expect(await findSignedIn(db, hashToken(browser.sessionToken))).toBeDefined();
  expect(await staffBehind(before.staffToken)).toBeUndefined();
});

test("a new device is told by mail, the first one is not", async () => {
  const { email } = await aMember();
  await passSecondFactor(asVisitor(), await stepOf(email), { code: code(-1) });
  expect(await noticesTo(email)).toEqual([]);
  await passSecondFactor(asVisitor(aBrowser()), await stepOf(email), { code: code() });
  expect(await noticesTo(email)).toEqual(["staff-alert pending"]);
});

test("the second factor given again holds for ten minutes", async () => {
  const staff = await aMember();
  await timePasses(staffLifetimes.stepUp + 1);
  expect((await asStaff(staff)).actor.hasSteppedUp).toBe(false);
  expect(await stepUpStaff(await asStaff(staff), { code: code(9) })).toMatchObject({ refusal: { reason: "wrong-code" } });
  expect(await stepUpStaff(await asStaff(staff), { code: code() })).toEqual({ ok: true, value: undefined });
  expect((await asStaff(staff)).actor.hasSteppedUp).toBe(true);
});

test("one's own session ends, or all the others", async () => {
  const staff = await aMember();
  const other = await passSecondFactor(asVisitor(), await stepOf(staff.email), { code: code() });
  await endOtherStaffSessions(await asStaff(staff));
  expect(await staffBehind(other.ok ? other.value.sessionToken : "")).toBeUndefined();
  await endStaffSession(await asStaff(staff));
  expect(await staffBehind(staff.browser.staffToken)).toBeUndefined();
});

test("what waited for a second factor is cleared once it is over", async () => {
  const { email } = await aMember();
  await stepOf(email);
  await timePasses(staffLifetimes.step + 1);
  await purgeStaff(asSystem());
  expect((await everyRow()).filter(([table]) => table === "second_factor_step")).toEqual([["second_factor_step", []]]);
});
