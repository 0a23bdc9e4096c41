import { database } from "@/db/client";
import { session } from "@/db/schema/accounts";
import { changePassword } from "@/lib/accounts/use-cases/change-password";
import { requestPasswordReset } from "@/lib/accounts/use-cases/request-password-reset";
import { resetPassword } from "@/lib/accounts/use-cases/reset-password";
import { signInWithPassword } from "@/lib/accounts/use-cases/sign-in-with-password";
import { newSecretToken } from "@/lib/core/crypto";
import { keepCookies } from "@/tests/support/builders/browser";
import { actions } from "@/tests/support/builders/journal";
import { jetonTo, mailsTo, noticesTo } from "@/tests/support/builders/outbox";
import { aParent, OTHER_PASSWORD, PASSWORD } from "@/tests/support/builders/parent";
import { aSession } from "@/tests/support/builders/session";
import { asParent, asVisitor, signedIn } from "@/tests/support/context";
import { testDatabase } from "@/tests/support/database";

testDatabase();

const change = { currentPassword: "", password: OTHER_PASSWORD };
const refusal = (reason: string) => ({ ok: false, refusal: { reason } });

test("the new password replaces the old one, and the holder is told", async () => {
  const { email } = await aParent();
  const { browser } = await aSession({ of: await aParent({ email: "yann@exemple.fr" }) });
  await changePassword(await asParent(browser), change);
  const signIn = (password: string, address = "yann@exemple.fr") => signInWithPassword(asVisitor(), { email: { canonical: address, asTyped: address }, password });
  expect(await signIn(PASSWORD)).toEqual(refusal("wrong-credentials"));
  expect(await signIn(OTHER_PASSWORD)).toMatchObject({ ok: true });
  expect(await signIn(PASSWORD, email.canonical)).toMatchObject({ ok: true });
  expect((await mailsTo("yann@exemple.fr")).find(({ notice }) => notice === "password-changed")?.props).toMatchObject({ how: "changed" });
  expect(await noticesTo(email.canonical)).toEqual([]);
});

test("this browser goes on under a new session; the old token and every other device are signed out", async () => {
  const parent = await aParent();
  const [here, there] = [await aSession({ of: parent }), await aSession({ of: parent })];
  const before = { ...here.browser };
  const result = await changePassword(await asParent(here.browser), change);
  if (!result.ok) throw new Error(result.refusal.reason);
  keepCookies(here.browser, result.value);
  expect(here.browser.sessionToken).not.toBe(before.sessionToken);
  expect(await signedIn(here.browser)).toMatchObject({ accountId: parent.id });
  expect(await signedIn(before)).toBeUndefined();
  expect(await signedIn(there.browser)).toBeUndefined();
  expect(await database().$count(session)).toBe(1);
  expect(await actions()).toEqual(["password.changed", "session.opened"]);
});

test("a reset link that was under way dies", async () => {
  const parent = await aParent();
  await requestPasswordReset(asVisitor(), { email: parent.email, bindingToken: newSecretToken() });
  const jeton = await jetonTo(parent.email.canonical, "password-reset");
  const { browser } = await aSession({ of: parent });
  await changePassword(await asParent(browser), change);
  expect(await resetPassword(asVisitor(), { jeton, password: PASSWORD })).toEqual(refusal("link-dead"));
});

test.each(["14071789140717891407", "clairemartin2019", "claire.martin@exemple.fr"])("a weak choice is refused and signs nobody out (%s)", async (password) => {
  const { browser } = await aSession({ of: await aParent() });
  expect(await changePassword(await asParent(browser), { currentPassword: "", password })).toMatchObject({ ok: false, refusal: { reason: "weak-password" } });
  expect(await signedIn(browser)).toBeDefined();
});

test("asked twice at once, it is done once: the second finds its session over", async () => {
  const { browser } = await aSession({ of: await aParent() });
  const ctx = await asParent(browser);
  const results = await Promise.all([changePassword(ctx, change), changePassword(ctx, { currentPassword: "", password: PASSWORD })]);
  expect(results.filter(({ ok }) => ok)).toHaveLength(1);
  expect(results.find(({ ok }) => !ok)).toEqual(refusal("signed-out"));
  expect(await database().$count(session)).toBe(1);
}, 15_000);

test("a session that was ended a moment ago changes nothing", async () => {
  const { browser } = await aSession({ of: await aParent() });
  const ctx = await asParent(browser);
  await database().delete(session);
  expect(await changePassword(ctx, change)).toEqual(refusal("signed-out"));
  expect(await actions()).toEqual([]);
});
