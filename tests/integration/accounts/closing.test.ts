import { sql } from "drizzle-orm";
import { database } from "@/db/client";
import { account, accountToken, credential, knownDevice, pendingRegistration, session } from "@/db/schema/accounts";
import { lifetimes } from "@/lib/accounts/rules";
import { cancelClosing, cancelClosingByLink } from "@/lib/accounts/use-cases/cancel-closing";
import { closeDueAccounts } from "@/lib/accounts/use-cases/close-due-accounts";
import { requestClosing } from "@/lib/accounts/use-cases/request-closing";
import { DAY_MS, MINUTE_MS } from "@/lib/core/clock";
import { aBoundBrowser } from "@/tests/support/builders/browser";
import { actions, journal } from "@/tests/support/builders/journal";
import { jetonTo, mailsTo, noticesTo } from "@/tests/support/builders/outbox";
import { aParent } from "@/tests/support/builders/parent";
import { aPendingRegistration } from "@/tests/support/builders/pending-registration";
import { aSession } from "@/tests/support/builders/session";
import { timePasses } from "@/tests/support/builders/time";
import { asParent, asSystem, asVisitor, signedIn } from "@/tests/support/context";
import { ownerDatabase, testDatabase } from "@/tests/support/database";

testDatabase();

const EMAIL = "claire.martin@exemple.fr";
const refusal = (reason: string) => ({ ok: false, refusal: { reason } });
const statuses = async () => (await database().select({ status: account.status }).from(account)).map(({ status }) => status);

async function aClosingAccount(email = EMAIL) {
  const parent = await aParent({ email });
  const { browser } = await aSession({ of: parent });
  expect(await requestClosing(await asParent(browser), "")).toEqual({ ok: true, value: undefined });
  return { parent, browser, jeton: await jetonTo(email, "account-closing") };
}

test("closing begins with 14 days in which everything still works, and the holder is told the day", async () => {
  const { browser } = await aClosingAccount();
  const [row] = await database().select({ status: account.status, closesAt: account.closesAt, left: account.createdAt }).from(account);
  expect(row?.status).toBe("closing");
  expect(await signedIn(browser)).toMatchObject({ status: "closing", closesAt: row?.closesAt });
  expect((await mailsTo(EMAIL))[0]?.props.closesOn).toMatch(/^\p{L}+ \d{1,2} \p{L}+ \d{4}$/u);
  await timePasses(lifetimes.closingGrace - MINUTE_MS);
  expect(await closeDueAccounts(asSystem())).toBe(0);
  expect(await statuses()).toEqual(["closing"]);
});

test("asked twice, also at once, it is asked once", async () => {
  const { browser } = await aSession({ of: await aParent() });
  const ctx = await asParent(browser);
  const results = await Promise.all([requestClosing(ctx, ""), requestClosing(ctx, "")]);
  expect(results.filter(({ ok }) => ok)).toHaveLength(1);
  expect(results.find(({ ok }) => !ok)).toEqual(refusal("already-closing"));
  expect(await noticesTo(EMAIL)).toEqual(["account-closing pending"]);
});

