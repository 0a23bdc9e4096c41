import { database } from "@/db/client";
import { attempt } from "@/db/schema/accounts";
import { failureSubject } from "@/lib/accounts/rules";
import { requestPasswordReset } from "@/lib/accounts/use-cases/request-password-reset";
import { resetPassword } from "@/lib/accounts/use-cases/reset-password";
import { signInWithPassword } from "@/lib/accounts/use-cases/sign-in-with-password";
import { checkInTurn } from "@/lib/accounts/use-cases/take-turn";
import { HOUR_MS, MINUTE_MS } from "@/lib/core/clock";
import { BusyError } from "@/lib/core/outage";
import { aBoundBrowser, aBrowser, keepCookies, type Browser } from "@/tests/support/builders/browser";
import { wrongPasswords } from "@/tests/support/builders/failures";
import { journal } from "@/tests/support/builders/journal";
import { jetonTo } from "@/tests/support/builders/outbox";
import { anAddress, aParent, OTHER_PASSWORD, PASSWORD } from "@/tests/support/builders/parent";
import { aSession } from "@/tests/support/builders/session";
import { timePasses } from "@/tests/support/builders/time";
import { asVisitor } from "@/tests/support/context";
import { testDatabase } from "@/tests/support/database";

testDatabase();

const EMAIL = "claire.martin@exemple.fr";
const wrong = { ok: false, refusal: { reason: "wrong-credentials" } };
const tooMany = (waitSeconds: number) => ({ ok: false, refusal: { reason: "too-many", waitSeconds } });

/** Network addresses differ, so that only the count per mail address decides. */
let network = 0;
const elsewhere = () => aBrowser({ ip: `198.51.100.${(network += 1) % 250}` });

function signIn(password: string, browser: Browser = elsewhere(), email = EMAIL) {
  return signInWithPassword(asVisitor(browser), { email: anAddress(email), password });
}

const failures = (count: number, email = EMAIL) => wrongPasswords(count, failureSubject.address(email));

test("five wrong passwords are free; the sixth attempt waits a minute, even with the right password", async () => {
  await aParent();
  for (let count = 0; count < 5; count += 1) expect(await signIn(OTHER_PASSWORD)).toEqual(wrong);
  expect(await signIn(PASSWORD)).toEqual(tooMany(60));
  const reasons = (await journal()).map(({ action, detail }) => `${action} ${detail.reason}`).sort();
  expect(reasons).toEqual(["session.refused too-many", ...Array.from({ length: 5 }, () => "session.refused wrong-credentials")]);
});

test("an address nobody owns is throttled exactly the same (R-ACC-1)", async () => {
  await failures(4, "inconnue@exemple.fr");
  expect(await signIn(PASSWORD, elsewhere(), "inconnue@exemple.fr")).toEqual(wrong);
  expect(await signIn(PASSWORD, elsewhere(), "inconnue@exemple.fr")).toEqual(tooMany(60));
});

test("another way of writing the address is the same address", async () => {
  await failures(5);
  expect(await signIn(PASSWORD, elsewhere(), "Claire.Martin＠EXEMPLE.fr")).toMatchObject({ refusal: { reason: "too-many" } });
});

test("after the wait the right password opens, and forgets the wrong ones", async () => {
  await aParent();
  await failures(5);
  await timePasses(MINUTE_MS);
  expect(await signIn(PASSWORD)).toMatchObject({ ok: true });
  expect(await signIn(OTHER_PASSWORD)).toEqual(wrong);
});

test("a refused attempt is not counted: insisting does not lengthen the wait", async () => {
  await failures(5);
  for (let count = 0; count < 5; count += 1) await signIn(PASSWORD);
  await timePasses(MINUTE_MS);
  expect(await signIn(OTHER_PASSWORD)).toEqual(wrong);
});

test("25 wrong passwords in a day are the most, however patient the guesser, and a day later the door opens again", async () => {
  for (let counted = 0; counted < 25; ) {
    const turn = await checkInTurn(asVisitor(), failureSubject.address(EMAIL), async () => false);
    if (turn.ok) counted += 1;
    else await timePasses(turn.refusal.waitSeconds * 1_000);
  }
  await timePasses(HOUR_MS);
  expect(await signIn(PASSWORD)).toMatchObject({ refusal: { reason: "too-many" } });
  await timePasses(24 * HOUR_MS);
  expect(await signIn(PASSWORD)).toEqual(wrong);
});

test("twenty guesses at once: five are looked at, the others wait", async () => {
  await aParent();
  const results = await Promise.all(Array.from({ length: 20 }, () => signIn(OTHER_PASSWORD)));
  expect(results.filter((result) => !result.ok && result.refusal.reason === "wrong-credentials")).toHaveLength(5);
  expect(results.filter((result) => !result.ok && result.refusal.reason === "too-many")).toHaveLength(15);
}, 15_000);

