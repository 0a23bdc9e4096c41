import { database } from "@/db/client";
import { account, accountToken, session } from "@/db/schema/accounts";
import { findPendingAddress } from "@/lib/accounts/queries";
import { lifetimes } from "@/lib/accounts/rules";
import { cancelEmailChange } from "@/lib/accounts/use-cases/cancel-email-change";
import { confirmEmailChange } from "@/lib/accounts/use-cases/confirm-email-change";
import { requestEmailChange } from "@/lib/accounts/use-cases/request-email-change";
import { aBrowser, keepCookies, type Browser } from "@/tests/support/builders/browser";
import { actions } from "@/tests/support/builders/journal";
import { jetonTo, mailsTo, noticesTo } from "@/tests/support/builders/outbox";
import { anAddress, aParent, OTHER_PASSWORD, PASSWORD } from "@/tests/support/builders/parent";
import { rowsAddedBy } from "@/tests/support/builders/rows";
import { aSession } from "@/tests/support/builders/session";
import { timePasses } from "@/tests/support/builders/time";
import { asParent, asVisitor, signedIn } from "@/tests/support/context";
import { testDatabase } from "@/tests/support/database";

testDatabase();

const OLD = "claire.martin@exemple.fr";
const NEW = "nouvelle@exemple.fr";
const refusal = (reason: string) => ({ ok: false, refusal: { reason } });
const addresses = async () => (await database().select({ email: account.emailCanonical }).from(account)).map(({ email }) => email).sort();

const ask = async (browser: Browser, email = NEW) => requestEmailChange(await asParent(browser), { email: anAddress(email), currentPassword: "" });
const confirm = (jeton: string, browser = aBrowser(), currentPassword = PASSWORD) => confirmEmailChange(asVisitor(browser), { jeton, currentPassword });

async function anAskedChange() {
  const parent = await aParent();
  const { browser } = await aSession({ of: parent });
  await ask(browser);
  return { parent, browser, jeton: await jetonTo(NEW, "email-change-confirm") };
}

test("nothing changes until the new address confirms; both addresses are told, each what concerns it", async () => {
  const { parent } = await anAskedChange();
  expect(await addresses()).toEqual([OLD]);
  expect(await findPendingAddress(database(), parent.id)).toBe(NEW);
  expect(await noticesTo(NEW)).toEqual(["email-change-confirm pending"]);
  const [told] = await mailsTo(OLD);
  expect(told).toMatchObject({ notice: "email-change-asked", props: { newAddress: "n…e@exemple.fr" } });
  expect(JSON.stringify(told?.props)).not.toContain("jeton");
  expect(await actions()).toEqual(["email.change_requested"]);
});

test("confirmed where the holder is signed in: the new address is the identifier, and only this browser goes on", async () => {
  const { parent, browser, jeton } = await anAskedChange();
  const other = await aSession({ of: parent });
  const before = { ...browser };
  const result = await confirm(jeton, browser, "");
  if (!result.ok || !result.value.signedIn) throw new Error("no session");
  keepCookies(browser, result.value.signedIn);
  expect(await addresses()).toEqual([NEW]);
  expect(await signedIn(browser)).toMatchObject({ accountId: parent.id });
  for (const dead of [before, other.browser]) expect(await signedIn(dead)).toBeUndefined();
  expect(await noticesTo(NEW)).toContain("email-changed pending");
  expect((await mailsTo(OLD)).find(({ notice }) => notice === "email-change-done")?.props.undoUrl).toContain("/annuler-changement?jeton=");
});

test("confirmed with the password where nobody is signed in: the address changes and no session opens", async () => {
  const { browser, jeton } = await anAskedChange();
  expect(await confirm(jeton)).toEqual({ ok: true, value: { signedIn: null } });
  expect(await addresses()).toEqual([NEW]);
  expect(await signedIn(browser)).toBeUndefined();
  expect(await database().$count(session)).toBe(0);
});

test("confirmed where somebody else is signed in: that person stays signed in", async () => {
  const { jeton } = await anAskedChange();
  const hers = await aSession({ of: await aParent({ email: "yann@exemple.fr" }) });
  expect(await confirm(jeton, hers.browser)).toEqual({ ok: true, value: { signedIn: null } });
  expect(await signedIn(hers.browser)).toBeDefined();
});

test("the mailbox proves no password: a session that came by link stays one after confirming", async () => {
  const { parent, jeton } = await anAskedChange();
  const { browser } = await aSession({ of: parent, level: "link" });
  const result = await confirm(jeton, browser, "");
  if (!result.ok || !result.value.signedIn) throw new Error("no session");
  keepCookies(browser, result.value.signedIn);
  expect(await signedIn(browser)).toMatchObject({ level: "link", hasSteppedUp: false });
});

