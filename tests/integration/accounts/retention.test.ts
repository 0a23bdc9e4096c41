import { database } from "@/db/client";
import { accountToken, attempt, knownDevice, mutedAddress, pendingRegistration, session } from "@/db/schema/accounts";
import { confirmRegistration } from "@/lib/accounts/use-cases/confirm-registration";
import { disownRegistration } from "@/lib/accounts/use-cases/disown-registration";
import { purgeAccounts } from "@/lib/accounts/use-cases/purge-accounts";
import { requestPasswordReset } from "@/lib/accounts/use-cases/request-password-reset";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "@/lib/core/clock";
import { newSecretToken } from "@/lib/core/crypto";
import { anAddress, aParent } from "@/tests/support/builders/parent";
import { aPendingRegistration } from "@/tests/support/builders/pending-registration";
import { countRows } from "@/tests/support/builders/rows";
import { aSession } from "@/tests/support/builders/session";
import { timePasses } from "@/tests/support/builders/time";
import { asSystem, asVisitor } from "@/tests/support/context";
import { testDatabase } from "@/tests/support/database";

testDatabase();

const askReset = (email: string) => requestPasswordReset(asVisitor(), { email: anAddress(email), bindingToken: newSecretToken() });

/** Each kind of trace, what leaves one, and how long it is kept (R-RET-1). */
const kept = [
  ["an unconfirmed registration", pendingRegistration, () => aPendingRegistration(), 7 * DAY_MS],
  ["a confirmed registration", pendingRegistration, async () => confirmRegistration(asVisitor(), (await aPendingRegistration()).jeton), 7 * DAY_MS],
  ["a link, a week after it expired", accountToken, () => askReset("claire.martin@exemple.fr"), HOUR_MS + 7 * DAY_MS],
  ["a session, a day after it went idle", session, async () => aSession({ of: await aParent() }), HOUR_MS + DAY_MS],
  ["a counted act", attempt, () => askReset("inconnue@exemple.fr"), DAY_MS],
  ["a muted address", mutedAddress, async () => disownRegistration(asVisitor(), (await aPendingRegistration()).jeton), DAY_MS],
  ["a device nobody has seen", knownDevice, async () => aSession({ of: await aParent() }), 365 * DAY_MS],
] as const;

test.each(kept)("%s stays until the last minute and is gone a minute later", async (_name, table, leave, lifetimeMs) => {
  await leave();
  const before = await database().$count(table);
  expect(before).toBeGreaterThan(0);
  await timePasses(lifetimeMs - MINUTE_MS);
  await purgeAccounts(asSystem());
  expect(await database().$count(table)).toBe(before);
  await timePasses(2 * MINUTE_MS);
  await purgeAccounts(asSystem());
  expect(await database().$count(table)).toBe(0);
});

test("what is alive is never purged, and an account stays however old", async () => {
  const parent = await aParent();
  await timePasses(3_650 * DAY_MS);
  await aSession({ of: parent });
  await aPendingRegistration({ email: "yann@exemple.fr" });
  await askReset(parent.email.canonical);
  const before = await countRows();
  await purgeAccounts(asSystem());
  expect(await countRows()).toEqual(before);
});

test("two workers at once purge without disturbing each other", async () => {
  await aPendingRegistration();
  await timePasses(8 * DAY_MS);
  await Promise.all([purgeAccounts(asSystem()), purgeAccounts(asSystem())]);
  expect(await database().$count(pendingRegistration)).toBe(0);
});