describe("a device known to the account", () => {
  test("has a count of its own: strangers cannot lock it out", async () => {
    const { browser } = await aSession({ of: await aParent() });
    await failures(5);
    expect(await signIn(PASSWORD)).toMatchObject({ refusal: { reason: "too-many" } });
    expect(await signIn(PASSWORD, browser)).toMatchObject({ ok: true });
  });

  test("is throttled too", async () => {
    const { browser } = await aSession({ of: await aParent() });
    for (let count = 0; count < 5; count += 1) await signIn(OTHER_PASSWORD, browser);
    expect(await signIn(PASSWORD, browser)).toEqual(tooMany(60));
  });

  test("known to one account is a stranger to another", async () => {
    const { browser } = await aSession({ of: await aParent({ email: "yann@exemple.fr" }) });
    await aParent();
    await failures(5);
    expect(await signIn(PASSWORD, browser)).toMatchObject({ refusal: { reason: "too-many" } });
  });
});

describe("a password reset", () => {
  async function reset(browser: Browser) {
    await requestPasswordReset(asVisitor(browser), { email: anAddress(EMAIL), bindingToken: aBoundBrowser().bindingToken });
    const result = await resetPassword(asVisitor(browser), { jeton: await jetonTo(EMAIL, "password-reset"), password: OTHER_PASSWORD });
    if (!result.ok) throw new Error(result.refusal.reason);
    browser.deviceToken = result.value.deviceToken;
  }

  test("works whatever was counted, and clears the count", async () => {
    await aParent();
    await failures(5);
    await reset(elsewhere());
    expect(await signIn(OTHER_PASSWORD)).toMatchObject({ ok: true });
  });

  test("makes the browser known, so that guesses made elsewhere no longer concern it", async () => {
    await aParent();
    const browser = elsewhere();
    await reset(browser);
    await failures(5);
    expect(await signIn(OTHER_PASSWORD, browser)).toMatchObject({ ok: true });
  });

  test("clears the count of the known device that forgot: the new password opens at once there", async () => {
    const browser = elsewhere();
    await aSession({ of: await aParent(), browser });
    for (let count = 0; count < 5; count += 1) await signIn(OTHER_PASSWORD, browser);
    await reset(browser);
    expect(await signIn(OTHER_PASSWORD, browser)).toMatchObject({ ok: true });
  });
});

describe("from one network address", () => {
  test("thirty sign-ins a minute, not one more, whatever the addresses", async () => {
    const browser = aBrowser({ ip: "203.0.113.5" });
    const known = await aParent();
    await failures(5, known.email.canonical);
    const results = [];
    for (let count = 0; count < 31; count += 1) results.push(await signIn(PASSWORD, browser));
    expect(results.slice(0, 30).every((result) => !result.ok && result.refusal.reason === "too-many" && result.refusal.waitSeconds <= 60)).toBe(true);
    await timePasses(MINUTE_MS - 5_000);
    expect(await signIn(PASSWORD, browser, "autre@exemple.fr")).toMatchObject({ refusal: { reason: "too-many" } });
    expect(await signIn(PASSWORD, elsewhere(), "autre@exemple.fr")).toEqual(wrong);
    await timePasses(5_000);
    expect(await signIn(PASSWORD, browser, "autre@exemple.fr")).toEqual(wrong);
  });

  test("all the addresses of one IPv6 network are counted together", async () => {
    await failures(5);
    for (let count = 0; count < 30; count += 1) await signIn(PASSWORD, aBrowser({ ip: `2001:db8:0:7::${count.toString(16)}` }));
    const before = await database().$count(attempt);
    expect(await signIn(PASSWORD, aBrowser({ ip: "2001:db8:0:7:ffff::1" }), "autre@exemple.fr")).toMatchObject({ refusal: { reason: "too-many" } });
    expect(await database().$count(attempt)).toBe(before);
    expect(await signIn(PASSWORD, aBrowser({ ip: "2001:db8:0:8::1" }), "autre@exemple.fr")).toEqual(wrong);
  });

  test("forty at once are counted one by one", async () => {
    const browser = aBrowser({ ip: "203.0.113.6" });
    await failures(5);
    const before = await database().$count(attempt);
    await Promise.all(Array.from({ length: 40 }, () => signIn(PASSWORD, browser)));
    expect((await database().$count(attempt)) - before).toBe(30);
  });
});

test("a password that could not be checked is not counted: an outage locks nobody out", async () => {
  const unable = () => checkInTurn(asVisitor(), failureSubject.address(EMAIL), () => Promise.reject(new BusyError("too many at once")));
  for (let count = 0; count < 10; count += 1) await expect(unable()).rejects.toBeInstanceOf(BusyError);
  expect(await database().$count(attempt)).toBe(0);
});

test("what is counted names nobody: neither address nor network", async () => {
  await signIn(PASSWORD);
  expect(JSON.stringify(await database().select().from(attempt))).not.toMatch(/claire|exemple|198\.51/);
});

test("keeping the device's cookie opens its own count from the first sign-in on", async () => {
  await aParent();
  const browser = elsewhere();
  const first = await signIn(PASSWORD, browser);
  if (first.ok) keepCookies(browser, first.value);
  await failures(5);
  expect(await signIn(PASSWORD, browser)).toMatchObject({ ok: true });
});
