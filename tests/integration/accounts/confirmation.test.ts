import { eq } from "drizzle-orm";
import { database } from "@/db/client";
import { account, credential, pendingRegistration } from "@/db/schema/accounts";
import { lifetimes } from "@/lib/accounts/rules";
import { confirmRegistration } from "@/lib/accounts/use-cases/confirm-registration";
import { newSecretToken } from "@/lib/core/crypto";
import { aBoundBrowser, aBrowser, keepCookies } from "@/tests/support/builders/browser";
import { actions } from "@/tests/support/builders/journal";
import { aParent } from "@/tests/support/builders/parent";
import { aPendingRegistration } from "@/tests/support/builders/pending-registration";
import { aSession } from "@/tests/support/builders/session";
import { timePasses } from "@/tests/support/builders/time";
import { asVisitor, signedIn } from "@/tests/support/context";
import { testDatabase } from "@/tests/support/database";

testDatabase();

const EMAIL = "claire.martin@exemple.fr";
const accounts = () => database().select().from(account);
const refusal = (reason: string) => ({ ok: false, refusal: { reason } });

test("confirming in the browser that registered opens the account and a session there", async () => {
  const browser = aBoundBrowser();
  const { jeton } = await aPendingRegistration({ browser, passwordPhc: "$argon2id$hers" });
  const result = await confirmRegistration(asVisitor(browser), jeton);
  if (!result.ok || !result.value.signedIn) throw new Error("no session");
  keepCookies(browser, result.value.signedIn);
  const [opened] = await accounts();
  expect(opened).toMatchObject({ kind: "parent", status: "active", emailCanonical: EMAIL, givenName: "Claire" });
  expect(await signedIn(browser)).toMatchObject({ accountId: opened?.id, hasSteppedUp: true });
  expect(await database().select({ phc: credential.passwordPhc }).from(credential)).toEqual([{ phc: "$argon2id$hers" }]);
  expect(await actions()).toEqual(["account.confirmed", "session.opened"]);
});

test.each([
  ["another browser that asked for something else", aBoundBrowser()],
  ["a browser without any cookie", aBrowser()],
])("confirming in %s opens the account and no session", async (_name, browser) => {
  const { jeton } = await aPendingRegistration();
  expect(await confirmRegistration(asVisitor(browser), jeton)).toEqual({ ok: true, value: { signedIn: null, isContested: false } });
  expect(await accounts()).toHaveLength(1);
  expect(await actions()).toEqual(["account.confirmed"]);
});

test("somebody else who is signed in in that browser stays signed in, and the account opens all the same", async () => {
  const browser = aBoundBrowser();
  const { jeton } = await aPendingRegistration({ browser });
  const other = await aParent({ email: "yann@exemple.fr" });
  await aSession({ of: other, browser });
  expect(await confirmRegistration(asVisitor(browser), jeton)).toEqual({ ok: true, value: { signedIn: null, isContested: false } });
  expect(await signedIn(browser)).toMatchObject({ accountId: other.id });
  expect(await accounts()).toHaveLength(2);
});

test("a session that is over does not stand in the way of the new one", async () => {
  const browser = aBoundBrowser();
  const { jeton } = await aPendingRegistration({ browser });
  const ctx = asVisitor({ ...browser, sessionToken: newSecretToken() });
  expect(await confirmRegistration(ctx, jeton)).toMatchObject({ ok: true, value: { signedIn: { device: "first" } } });
});

test("a link works once", async () => {
  const { jeton } = await aPendingRegistration();
  await confirmRegistration(asVisitor(), jeton);
  expect(await confirmRegistration(asVisitor(), jeton)).toEqual(refusal("link-used"));
  expect(await accounts()).toHaveLength(1);
});

test("ten clicks on one link at once open one account", async () => {
  const browser = aBoundBrowser();
  const { jeton } = await aPendingRegistration({ browser });
  const results = await Promise.all(Array.from({ length: 10 }, () => confirmRegistration(asVisitor(browser), jeton)));
  expect(results.filter(({ ok }) => ok)).toHaveLength(1);
  expect(results.filter(({ ok }) => !ok)).toEqual(Array.from({ length: 9 }, () => refusal("link-used")));
  expect(await accounts()).toHaveLength(1);
});

