import { isNull } from "drizzle-orm";
import { database } from "@/db/client";
import { accountToken, session } from "@/db/schema/accounts";
import { lifetimes } from "@/lib/accounts/rules";
import { requestSignInLink } from "@/lib/accounts/use-cases/request-sign-in-link";
import { signInWithLink } from "@/lib/accounts/use-cases/sign-in-with-link";
import { MINUTE_MS } from "@/lib/core/clock";
import { hashToken, newSecretToken } from "@/lib/core/crypto";
import { aBoundBrowser, aBrowser, keepCookies } from "@/tests/support/builders/browser";
import { actions } from "@/tests/support/builders/journal";
import { jetonTo, noticesTo } from "@/tests/support/builders/outbox";
import { anAddress, aParent } from "@/tests/support/builders/parent";
import { rowsAddedBy } from "@/tests/support/builders/rows";
import { aSession } from "@/tests/support/builders/session";
import { timePasses } from "@/tests/support/builders/time";
import { asVisitor, signedIn } from "@/tests/support/context";
import { testDatabase } from "@/tests/support/database";

testDatabase();

const EMAIL = "claire.martin@exemple.fr";
const refusal = (reason: string) => ({ ok: false, refusal: { reason } });

function ask(browser = aBoundBrowser(), email = EMAIL, returnTo?: string) {
  const { bindingToken } = browser;
  return requestSignInLink(asVisitor(browser), { email: anAddress(email), token: newSecretToken(), bindingToken, returnTo });
}

test("a link signs in the browser that asked, without having proved the password", async () => {
  const parent = await aParent();
  const browser = aBoundBrowser();
  await ask(browser, EMAIL, "/famille/compte");
  const result = await signInWithLink(asVisitor(browser), await jetonTo(EMAIL, "sign-in-link"));
  if (!result.ok) throw new Error(result.refusal.reason);
  keepCookies(browser, result.value);
  expect(result.value.returnTo).toBe("/famille/compte");
  expect(await signedIn(browser)).toMatchObject({ accountId: parent.id, hasSteppedUp: false });
  expect(await database().select({ level: session.level }).from(session)).toEqual([{ level: "link" }]);
  expect(await actions()).toEqual(["link.requested", "session.opened"]);
});

test("the link's token rests as its hash only", async () => {
  await aParent();
  await ask();
  const jeton = await jetonTo(EMAIL, "sign-in-link");
  const [row] = await database().select().from(accountToken);
  expect(row?.tokenHash).toBe(hashToken(jeton));
  expect(JSON.stringify(row)).not.toContain(jeton);
});

test.each([
  ["a browser without cookies", aBrowser()],
  ["a browser that asked for another link", aBoundBrowser()],
])("%s cannot use it, and the link stays alive for the one that asked", async (_name, other) => {
  await aParent();
  const browser = aBoundBrowser();
  await ask(browser);
  const jeton = await jetonTo(EMAIL, "sign-in-link");
  expect(await signInWithLink(asVisitor(other), jeton)).toEqual(refusal("other-browser"));
  expect(await signInWithLink(asVisitor(browser), jeton)).toMatchObject({ ok: true });
});

test("a known address and an unknown one get the same answer and leave the same rows (R-ACC-1)", async () => {
  await aParent();
  await aParent({ email: "desactivee@exemple.fr", status: "disabled" });
  const added = [];
  for (const email of [EMAIL, "inconnue@exemple.fr", "desactivee@exemple.fr"]) {
    added.push(await rowsAddedBy(async () => expect(await ask(aBoundBrowser(), email)).toEqual({ ok: true, value: undefined })));
  }
  expect(added[0]).toEqual(added[1]);
  expect(added[0]).toEqual(added[2]);
  expect(added[0]).toMatchObject({ mail: 1, account_token: 1, audit_event: 1, _private_jobs: 1 });
  expect(await noticesTo("inconnue@exemple.fr")).toEqual(["sign-in-link withheld"]);
  expect(await noticesTo("desactivee@exemple.fr")).toEqual(["sign-in-link withheld"]);
});

test("asked twice within a minute: one mail, the same answer, and the same rows for an unknown address", async () => {
  await aParent();
  const added = [];
  for (const email of [EMAIL, "inconnue@exemple.fr"]) {
    await ask(aBoundBrowser(), email);
    added.push(await rowsAddedBy(() => ask(aBoundBrowser(), email)));
  }
  expect(added[0]).toEqual(added[1]);
  expect(await noticesTo(EMAIL)).toEqual(["sign-in-link pending", "sign-in-link withheld"]);
  expect(await signInWithLink(asVisitor(), await jetonTo(EMAIL, "sign-in-link"))).toEqual(refusal("other-browser"));
});

