import { failureSubject, lifetimes } from "@/lib/accounts/rules";
import { changePassword } from "@/lib/accounts/use-cases/change-password";
import { exportData } from "@/lib/accounts/use-cases/export-data";
import { requestClosing } from "@/lib/accounts/use-cases/request-closing";
import { requestEmailChange } from "@/lib/accounts/use-cases/request-email-change";
import { stepUp } from "@/lib/accounts/use-cases/step-up";
import { wrongPasswords } from "@/tests/support/builders/failures";
import { actions } from "@/tests/support/builders/journal";
import { anAddress, aParent, OTHER_PASSWORD, PASSWORD } from "@/tests/support/builders/parent";
import { countRows } from "@/tests/support/builders/rows";
import { aSession } from "@/tests/support/builders/session";
import { timePasses } from "@/tests/support/builders/time";
import { asParent, signedIn } from "@/tests/support/context";
import { testDatabase } from "@/tests/support/database";
import type { Context, ParentActor } from "@/db/context";

testDatabase();

const refusal = (reason: string) => ({ ok: false, refusal: { reason } });

type Act = (ctx: Context<ParentActor>, currentPassword: string) => Promise<{ ok: boolean }>;
const acts: [name: string, act: Act][] = [
  ["changing the password", (ctx, currentPassword) => changePassword(ctx, { currentPassword, password: OTHER_PASSWORD })],
  ["changing the address", (ctx, currentPassword) => requestEmailChange(ctx, { email: anAddress("nouvelle@exemple.fr"), currentPassword })],
  ["closing the account", requestClosing],
];

test.each(acts)("%s from a session that came by link asks for the password, and changes nothing without it", async (_name, act) => {
  const { browser } = await aSession({ of: await aParent(), level: "link" });
  const before = await countRows();
  expect(await act(await asParent(browser), "")).toEqual(refusal("step-up-needed"));
  expect(await countRows()).toEqual(before);
});

test.each(acts)("%s is refused with a wrong password and done with the right one", async (_name, act) => {
  const { browser } = await aSession({ of: await aParent(), level: "link" });
  expect(await act(await asParent(browser), "pas le bon mot de passe")).toEqual(refusal("wrong-password"));
  expect(await actions()).toEqual(["session.refused"]);
  expect(await act(await asParent(browser), PASSWORD)).toMatchObject({ ok: true });
});

test.each(acts)("%s asks for nothing within ten minutes of signing in with the password", async (_name, act) => {
  const { browser } = await aSession({ of: await aParent() });
  await timePasses(lifetimes.stepUp - 60_000);
  expect(await act(await asParent(browser), "")).toMatchObject({ ok: true });
});

test.each(acts)("%s asks again after ten minutes", async (_name, act) => {
  const { browser } = await aSession({ of: await aParent() });
  await timePasses(lifetimes.stepUp);
  expect(await act(await asParent(browser), "")).toEqual(refusal("step-up-needed"));
});

test("the data download asks for it too, and opens once it was given", async () => {
  const { browser } = await aSession({ of: await aParent(), level: "link" });
  expect(await exportData(await asParent(browser), async () => ({}))).toEqual(refusal("step-up-needed"));
  expect(await stepUp(await asParent(browser), PASSWORD)).toEqual({ ok: true, value: undefined });
  expect(await exportData(await asParent(browser), async () => ({}))).toMatchObject({ ok: true });
});

test("the password given in one session proves nothing in another", async () => {
  const parent = await aParent();
  const [here, there] = [await aSession({ of: parent, level: "link" }), await aSession({ of: parent, level: "link" })];
  await stepUp(await asParent(here.browser), PASSWORD);
  expect(await signedIn(here.browser)).toMatchObject({ hasSteppedUp: true });
  expect(await signedIn(there.browser)).toMatchObject({ hasSteppedUp: false });
});

test("somebody else's password is a wrong one", async () => {
  await aParent({ email: "yann@exemple.fr", password: OTHER_PASSWORD });
  const { browser } = await aSession({ of: await aParent(), level: "link" });
  expect(await stepUp(await asParent(browser), OTHER_PASSWORD)).toEqual(refusal("wrong-password"));
});

test("an account without any password is told the same as with a wrong one", async () => {
  const { browser } = await aSession({ of: await aParent({ password: null }), level: "link" });
  expect(await stepUp(await asParent(browser), PASSWORD)).toEqual(refusal("wrong-password"));
});

test("guesses are counted: the sixth waits, and the right password clears the count", async () => {
  const parent = await aParent();
  const { browser } = await aSession({ of: parent, level: "link" });
  await wrongPasswords(5, failureSubject.stepUp(parent.id));
  expect(await stepUp(await asParent(browser), PASSWORD)).toMatchObject({ refusal: { reason: "too-many", waitSeconds: 60 } });
  await timePasses(60_000);
  expect(await stepUp(await asParent(browser), PASSWORD)).toMatchObject({ ok: true });
  await timePasses(lifetimes.stepUp);
  expect(await stepUp(await asParent(browser), "pas le bon")).toEqual(refusal("wrong-password"));
});

test("twenty guesses at once: five are looked at", async () => {
  const { browser } = await aSession({ of: await aParent(), level: "link" });
  const ctx = await asParent(browser);
  const results = await Promise.all(Array.from({ length: 20 }, () => stepUp(ctx, "pas le bon")));
  expect(results.filter((result) => !result.ok && result.refusal.reason === "wrong-password")).toHaveLength(5);
}, 15_000);
