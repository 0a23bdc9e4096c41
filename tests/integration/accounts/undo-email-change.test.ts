import { database } from "@/db/client";
import { account, credential } from "@/db/schema/accounts";
import { lifetimes } from "@/lib/accounts/rules";
import { cancelClosingByLink } from "@/lib/accounts/use-cases/cancel-closing";
import { confirmEmailChange } from "@/lib/accounts/use-cases/confirm-email-change";
import { requestClosing } from "@/lib/accounts/use-cases/request-closing";
import { requestEmailChange } from "@/lib/accounts/use-cases/request-email-change";
import { requestPasswordReset } from "@/lib/accounts/use-cases/request-password-reset";
import { resetPassword } from "@/lib/accounts/use-cases/reset-password";
import { undoEmailChange } from "@/lib/accounts/use-cases/undo-email-change";
import { MINUTE_MS } from "@/lib/core/clock";
import { newSecretToken } from "@/lib/core/crypto";
import { joinFamily } from "@/lib/families/use-cases/join-family";
import { aSecondParent, anInvitation } from "@/tests/integration/families/acting";
import { aFamily } from "@/tests/support/builders/family";
import { actions } from "@/tests/support/builders/journal";
import { jetonTo, noticesTo } from "@/tests/support/builders/outbox";
import { anAddress, aParent, OTHER_PASSWORD, type Parent } from "@/tests/support/builders/parent";
import { aSession } from "@/tests/support/builders/session";
import { timePasses } from "@/tests/support/builders/time";
import { asParent, asVisitor, signedIn } from "@/tests/support/context";
import { testDatabase } from "@/tests/support/database";

testDatabase();

const FIRST = "claire.martin@exemple.fr";
const refusal = (reason: string) => ({ ok: false, refusal: { reason } });
const undo = (jeton: string) => undoEmailChange(asVisitor(), jeton);
const addresses = async () => (await database().select({ email: account.emailCanonical }).from(account)).map(({ email }) => email).sort();

/** Somebody signed in changes the address to `to` and confirms it. Returns the undo link that `from` received. */
async function aDoneChange(parent: Parent, from: string, to: string): Promise<string> {
  const { browser } = await aSession({ of: parent });
  await requestEmailChange(await asParent(browser), { email: anAddress(to), currentPassword: "" });
  await confirmEmailChange(asVisitor(browser), { jeton: await jetonTo(to, "email-change-confirm"), currentPassword: "" });
  return jetonTo(from, "email-change-done");
}

test("« ce n'était pas moi » restores the former address and tells both", async () => {
  const jeton = await aDoneChange(await aParent(), FIRST, "voleur@exemple.fr");
  expect(await undo(jeton)).toEqual({ ok: true, value: undefined });
  expect(await addresses()).toEqual([FIRST]);
  expect(await noticesTo(FIRST)).toContain("email-change-undone pending");
  expect(await noticesTo("voleur@exemple.fr")).toContain("email-change-undone pending");
  expect(await actions()).toContain("email.change_undone");
});

test("the password and every session die with it, and the mailbox gets a new password", async () => {
  const parent = await aParent();
  const jeton = await aDoneChange(parent, FIRST, "voleur@exemple.fr");
  const thief = await aSession({ of: parent });
  await undo(jeton);
  expect(await signedIn(thief.browser)).toBeUndefined();
  expect(await database().$count(credential)).toBe(0);
  await requestPasswordReset(asVisitor(), { email: anAddress(FIRST), bindingToken: newSecretToken() });
  expect(await resetPassword(asVisitor(), { jeton: await jetonTo(FIRST, "password-reset"), password: OTHER_PASSWORD })).toMatchObject({ ok: true });
});

test("a reset link that the thief asked for dies too", async () => {
  const jeton = await aDoneChange(await aParent(), FIRST, "voleur@exemple.fr");
  await requestPasswordReset(asVisitor(), { email: anAddress("voleur@exemple.fr"), bindingToken: newSecretToken() });
  const stolen = await jetonTo("voleur@exemple.fr", "password-reset");
  await undo(jeton);
  expect(await resetPassword(asVisitor(), { jeton: stolen, password: OTHER_PASSWORD })).toEqual(refusal("link-dead"));
});

