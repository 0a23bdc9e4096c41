import { hash } from "@node-rs/argon2";
import { eq } from "drizzle-orm";
import { database } from "@/db/client";
import { account, credential, session } from "@/db/schema/accounts";
import { lifetimes } from "@/lib/accounts/rules";
import { signInWithPassword } from "@/lib/accounts/use-cases/sign-in-with-password";
import { hashToken, newSecretToken } from "@/lib/core/crypto";
import { aBrowser, keepCookies } from "@/tests/support/builders/browser";
import { actions, journal } from "@/tests/support/builders/journal";
import { mailsTo, noticesTo } from "@/tests/support/builders/outbox";
import { anAddress, aParent, OTHER_PASSWORD, PASSWORD } from "@/tests/support/builders/parent";
import { aPendingRegistration } from "@/tests/support/builders/pending-registration";
import { rowsAddedBy } from "@/tests/support/builders/rows";
import { aSession } from "@/tests/support/builders/session";
import { asVisitor, NOW, signedIn } from "@/tests/support/context";
import { testDatabase } from "@/tests/support/database";

testDatabase();

const EMAIL = "claire.martin@exemple.fr";
const wrong = { ok: false, refusal: { reason: "wrong-credentials" } };

function signIn(password: string, email = EMAIL, browser = aBrowser()) {
  return signInWithPassword(asVisitor(browser), { email: anAddress(email), password });
}

test("the right password opens a session that has just proved who it is", async () => {
  const parent = await aParent();
  const browser = aBrowser();
  const result = await signIn(PASSWORD, EMAIL, browser);
  if (!result.ok) throw new Error(result.refusal.reason);
  keepCookies(browser, result.value);
  expect(await signedIn(browser)).toMatchObject({ accountId: parent.id, hasSteppedUp: true });
  expect(result.value.expiresAt).toEqual(new Date(NOW.getTime() + lifetimes.sessionAbsolute));
  expect(await actions()).toEqual(["session.opened"]);
});

test("the address is the same person in any case or width", async () => {
  await aParent({ email: "Claire.Martin@École.fr" });
  expect(await signIn(PASSWORD, "CLAIRE.MARTIN＠xn--cole-9oa.fr")).toMatchObject({ ok: true });
});

test("the session's token rests as its hash only, and is new at every sign-in", async () => {
  await aParent();
  const results = [await signIn(PASSWORD), await signIn(PASSWORD)];
  const tokens = results.map((result) => (result.ok ? result.value.sessionToken : ""));
  const rows = await database().select({ tokenHash: session.tokenHash }).from(session);
  expect(rows.map(({ tokenHash }) => tokenHash).sort()).toEqual(tokens.map(hashToken).sort());
  expect(new Set(tokens).size).toBe(2);
});

describe("a password that does not open", () => {
  test.each([
    ["a wrong password", { password: PASSWORD }, OTHER_PASSWORD],
    ["the right one in another case", { password: PASSWORD }, PASSWORD.toUpperCase()],
    ["the right one with a space more", { password: PASSWORD }, `${PASSWORD} `],
    ["a disabled account with the right password", { password: PASSWORD, status: "disabled" as const }, PASSWORD],
    ["an account without any password", { password: null }, PASSWORD],
  ])("%s", async (_name, wishes, typed) => {
    await aParent(wishes);
    expect(await signIn(typed)).toEqual(wrong);
    expect(await database().select().from(session)).toEqual([]);
    expect(await actions()).toEqual(["session.refused"]);
  });

  test("an address nobody owns, and one that was never confirmed", async () => {
    await aPendingRegistration();
    expect(await signIn(PASSWORD)).toEqual(wrong);
    expect(await signIn(PASSWORD, "inconnue@exemple.fr")).toEqual(wrong);
    expect((await journal()).map(({ accountId }) => accountId)).toEqual([null, null]);
  });

  test("leaves the same rows for a known address and for an unknown one (R-ACC-1)", async () => {
    await aParent();
    await aParent({ email: "desactivee@exemple.fr", status: "disabled" });
    const known = await rowsAddedBy(() => signIn(OTHER_PASSWORD));
    const disabled = await rowsAddedBy(() => signIn(PASSWORD, "desactivee@exemple.fr"));
    const unknown = await rowsAddedBy(() => signIn(OTHER_PASSWORD, "inconnue@exemple.fr"));
    expect(known).toEqual(unknown);
    expect(disabled).toEqual(unknown);
  });
});

test("an account that is closing can still sign in", async () => {
  const { id } = await aParent();
  await database().update(account).set({ status: "closing", closesAt: new Date("2036-01-01") }).where(eq(account.id, id));
  expect(await signIn(PASSWORD)).toMatchObject({ ok: true });
});

test("a session fixed by somebody else is not taken over: the token changes and the old one is dead", async () => {
  const parent = await aParent();
  const { browser } = await aSession({ of: parent });
  const before = { ...browser };
  const result = await signIn(PASSWORD, EMAIL, browser);
  expect(result.ok && result.value.sessionToken).not.toBe(before.sessionToken);
  expect(await signedIn(before)).toBeUndefined();
  const planted = newSecretToken();
  const fixed = await signIn(PASSWORD, EMAIL, aBrowser({ sessionToken: planted }));
  expect(fixed.ok && fixed.value.sessionToken).not.toBe(planted);
});

test("other devices stay signed in", async () => {
  const parent = await aParent();
  const { browser } = await aSession({ of: parent });
  await signIn(PASSWORD);
  expect(await signedIn(browser)).toBeDefined();
});

describe("the mail about a new device", () => {
  test("is not sent for the first one, is sent for the second, and not again once it is known", async () => {
    await aParent();
    const [first, second] = [aBrowser(), aBrowser()];
    for (const browser of [first, second, first, second]) {
      const result = await signIn(PASSWORD, EMAIL, browser);
      if (result.ok) keepCookies(browser, result.value);
    }
    expect(await noticesTo(EMAIL)).toEqual(["new-device pending"]);
    expect((await mailsTo(EMAIL))[0]?.props).toMatchObject({ device: "Ordinateur Linux, Firefox", signedInAt: "lundi 7 décembre 2026 à 11 h 30" });
  });

  test("a device known to somebody else is new to this account", async () => {
    const { browser } = await aSession({ of: await aParent({ email: "yann@exemple.fr" }) });
    await aSession({ of: await aParent() });
    expect(await signIn(PASSWORD, EMAIL, aBrowser({ deviceToken: browser.deviceToken }))).toMatchObject({ ok: true, value: { device: "new" } });
  });
});

test("a hash made under older parameters is replaced while the password is at hand", async () => {
  const { id } = await aParent({ password: null });
  const weak = await hash(PASSWORD, { memoryCost: 8 * 1024, timeCost: 1, parallelism: 1 });
  await database().insert(credential).values({ accountId: id, passwordPhc: weak });
  expect(await signIn(OTHER_PASSWORD)).toEqual(wrong);
  expect(await database().select({ phc: credential.passwordPhc }).from(credential)).toEqual([{ phc: weak }]);
  await signIn(PASSWORD);
  const [row] = await database().select().from(credential);
  expect(row?.passwordPhc).toMatch(/^\$argon2id\$v=19\$m=65536,t=3,p=1\$/);
  expect(await signIn(PASSWORD)).toMatchObject({ ok: true });
});