test("five mails an hour and ten a day for one address, not more", async () => {
  await aParent();
  const sent = async () => (await noticesTo(EMAIL)).filter((notice) => notice === "sign-in-link pending").length;
  for (let count = 0; count < 7; count += 1, await timePasses(MINUTE_MS)) await ask(aBoundBrowser());
  expect(await sent()).toBe(5);
  await timePasses(60 * MINUTE_MS);
  for (let count = 0; count < 7; count += 1, await timePasses(13 * MINUTE_MS)) await ask(aBoundBrowser());
  expect(await sent()).toBe(10);
});

test("a newer link kills the older one", async () => {
  await aParent();
  const browser = aBoundBrowser();
  await ask(browser);
  const older = await jetonTo(EMAIL, "sign-in-link");
  await timePasses(MINUTE_MS);
  await ask(browser);
  expect(await signInWithLink(asVisitor(browser), older)).toEqual(refusal("link-dead"));
  expect(await signInWithLink(asVisitor(browser), await jetonTo(EMAIL, "sign-in-link"))).toMatchObject({ ok: true });
});

test("a link asked for elsewhere kills nobody's: each browser keeps its own", async () => {
  await aParent();
  const [mine, stranger] = [aBoundBrowser(), aBoundBrowser()];
  await ask(mine);
  const jeton = await jetonTo(EMAIL, "sign-in-link");
  await timePasses(MINUTE_MS);
  await ask(stranger);
  expect(await signInWithLink(asVisitor(mine), jeton)).toMatchObject({ ok: true });
});

test("ten requests at once leave one live link", async () => {
  await aParent();
  await Promise.all(Array.from({ length: 10 }, () => ask()));
  expect(await database().$count(accountToken, isNull(accountToken.usedAt))).toBe(1);
  expect((await noticesTo(EMAIL)).filter((notice) => notice.endsWith("pending"))).toHaveLength(1);
});

test("a link lives ten minutes", async () => {
  await aParent();
  const browser = aBoundBrowser();
  await ask(browser);
  const jeton = await jetonTo(EMAIL, "sign-in-link");
  await timePasses(lifetimes.signInLink - 30_000);
  const used = signInWithLink(asVisitor(browser), jeton);
  expect(await used).toMatchObject({ ok: true });
  await ask(browser);
  const late = await jetonTo(EMAIL, "sign-in-link");
  await timePasses(lifetimes.signInLink);
  expect(await signInWithLink(asVisitor(browser), late)).toEqual(refusal("link-dead"));
});

test("whoever was signed in in that browser is signed out", async () => {
  const parent = await aParent();
  const browser = aBoundBrowser();
  const other = await aSession({ of: await aParent({ email: "yann@exemple.fr" }), browser: { ...browser } });
  await ask(browser);
  const result = await signInWithLink(asVisitor({ ...browser, sessionToken: other.browser.sessionToken }), await jetonTo(EMAIL, "sign-in-link"));
  expect(result).toMatchObject({ ok: true, value: { accountId: parent.id } });
  expect(await signedIn(other.browser)).toBeUndefined();
});

test("an account disabled after the mail left does not open", async () => {
  const browser = aBoundBrowser();
  const parent = await aParent();
  await ask(browser);
  const jeton = await jetonTo(EMAIL, "sign-in-link");
  await database().execute(`update account set status = 'disabled' where id = '${parent.id}'`);
  expect(await signInWithLink(asVisitor(browser), jeton)).toEqual(refusal("link-dead"));
  expect(await database().$count(session)).toBe(0);
});

test("a link asked for an address nobody owned opens nothing, even once the address has an account", async () => {
  const browser = aBoundBrowser();
  const token = newSecretToken();
  await requestSignInLink(asVisitor(browser), { email: anAddress(EMAIL), token, bindingToken: browser.bindingToken, returnTo: undefined });
  await aParent();
  expect(await signInWithLink(asVisitor(browser), token)).toEqual(refusal("link-dead"));
});

test("twenty requests an hour from one network, whatever the addresses, not one more", async () => {
  const browser = aBoundBrowser();
  for (let count = 0; count < 20; count += 1) expect(await ask(browser, `personne${count}@exemple.fr`)).toMatchObject({ ok: true });
  const added = await rowsAddedBy(async () => expect(await ask(browser)).toMatchObject({ ok: false, refusal: { reason: "too-many" } }));
  expect(Object.values(added).every((rows) => rows === 0)).toBe(true);
  expect(await ask({ ...browser, ip: "198.51.100.9" })).toMatchObject({ ok: true });
});
