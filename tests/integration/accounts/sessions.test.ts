import { eq } from "drizzle-orm";
import { database } from "@/db/client";
import { account, session } from "@/db/schema/accounts";
import { findSignedIn, listSessions } from "@/lib/accounts/queries";
import { lifetimes } from "@/lib/accounts/rules";
import { endOtherSessions, endOwnSession, endSession } from "@/lib/accounts/use-cases/end-sessions";
import { keepSessionAlive } from "@/lib/accounts/use-cases/keep-session-alive";
import { MINUTE_MS } from "@/lib/core/clock";
import { hashToken } from "@/lib/core/crypto";
import { aBrowser } from "@/tests/support/builders/browser";
import { actions, journal } from "@/tests/support/builders/journal";
import { aParent } from "@/tests/support/builders/parent";
import { aSession } from "@/tests/support/builders/session";
import { timePasses } from "@/tests/support/builders/time";
import { asParent, asVisitor, signedIn } from "@/tests/support/context";
import { testDatabase } from "@/tests/support/database";

testDatabase();

describe("a session ends", () => {
  test("after an hour without a visit", async () => {
    const { browser } = await aSession({ of: await aParent() });
    await timePasses(lifetimes.sessionIdle - MINUTE_MS);
    expect(await signedIn(browser)).toBeDefined();
    await timePasses(MINUTE_MS);
    expect(await signedIn(browser)).toBeUndefined();
  });

  test("after a day, however often it is visited", async () => {
    const { id, browser } = await aSession({ of: await aParent() });
    for (let visits = 0; visits < 47; visits += 1) {
      await timePasses(30 * MINUTE_MS);
      await keepSessionAlive(database(), id);
    }
    await timePasses(29 * MINUTE_MS);
    expect(await signedIn(browser)).toBeDefined();
    await timePasses(MINUTE_MS);
    expect(await signedIn(browser)).toBeUndefined();
    await keepSessionAlive(database(), id);
    expect(await signedIn(browser)).toBeUndefined();
  });

  test("when the account's epoch was raised", async () => {
    const parent = await aParent();
    await database().update(account).set({ authEpoch: 3 }).where(eq(account.id, parent.id));
    const [old, present, ahead] = [await aSession({ of: parent, authEpoch: 2 }), await aSession({ of: parent }), await aSession({ of: parent, authEpoch: 4 })];
    expect(await signedIn(old.browser)).toBeUndefined();
    expect(await signedIn(present.browser)).toBeDefined();
    expect(await signedIn(ahead.browser)).toBeUndefined();
    expect((await listSessions(database(), parent.id)).map(({ id }) => id)).toEqual([present.id]);
  });

  test("when the account is disabled, and not while it is closing", async () => {
    const parent = await aParent();
    const { browser } = await aSession({ of: parent });
    await database().update(account).set({ status: "closing", closesAt: new Date("2036-01-01") });
    expect(await signedIn(browser)).toMatchObject({ status: "closing" });
    await database().update(account).set({ status: "disabled", closesAt: null });
    expect(await signedIn(browser)).toBeUndefined();
  });

  test("and never opens the staff's side to a parent's gate", async () => {
    const { browser } = await aSession({ of: await aParent() });
    await database().update(account).set({ kind: "staff" });
    expect(await signedIn(browser)).toBeUndefined();
  });
});

test("a cookie holds the token, and the hash kept in the database opens nothing", async () => {
  const { browser } = await aSession({ of: await aParent() });
  expect(await signedIn(browser)).toBeDefined();
  expect(await signedIn({ ...browser, sessionToken: hashToken(browser.sessionToken) })).toBeUndefined();
  expect(await signedIn({ ...browser, sessionToken: "" })).toBeUndefined();
});

test("a session asks to be kept alive at most once a minute", async () => {
  const { id, browser } = await aSession({ of: await aParent() });
  const isStale = async () => (await findSignedIn(database(), hashToken(browser.sessionToken)))?.isStale;
  await timePasses(50_000);
  expect(await isStale()).toBe(false);
  await timePasses(20_000);
  expect(await isStale()).toBe(true);
  await keepSessionAlive(database(), id);
  expect(await isStale()).toBe(false);
});

test("the password counts as just given for ten minutes", async () => {
  const { browser } = await aSession({ of: await aParent() });
  await timePasses(lifetimes.stepUp - MINUTE_MS);
  expect(await signedIn(browser)).toMatchObject({ hasSteppedUp: true });
  await timePasses(MINUTE_MS);
  expect(await signedIn(browser)).toMatchObject({ hasSteppedUp: false });
});

describe("« Déconnecter »", () => {
  test("ends one of my devices and leaves the others", async () => {
    const parent = await aParent();
    const [here, there, away] = [await aSession({ of: parent }), await aSession({ of: parent }), await aSession({ of: parent })];
    await endSession(await asParent(here.browser), there.id);
    expect(await signedIn(there.browser)).toBeUndefined();
    expect(await signedIn(away.browser)).toBeDefined();
    expect(await signedIn(here.browser)).toBeDefined();
    expect(await actions()).toEqual(["session.ended"]);
  });

  test("ends nothing of somebody else's, and says nothing about it", async () => {
    const here = await aSession({ of: await aParent() });
    const hers = await aSession({ of: await aParent({ email: "yann@exemple.fr" }) });
    const ctx = await asParent(here.browser);
    for (const claim of [hers.id, "", "ses_", "' or true --", `${hers.id}' or true`, here.id.replace("ses_", "acc_")]) {
      expect(await endSession(ctx, claim)).toEqual({ ok: true, value: undefined });
    }
    expect(await signedIn(hers.browser)).toBeDefined();
    expect(await signedIn(here.browser)).toBeDefined();
    expect(await actions()).toEqual([]);
  });

  test("all the others: only this one stays, and nobody else's ends", async () => {
    const parent = await aParent();
    const [here, there, away] = [await aSession({ of: parent }), await aSession({ of: parent }), await aSession({ of: parent, level: "link" })];
    const hers = await aSession({ of: await aParent({ email: "yann@exemple.fr" }) });
    await endOtherSessions(await asParent(here.browser));
    expect(await Promise.all([here, there, away, hers].map(async ({ browser }) => (await signedIn(browser)) !== undefined))).toEqual([true, false, false, true]);
    expect((await journal()).map(({ action, detail }) => [action, detail])).toEqual([["session.others_ended", { ended: 2, source: expect.any(String) }]]);
  });

  test("nothing to end leaves no line in the journal", async () => {
    const { browser } = await aSession({ of: await aParent() });
    await endOtherSessions(await asParent(browser));
    expect(await actions()).toEqual([]);
  });
});

describe("signing out", () => {
  test("ends the session of this browser only", async () => {
    const parent = await aParent();
    const [here, there] = [await aSession({ of: parent }), await aSession({ of: parent })];
    await endOwnSession(asVisitor(here.browser));
    expect(await signedIn(here.browser)).toBeUndefined();
    expect(await signedIn(there.browser)).toBeDefined();
  });

  test("twice, or without a session, is fine and is told once", async () => {
    const { browser } = await aSession({ of: await aParent() });
    await Promise.all([endOwnSession(asVisitor(browser)), endOwnSession(asVisitor(browser))]);
    await endOwnSession(asVisitor(aBrowser()));
    expect(await actions()).toEqual(["session.ended"]);
    expect(await database().$count(session)).toBe(0);
  });
});