test.each(["", "pas le bon mot de passe"])("the new mailbox alone is not enough: elsewhere the account's password is asked for (%j), and the link stays usable", async (typed) => {
  const { browser, jeton } = await anAskedChange();
  const hers = await aSession({ of: await aParent({ email: "yann@exemple.fr", password: OTHER_PASSWORD }) });
  for (const stranger of [aBrowser(), hers.browser]) expect(await confirm(jeton, stranger, typed)).toEqual(refusal("wrong-password"));
  expect(await addresses()).toEqual([OLD, "yann@exemple.fr"]);
  expect(await confirm(jeton, browser, "")).toMatchObject({ ok: true });
});

test("a link that was used says so before any password is asked for, and counts no guess against the holder", async () => {
  const { browser, jeton } = await anAskedChange();
  await confirm(jeton, browser, "");
  expect(await confirm(jeton, aBrowser(), "")).toEqual(refusal("link-used"));
  expect((await actions()).filter((action) => action === "session.refused")).toEqual([]);
});

test("the link lives an hour and dies when another address is asked for", async () => {
  const { browser, jeton } = await anAskedChange();
  await ask(browser, "encore@exemple.fr");
  expect(await confirm(jeton)).toEqual(refusal("link-dead"));
  const second = await jetonTo("encore@exemple.fr", "email-change-confirm");
  await timePasses(lifetimes.emailChange);
  expect(await confirm(second)).toEqual(refusal("link-dead"));
  expect(await addresses()).toEqual([OLD]);
});

test("given up, the link dies; giving up nothing is fine", async () => {
  const { parent, browser, jeton } = await anAskedChange();
  const ctx = await asParent(browser);
  expect(await cancelEmailChange(ctx)).toEqual({ ok: true, value: undefined });
  expect(await cancelEmailChange(ctx)).toEqual({ ok: true, value: undefined });
  expect(await confirm(jeton)).toEqual(refusal("link-dead"));
  expect(await findPendingAddress(database(), parent.id)).toBeUndefined();
  expect(await actions()).toEqual(["email.change_cancelled", "email.change_requested"]);
});

test("giving up ends nobody else's change", async () => {
  const { jeton } = await anAskedChange();
  const hers = await aSession({ of: await aParent({ email: "yann@exemple.fr" }) });
  await cancelEmailChange(await asParent(hers.browser));
  expect(await confirm(jeton)).toMatchObject({ ok: true });
});

test("one's own address is refused, in any form", async () => {
  const { browser } = await aSession({ of: await aParent() });
  for (const email of [OLD, "Claire.MARTIN＠exemple.FR"]) expect(await ask(browser, email)).toEqual(refusal("same-address"));
  expect(await database().$count(accountToken)).toBe(0);
});

describe("an address that somebody else owns", () => {
  test("is asked for with the same answer and the same rows as a free one, and receives nothing (R-ACC-1)", async () => {
    await aParent({ email: "connue@exemple.fr" });
    const added = [];
    for (const [index, email] of ["connue@exemple.fr", "libre@exemple.fr"].entries()) {
      const { browser } = await aSession({ of: await aParent({ email: `curieux${index}@exemple.fr` }) });
      added.push(await rowsAddedBy(async () => expect(await ask(browser, email)).toEqual({ ok: true, value: undefined })));
    }
    expect(added[0]).toEqual(added[1]);
    expect(await noticesTo("connue@exemple.fr")).toEqual(["email-change-confirm withheld"]);
  });

  test("taken between the request and the click: refused, the link stays unused, nothing is half done", async () => {
    const { jeton } = await anAskedChange();
    await aParent({ email: NEW });
    expect(await confirm(jeton)).toEqual(refusal("address-taken"));
    expect(await addresses()).toEqual([OLD, NEW].sort());
    expect(await database().select({ usedAt: accountToken.usedAt }).from(accountToken)).toEqual([{ usedAt: null }]);
    expect(await actions()).toEqual(["email.change_requested"]);
  });

  test("wanted by two accounts that confirm at once: one gets it", async () => {
    const jetons = [];
    for (const email of ["une@exemple.fr", "deux@exemple.fr"]) {
      const { browser } = await aSession({ of: await aParent({ email }) });
      await ask(browser);
      jetons.push(await jetonTo(NEW, "email-change-confirm"));
      await timePasses(60_000);
    }
    const results = await Promise.all(jetons.map((jeton) => confirm(jeton)));
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(results.find(({ ok }) => !ok)).toEqual(refusal("address-taken"));
    expect(await addresses()).toContain(NEW);
  });
});

test("a session ended a moment ago asks for nothing", async () => {
  const { browser } = await aSession({ of: await aParent() });
  const ctx = await asParent(browser);
  await database().delete(session);
  expect(await requestEmailChange(ctx, { email: anAddress(NEW), currentPassword: "" })).toEqual(refusal("signed-out"));
  expect(await noticesTo(NEW)).toEqual([]);
});