/** Resolves once a connection of this database waits for a row that another one holds. */
async function untilSomebodyWaits(): Promise<void> {
  const waiting = sql`select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
  while ((await database().execute(waiting)).length === 0);
}

describe("changing one's mind", () => {
  test("by the link, from any browser, until the last minute", async () => {
    const { jeton } = await aClosingAccount();
    await timePasses(lifetimes.closingGrace - MINUTE_MS);
    expect(await cancelClosingByLink(asVisitor(), jeton)).toEqual({ ok: true, value: undefined });
    expect(await statuses()).toEqual(["active"]);
    expect(await noticesTo(EMAIL)).toContain("closing-cancelled pending");
  });

  test("by the button, and the link is then dead", async () => {
    const { browser, jeton } = await aClosingAccount();
    expect(await cancelClosing(await asParent(browser))).toEqual({ ok: true, value: undefined });
    expect(await statuses()).toEqual(["active"]);
    expect(await cancelClosingByLink(asVisitor(), jeton)).toEqual(refusal("link-dead"));
    expect(await cancelClosing(await asParent(browser))).toEqual(refusal("not-closing"));
    expect(await actions()).toEqual(["account.closing_cancelled", "account.closing_requested"]);
  });

  test("by both at once cancels once", async () => {
    const { browser, jeton } = await aClosingAccount();
    const results = await Promise.all([cancelClosing(await asParent(browser)), cancelClosingByLink(asVisitor(), jeton)]);
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect((await noticesTo(EMAIL)).filter((notice) => notice.startsWith("closing-cancelled"))).toHaveLength(1);
  });

  test("an account that is open again is not closed 14 days later", async () => {
    const { jeton } = await aClosingAccount();
    await cancelClosingByLink(asVisitor(), jeton);
    await timePasses(2 * lifetimes.closingGrace);
    expect(await closeDueAccounts(asSystem())).toBe(0);
  });

  test("an ended session cancels nothing", async () => {
    const { browser } = await aClosingAccount();
    const ctx = await asParent(browser);
    await database().delete(session);
    expect(await cancelClosing(ctx)).toEqual(refusal("signed-out"));
    expect(await statuses()).toEqual(["closing"]);
  });
});

describe("when the 14 days are over", () => {
  test("everything personal goes, and the journal stays", async () => {
    const { parent, jeton } = await aClosingAccount();
    await aPendingRegistration({ browser: aBoundBrowser() });
    await timePasses(lifetimes.closingGrace);
    expect(await closeDueAccounts(asSystem())).toBe(1);
    for (const table of [account, credential, session, knownDevice, accountToken, pendingRegistration]) expect(await database().$count(table)).toBe(0);
    expect(await noticesTo(EMAIL)).toContain("account-closed pending");
    expect((await journal()).map(({ action, accountId, actorKind, channel }) => ({ action, accountId, actorKind, channel }))).toEqual([
      { action: "account.closed", accountId: parent.id, actorKind: "system", channel: "job" },
      { action: "account.closing_requested", accountId: parent.id, actorKind: "parent", channel: "web" },
    ]);
    expect(await cancelClosingByLink(asVisitor(), jeton)).toEqual(refusal("link-dead"));
  });

  test("only accounts that are due are closed", async () => {
    await aClosingAccount();
    await timePasses(DAY_MS);
    await aClosingAccount("yann@exemple.fr");
    await aParent({ email: "reste@exemple.fr" });
    await timePasses(lifetimes.closingGrace - DAY_MS);
    expect(await closeDueAccounts(asSystem())).toBe(1);
    expect((await statuses()).sort()).toEqual(["active", "closing"]);
  });

  test("two workers at once close each account once, with one mail and one line each", async () => {
    for (const email of [EMAIL, "yann@exemple.fr", "zoe@exemple.fr"]) await aClosingAccount(email);
    await timePasses(lifetimes.closingGrace);
    const closed = await Promise.all([closeDueAccounts(asSystem()), closeDueAccounts(asSystem())]);
    expect(closed[0] + closed[1]).toBe(3);
    expect((await actions()).filter((action) => action === "account.closed")).toHaveLength(3);
    expect((await noticesTo(EMAIL)).filter((notice) => notice.startsWith("account-closed"))).toHaveLength(1);
  });

  test("an account kept while the worker was about to close it stays", async () => {
    const { parent } = await aClosingAccount();
    await timePasses(lifetimes.closingGrace);
    const closing = await ownerDatabase().transaction(async (tx) => {
      await tx.execute(sql`select from account where id = ${parent.id} for update`);
      const closed = closeDueAccounts(asSystem());
      await untilSomebodyWaits();
      await tx.execute(sql`update account set status = 'active', closes_at = null where id = ${parent.id}`);
      return { closed };
    });
    expect(await closing.closed).toBe(0);
    expect(await statuses()).toEqual(["active"]);
    expect(await actions()).toEqual(["account.closing_requested"]);
  });

  test("the last click and the worker at once: the account is either kept or closed, never half of each", async () => {
    const { jeton } = await aClosingAccount();
    await database().execute("update account set closes_at = now()");
    const [kept, closed] = await Promise.all([cancelClosingByLink(asVisitor(), jeton), closeDueAccounts(asSystem())]);
    expect(kept.ok).toBe(closed === 0);
    expect(await statuses()).toEqual(kept.ok ? ["active"] : []);
  });

});
