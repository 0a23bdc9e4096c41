import { database } from "@/db/client";
import { session } from "@/db/schema/accounts";
import { lifetimes } from "@/lib/accounts/rules";
import { requestPasswordReset } from "@/lib/accounts/use-cases/request-password-reset";
import { requestSignInLink } from "@/lib/accounts/use-cases/request-sign-in-link";
import { resetPassword } from "@/lib/accounts/use-cases/reset-password";
import { signInWithLink } from "@/lib/accounts/use-cases/sign-in-with-link";
import { signInWithPassword } from "@/lib/accounts/use-cases/sign-in-with-password";
import { newSecretToken } from "@/lib/core/crypto";
import { aBoundBrowser, aBrowser } from "@/tests/support/builders/browser";
import { actions } from "@/tests/support/builders/journal";
import { jetonTo, mailsTo, noticesTo } from "@/tests/support/builders/outbox";
import { anAddress, aParent, OTHER_PASSWORD, PASSWORD } from "@/tests/support/builders/parent";
import { rowsAddedBy } from "@/tests/support/builders/rows";
import { aSession } from "@/tests/support/builders/session";
import { timePasses } from "@/tests/support/builders/time";
import { asVisitor, signedIn } from "@/tests/support/context";
import { testDatabase } from "@/tests/support/database";

testDatabase();

const EMAIL = "claire.martin@exemple.fr";
const refusal = (reason: string) => ({ ok: false, refusal: { reason } });
const ask = (email = EMAIL) => requestPasswordReset(asVisitor(), { email: anAddress(email), bindingToken: newSecretToken() });
const reset = (jeton: string, password = OTHER_PASSWORD) => resetPassword(asVisitor(), { jeton, password });
const signIn = (password: string) => signInWithPassword(asVisitor(), { email: anAddress(EMAIL), password });

async function anAskedReset() {
  await ask();
  return jetonTo(EMAIL, "password-reset");
}

test("the link replaces the password, from any browser, and tells the holder", async () => {
  await aParent();
  expect(await reset(await anAskedReset())).toMatchObject({ ok: true });
  expect(await signIn(PASSWORD)).toEqual(refusal("wrong-credentials"));
  expect(await signIn(OTHER_PASSWORD)).toMatchObject({ ok: true });
  expect((await mailsTo(EMAIL)).find(({ notice }) => notice === "password-changed")?.props).toMatchObject({ how: "reset", changedAt: "lundi 7 décembre 2026 à 11 h 30" });
  expect(await actions()).toEqual(expect.arrayContaining(["password.reset_requested", "password.reset"]));
});

test("a reset never signs in", async () => {
  await aParent();
  const result = await reset(await anAskedReset());
  expect(Object.keys(result.ok ? result.value : {})).toEqual(["deviceToken"]);
  expect(await database().$count(session)).toBe(0);
});

test("a reset ends every session of the account, and nobody else's", async () => {
  const parent = await aParent();
  const mine = [await aSession({ of: parent }), await aSession({ of: parent, level: "link" })];
  const hers = await aSession({ of: await aParent({ email: "yann@exemple.fr" }) });
  await reset(await anAskedReset());
  for (const { browser } of mine) expect(await signedIn(browser)).toBeUndefined();
  expect(await signedIn(hers.browser)).toBeDefined();
});

test("a reset kills the sign-in link that was under way", async () => {
  await aParent();
  const browser = aBoundBrowser();
  await requestSignInLink(asVisitor(browser), { email: anAddress(EMAIL), token: newSecretToken(), bindingToken: browser.bindingToken, returnTo: undefined });
  const link = await jetonTo(EMAIL, "sign-in-link");
  await reset(await anAskedReset());
  expect(await signInWithLink(asVisitor(browser), link)).toEqual(refusal("link-dead"));
});

test("a session opened while the password was being replaced is born dead", async () => {
  const parent = await aParent();
  const jeton = await anAskedReset();
  await reset(jeton);
  const late = await aSession({ of: parent, authEpoch: 0 });
  expect(await signedIn(late.browser)).toBeUndefined();
});