test("a link lives a day, to the minute", async () => {
  const early = await aPendingRegistration({ email: "tot@exemple.fr" });
  await timePasses(lifetimes.confirmation - 60_000);
  expect(await confirmRegistration(asVisitor(), early.jeton)).toMatchObject({ ok: true });
  const late = await aPendingRegistration({ email: "tard@exemple.fr" });
  await timePasses(lifetimes.confirmation);
  expect(await confirmRegistration(asVisitor(), late.jeton)).toEqual(refusal("link-dead"));
  expect(await accounts()).toHaveLength(1);
});

test.each(["", "x", newSecretToken(), "' or true --"])("a link that nobody was sent opens nothing (%j)", async (jeton) => {
  await aPendingRegistration();
  expect(await confirmRegistration(asVisitor(), jeton)).toEqual(refusal("link-dead"));
  expect(await accounts()).toEqual([]);
});

describe("several attempts for one address", () => {
  const passwords = async () => (await database().select({ phc: credential.passwordPhc }).from(credential)).map(({ phc }) => phc);

  test("the attempt of the browser that clicks wins, with its own password, whichever mail the link came from", async () => {
    const browser = aBoundBrowser();
    const stranger = await aPendingRegistration({ passwordPhc: "$argon2id$stranger", givenName: "Stranger" });
    await aPendingRegistration({ passwordPhc: "$argon2id$owner", givenName: "Owner", browser });
    expect(await confirmRegistration(asVisitor(browser), stranger.jeton)).toMatchObject({ ok: true, value: { signedIn: { device: "first" }, isContested: false } });
    expect(await passwords()).toEqual(["$argon2id$owner"]);
    expect((await accounts()).map(({ givenName }) => givenName)).toEqual(["Owner"]);
  });

  test("clicked in a browser that asked for nothing, no password wins and no session opens: the mailbox chooses", async () => {
    await aPendingRegistration({ passwordPhc: "$argon2id$stranger" });
    const { jeton } = await aPendingRegistration({ passwordPhc: "$argon2id$owner" });
    expect(await confirmRegistration(asVisitor(), jeton)).toEqual({ ok: true, value: { signedIn: null, isContested: true } });
    expect(await accounts()).toHaveLength(1);
    expect(await passwords()).toEqual([]);
  });

  test("all from one browser contest nothing", async () => {
    const browser = aBoundBrowser();
    await aPendingRegistration({ browser, passwordPhc: "$argon2id$first" });
    const { jeton } = await aPendingRegistration({ browser, passwordPhc: "$argon2id$second" });
    expect(await confirmRegistration(asVisitor(), jeton)).toEqual({ ok: true, value: { signedIn: null, isContested: false } });
    expect(await passwords()).toEqual(["$argon2id$second"]);
  });

  test("the others die, and those for other addresses live on", async () => {
    const { jeton } = await aPendingRegistration();
    const other = await aPendingRegistration();
    const elsewhere = await aPendingRegistration({ email: "yann@exemple.fr" });
    await confirmRegistration(asVisitor(), jeton);
    expect(await confirmRegistration(asVisitor(), other.jeton)).toEqual(refusal("link-dead"));
    expect(await confirmRegistration(asVisitor(), elsewhere.jeton)).toMatchObject({ ok: true });
  });

  test.each([2, 6])("%i of them confirmed at once open one account, and nobody meets an accident", async (count) => {
    const attempts = [];
    for (let index = 0; index < count; index += 1) attempts.push(await aPendingRegistration());
    const results = await Promise.all(attempts.map(({ jeton }) => confirmRegistration(asVisitor(), jeton)));
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await accounts()).toHaveLength(1);
  }, 15_000);

  test("an address that has an account since then is not opened twice, and its password stays", async () => {
    const { jeton } = await aPendingRegistration({ passwordPhc: "$argon2id$late" });
    await aParent({ email: EMAIL });
    expect(await confirmRegistration(asVisitor(), jeton)).toEqual(refusal("link-used"));
    expect(await database().select({ phc: credential.passwordPhc }).from(credential).where(eq(credential.passwordPhc, "$argon2id$late"))).toEqual([]);
  });
});

test("an account that was never confirmed can sign in nowhere: there is no account row for it", async () => {
  await aPendingRegistration();
  expect(await accounts()).toEqual([]);
  expect(await database().select().from(credential)).toEqual([]);
  expect(await database().select().from(pendingRegistration)).toHaveLength(1);
});