test("a closing that the thief asked for is cancelled, and the thief's link cannot bring it about", async () => {
  const parent = await aParent();
  const jeton = await aDoneChange(parent, FIRST, "voleur@exemple.fr");
  const thief = await aSession({ of: parent });
  await requestClosing(await asParent(thief.browser), "");
  const cancel = await jetonTo("voleur@exemple.fr", "account-closing");
  await undo(jeton);
  expect(await database().select({ status: account.status, closesAt: account.closesAt }).from(account)).toEqual([{ status: "active", closesAt: null }]);
  expect(await cancelClosingByLink(asVisitor(), cancel)).toEqual(refusal("link-dead"));
});

test("an accomplice whom the thief invited into the family stays outside", async () => {
  const { parent, browser } = await aFamily({ email: FIRST });
  const jeton = await aDoneChange(parent, FIRST, "voleur@exemple.fr");
  const invitation = await anInvitation((await aSession({ of: parent })).browser, "complice@exemple.fr");
  await undo(jeton);
  const accomplice = await aSecondParent("complice@exemple.fr");
  expect(await joinFamily(await asParent(accomplice.browser), { jeton: invitation, invitationId: "" })).toEqual(refusal("invitation-dead"));
  expect(await signedIn(browser)).toBeUndefined();
});

test("it can be said for 72 hours", async () => {
  const jeton = await aDoneChange(await aParent(), FIRST, "voleur@exemple.fr");
  await timePasses(lifetimes.emailUndo - MINUTE_MS);
  expect(await undo(jeton)).toMatchObject({ ok: true });
});

test("and not a minute longer", async () => {
  const jeton = await aDoneChange(await aParent(), FIRST, "nouvelle@exemple.fr");
  await timePasses(lifetimes.emailUndo);
  expect(await undo(jeton)).toEqual(refusal("link-dead"));
  expect(await addresses()).toEqual(["nouvelle@exemple.fr"]);
});

describe("after two changes in a row", () => {
  async function twoChanges() {
    const parent = await aParent();
    const first = await aDoneChange(parent, FIRST, "deux@exemple.fr");
    await timePasses(MINUTE_MS);
    return { first, second: await aDoneChange(parent, "deux@exemple.fr", "trois@exemple.fr") };
  }

  test("the first undo restores the very first address, and the later undo link dies", async () => {
    const { first, second } = await twoChanges();
    expect(await undo(first)).toMatchObject({ ok: true });
    expect(await addresses()).toEqual([FIRST]);
    expect(await undo(second)).toEqual(refusal("link-dead"));
    expect(await addresses()).toEqual([FIRST]);
  });

  test("the second undo goes back one step, and the earlier undo link still lives", async () => {
    const { first, second } = await twoChanges();
    expect(await undo(second)).toMatchObject({ ok: true });
    expect(await addresses()).toEqual(["deux@exemple.fr"]);
    expect(await undo(first)).toMatchObject({ ok: true });
    expect(await addresses()).toEqual([FIRST]);
  });

  test("both at once leave the very first address", async () => {
    const { first, second } = await twoChanges();
    await Promise.all([undo(first), undo(second)]);
    expect(await addresses()).toEqual([FIRST]);
  });
});

test("an address that somebody else took since then is not taken back, and nothing is half done", async () => {
  const jeton = await aDoneChange(await aParent(), FIRST, "nouvelle@exemple.fr");
  await aParent({ email: FIRST });
  const passwords = await database().$count(credential);
  expect(await undo(jeton)).toEqual(refusal("address-taken"));
  expect(await addresses()).toEqual([FIRST, "nouvelle@exemple.fr"].sort());
  expect(await database().$count(credential)).toBe(passwords);
});