test("a link works once, also when several use it together", async () => {
  await aParent();
  const jeton = await anAskedReset();
  const results = await Promise.all(Array.from({ length: 4 }, () => reset(jeton)));
  expect(results.filter(({ ok }) => ok)).toHaveLength(1);
  expect(results.filter(({ ok }) => !ok)).toEqual([1, 2, 3].map(() => refusal("link-used")));
  expect(await reset(jeton)).toEqual(refusal("link-used"));
  expect((await noticesTo(EMAIL)).filter((notice) => notice.startsWith("password-changed"))).toHaveLength(1);
}, 15_000);

test("a link lives an hour", async () => {
  await aParent();
  const jeton = await anAskedReset();
  await timePasses(lifetimes.passwordReset - 60_000);
  expect(await reset(jeton, "14071789140717891407")).toMatchObject({ refusal: { reason: "weak-password" } });
  await timePasses(60_000);
  expect(await reset(jeton)).toEqual(refusal("link-dead"));
  expect(await signIn(PASSWORD)).toMatchObject({ ok: true });
});

test("a weak choice is refused and the link stays usable", async () => {
  await aParent({ givenName: "Éléonore", familyName: "Kermadec" });
  const jeton = await anAskedReset();
  for (const password of ["12345678901234", "eleonorekermadec1", "claire.martin@exemple.fr"]) {
    expect(await reset(jeton, password)).toMatchObject({ ok: false, refusal: { reason: "weak-password" } });
  }
  expect(await reset(jeton)).toMatchObject({ ok: true });
});

test("a newer link kills the older one", async () => {
  await aParent();
  const older = await anAskedReset();
  await timePasses(60_000);
  const newer = await anAskedReset();
  expect(newer).not.toBe(older);
  expect(await reset(older)).toEqual(refusal("link-dead"));
  expect(await reset(newer)).toMatchObject({ ok: true });
});

test("a known address, an unknown one and a disabled one get the same answer and leave the same rows (R-ACC-1)", async () => {
  await aParent();
  await aParent({ email: "desactivee@exemple.fr", status: "disabled" });
  const added = [];
  for (const email of [EMAIL, "inconnue@exemple.fr", "desactivee@exemple.fr"]) {
    added.push(await rowsAddedBy(async () => expect(await ask(email)).toEqual({ ok: true, value: undefined })));
  }
  expect(added[0]).toMatchObject({ mail: 1, account_token: 1, audit_event: 1, _private_jobs: 1 });
  expect(added[1]).toEqual(added[0]);
  expect(added[2]).toEqual(added[0]);
  expect(await noticesTo("inconnue@exemple.fr")).toEqual(["password-reset withheld"]);
  expect(await noticesTo("desactivee@exemple.fr")).toEqual(["password-reset withheld"]);
});

test("an account without any password, as after an undone change of address, gets one through the link", async () => {
  await aParent({ password: null });
  expect(await reset(await anAskedReset())).toMatchObject({ ok: true });
  expect(await signIn(OTHER_PASSWORD)).toMatchObject({ ok: true });
});

test("an account disabled after the mail left keeps its password", async () => {
  const parent = await aParent();
  const jeton = await anAskedReset();
  await database().execute(`update account set status = 'disabled' where id = '${parent.id}'`);
  expect(await reset(jeton)).toEqual(refusal("link-dead"));
  expect(await noticesTo(EMAIL)).toEqual(["password-reset pending"]);
});

test("the browser that replaced the password is known: no mail about a new device there", async () => {
  await aParent();
  const done = await reset(await anAskedReset());
  const deviceToken = done.ok ? done.value.deviceToken : "";
  const result = await signInWithPassword(asVisitor(aBrowser({ deviceToken })), { email: anAddress(EMAIL), password: OTHER_PASSWORD });
  expect(result).toMatchObject({ ok: true, value: { device: "known" } });
  expect(await noticesTo(EMAIL)).not.toContain("new-device pending");
});
