import { database } from "@/db/client";
import { inFuture } from "@/db/columns";
import { accountToken, session, tokenPurposes, type TokenPurpose } from "@/db/schema/accounts";
import { cancelClosingByLink } from "@/lib/accounts/use-cases/cancel-closing";
import { confirmEmailChange } from "@/lib/accounts/use-cases/confirm-email-change";
import { confirmRegistration } from "@/lib/accounts/use-cases/confirm-registration";
import { resetPassword } from "@/lib/accounts/use-cases/reset-password";
import { signInWithLink } from "@/lib/accounts/use-cases/sign-in-with-link";
import { undoEmailChange } from "@/lib/accounts/use-cases/undo-email-change";
import { HOUR_MS } from "@/lib/core/clock";
import { hashToken, newSecretToken } from "@/lib/core/crypto";
import { newId } from "@/lib/core/ids";
import { aBoundBrowser, type Browser } from "@/tests/support/builders/browser";
import { aParent, OTHER_PASSWORD, PASSWORD, type Parent } from "@/tests/support/builders/parent";
import { aPendingRegistration } from "@/tests/support/builders/pending-registration";
import { everyRow } from "@/tests/support/builders/rows";
import { timePasses } from "@/tests/support/builders/time";
import { asVisitor } from "@/tests/support/context";
import { testDatabase } from "@/tests/support/database";

testDatabase();

const uses: Record<TokenPurpose, (browser: Browser, jeton: string) => Promise<{ ok: boolean }>> = {
  sign_in: (browser, jeton) => signInWithLink(asVisitor(browser), jeton),
  reset_password: (browser, jeton) => resetPassword(asVisitor(browser), { jeton, password: OTHER_PASSWORD }),
  change_email: (browser, jeton) => confirmEmailChange(asVisitor(browser), { jeton, currentPassword: PASSWORD }),
  undo_email: (browser, jeton) => undoEmailChange(asVisitor(browser), jeton),
  cancel_closing: (browser, jeton) => cancelClosingByLink(asVisitor(browser), jeton),
};

/** Fewer where each use checks or makes a password: wrong ones are counted, and all of them cost. */
const AT_ONCE: Partial<Record<TokenPurpose, number>> = { reset_password: 3, change_email: 4 };

const pairs = tokenPurposes.flatMap((purpose) => tokenPurposes.filter((other) => other !== purpose).map((other) => [purpose, other] as const));

/** A live link of this kind for an account, as its use case would have written it. */
async function aLink(purpose: TokenPurpose, { id, email }: Parent, { bindingToken }: { bindingToken: string }): Promise<string> {
  const jeton = newSecretToken();
  const address = ["change_email", "undo_email"].includes(purpose) ? "autre@exemple.fr" : email.canonical;
  await database()
    .insert(accountToken)
    .values({
      id: newId("accountToken"),
      purpose,
      accountId: id,
      emailCanonical: address,
      emailAsTyped: address,
      tokenHash: hashToken(jeton),
      bindingHash: hashToken(bindingToken),
      expiresAt: inFuture(HOUR_MS),
    });
  return jeton;
}

async function aClosingParent(): Promise<Parent> {
  const parent = await aParent();
  await database().execute(`update account set status = 'closing', closes_at = now() + interval '14 days' where id = '${parent.id}'`);
  return parent;
}

test.each(pairs)("a link to %s cannot be used to %s, and nothing changes", async (purpose, other) => {
  const browser = aBoundBrowser();
  const jeton = await aLink(purpose, await aClosingParent(), browser);
  const before = await everyRow();
  expect(await uses[other](browser, jeton)).toEqual({ ok: false, refusal: { reason: "link-dead" } });
  expect(await everyRow()).toEqual(before);
});

test.each(tokenPurposes)("a link to %s does what it is for, once, also when several use it together", async (purpose) => {
  const browser = aBoundBrowser();
  const jeton = await aLink(purpose, await aClosingParent(), browser);
  const results = await Promise.all(Array.from({ length: AT_ONCE[purpose] ?? 10 }, () => uses[purpose](browser, jeton)));
  expect(results.filter(({ ok }) => ok)).toHaveLength(1);
  expect(results.filter(({ ok }) => !ok)).toEqual(results.slice(1).map(() => ({ ok: false, refusal: { reason: "link-used" } })));
  expect(await uses[purpose](browser, jeton)).toEqual({ ok: false, refusal: { reason: "link-used" } });
}, 15_000);

test.each(tokenPurposes)("a link to %s that has expired changes nothing", async (purpose) => {
  const browser = aBoundBrowser();
  const jeton = await aLink(purpose, await aClosingParent(), browser);
  await timePasses(HOUR_MS);
  const before = await everyRow();
  expect(await uses[purpose](browser, jeton)).toEqual({ ok: false, refusal: { reason: "link-dead" } });
  expect(await everyRow()).toEqual(before);
});

test.each(tokenPurposes)("nothing that was never sent can %s", async (purpose) => {
  await aClosingParent();
  for (const claim of ["", "x", newSecretToken(), "' or '1'='1", "é".repeat(43)]) {
    expect(await uses[purpose](aBoundBrowser(), claim)).toEqual({ ok: false, refusal: { reason: "link-dead" } });
  }
});

test.each(tokenPurposes)("a link to %s confirms no registration, and the other way round", async (purpose) => {
  const browser = aBoundBrowser();
  const jeton = await aLink(purpose, await aClosingParent(), browser);
  const pending = await aPendingRegistration({ email: "yann@exemple.fr", browser });
  expect(await confirmRegistration(asVisitor(browser), jeton)).toEqual({ ok: false, refusal: { reason: "link-dead" } });
  expect(await uses[purpose](browser, pending.jeton)).toEqual({ ok: false, refusal: { reason: "link-dead" } });
  expect(await database().$count(session)).toBe(0);
});
