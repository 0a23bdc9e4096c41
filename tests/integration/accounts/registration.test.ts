import { database } from "@/db/client";
import { account, pendingRegistration } from "@/db/schema/accounts";
import { registerInput } from "@/lib/accounts/input";
import { lifetimes } from "@/lib/accounts/rules";
import { requestRegistration } from "@/lib/accounts/use-cases/request-registration";
import { hashToken } from "@/lib/core/crypto";
import { aBoundBrowser, aBrowser } from "@/tests/support/builders/browser";
import { actions } from "@/tests/support/builders/journal";
import { jetonTo, mailsTo, noticesTo } from "@/tests/support/builders/outbox";
import { aParent, PASSWORD } from "@/tests/support/builders/parent";
import { countRows, rowsAddedBy } from "@/tests/support/builders/rows";
import { timePasses } from "@/tests/support/builders/time";
import { asVisitor } from "@/tests/support/context";
import { testDatabase } from "@/tests/support/database";

testDatabase();

const EMAIL = "claire.martin@exemple.fr";

function aForm(changes: { email?: string; password?: string } = {}) {
  const form = { email: EMAIL, password: PASSWORD, givenName: "Claire", familyName: "Martin", phone: "06 12 34 56 78", isGuardian: "on" };
  return registerInput.parse({ ...form, ...changes });
}

function register(changes: { email?: string; password?: string } = {}, browser = aBoundBrowser()) {
  return requestRegistration(asVisitor(browser), aForm(changes), browser.bindingToken);
}

test("asking for an account opens none: it leaves a request, a mail and a line in the journal", async () => {
  expect(await register()).toEqual({ ok: true, value: undefined });
  expect(await database().select().from(account)).toEqual([]);
  expect(await database().select().from(pendingRegistration)).toHaveLength(1);
  expect(await noticesTo(EMAIL)).toEqual(["confirm-registration pending"]);
  expect(await actions()).toEqual(["registration.requested"]);
});

test("neither the link, nor the browser's token, nor the password rests in the database as it is", async () => {
  const browser = aBoundBrowser();
  await register({}, browser);
  const jeton = await jetonTo(EMAIL, "confirm-registration");
  const [row] = await database().select().from(pendingRegistration);
  expect(row).toMatchObject({ tokenHash: hashToken(jeton), bindingHash: hashToken(browser.bindingToken) });
  expect(row?.passwordPhc).toMatch(/^\$argon2id\$v=19\$m=65536,t=3,p=1\$/);
  for (const secret of [jeton, browser.bindingToken, PASSWORD]) expect(JSON.stringify(row)).not.toContain(secret);
});

test("a confirmation link lives a day", async () => {
  await register();
  const [row] = await database().select().from(pendingRegistration);
  expect(row?.expiresAt.getTime()).toBe((row?.createdAt.getTime() ?? 0) + lifetimes.confirmation);
});

test.each([
  ["digits only", "14071789140717891407", "digits-only"],
  ["one's own name", "ClaireMartin2019", "guessable"],
  ["one's own address", "claire.martin@exemple.fr", "guessable"],
])("a weak password is refused and leaves nothing: %s", async (_name, password, weakness) => {
  expect(await register({ password })).toEqual({ ok: false, refusal: { reason: "weak-password", weakness } });
  const { attempt, ...others } = await countRows();
  expect(Object.values(others).every((rows) => rows === 0)).toBe(true);
  expect(attempt).toBe(1);
});

describe("a known address and an unknown one (R-ACC-1)", () => {
  test("get the same answer and leave the same rows", async () => {
    await aParent({ email: "connue@exemple.fr" });
    const answers: unknown[] = [];
    const known = await rowsAddedBy(async () => answers.push(await register({ email: "connue@exemple.fr" })));
    const unknown = await rowsAddedBy(async () => answers.push(await register({ email: "inconnue@exemple.fr" })));
    expect(known).toEqual(unknown);
    expect(answers[0]).toEqual(answers[1]);
    expect(known).toMatchObject({ mail: 1, audit_event: 1, pending_registration: 1, account: 0, _private_jobs: 1 });
  });

  test("leave the same rows again at once, when neither gets a second mail", async () => {
    await aParent({ email: "connue@exemple.fr" });
    for (const email of ["connue@exemple.fr", "inconnue@exemple.fr"]) await register({ email });
    const known = await rowsAddedBy(() => register({ email: "connue@exemple.fr" }));
    const unknown = await rowsAddedBy(() => register({ email: "inconnue@exemple.fr" }));
    expect(known).toEqual(unknown);
  });

  test("differ for the owner only, who is told « vous avez déjà un compte » at the address the account has", async () => {
    await aParent({ email: "Connue@exemple.fr", givenName: "Zoé" });
    await register({ email: "CONNUE@exemple.fr" });
    const [told] = await mailsTo("connue@exemple.fr");
    expect(told).toMatchObject({ notice: "account-exists", to: "Connue@exemple.fr", props: { givenName: "Zoé" } });
    expect(JSON.stringify(told?.props)).not.toContain("jeton");
  });

  test("the owner is told at most once a day", async () => {
    await aParent({ email: EMAIL });
    await register();
    await timePasses(lifetimes.muted - 60_000);
    await register();
    expect(await noticesTo(EMAIL)).toEqual(["account-exists pending", "account-exists withheld"]);
    await timePasses(60_000);
    await register();
    expect(await noticesTo(EMAIL)).toEqual(["account-exists pending", "account-exists pending", "account-exists withheld"]);
  });
});

test("an address receives one confirmation a minute, and asking more often is answered the same", async () => {
  const answers = [await register(), await register()];
  await timePasses(60_000);
  answers.push(await register());
  expect(answers).toEqual([0, 1, 2].map(() => ({ ok: true, value: undefined })));
  expect(await noticesTo(EMAIL)).toEqual(["confirm-registration pending", "confirm-registration pending", "confirm-registration withheld"]);
});

test("four requests at once for one address send one mail", async () => {
  await Promise.all(Array.from({ length: 4 }, () => register()));
  expect((await noticesTo(EMAIL)).filter((notice) => notice.endsWith("pending"))).toHaveLength(1);
});

describe("from one network address", () => {
  test("the eleventh request within the hour is refused before any work, and another network goes on", async () => {
    const ctx = (ip: string) => asVisitor(aBrowser({ ip }));
    const weak = aForm({ password: "14071789140717891407" });
    for (let count = 0; count < 10; count += 1) await requestRegistration(ctx("198.51.100.7"), weak, "x");
    const before = await countRows();
    expect(await requestRegistration(ctx("198.51.100.7"), aForm(), "x")).toMatchObject({ ok: false, refusal: { reason: "too-many" } });
    expect(await countRows()).toEqual(before);
    expect(await requestRegistration(ctx("198.51.100.8"), weak, "x")).toMatchObject({ refusal: { reason: "weak-password" } });
  });

  test("an hour later it goes on", async () => {
    const ctx = asVisitor();
    const weak = aForm({ password: "14071789140717891407" });
    for (let count = 0; count < 10; count += 1) await requestRegistration(ctx, weak, "x");
    await timePasses(3_600_000);
    expect(await requestRegistration(ctx, weak, "x")).toMatchObject({ refusal: { reason: "weak-password" } });
  });
});
