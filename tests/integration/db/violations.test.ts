import { database } from "@/db/client";
import { accountToken, credential } from "@/db/schema/accounts";
import { asksForRetry, violates } from "@/db/violations";
import { inFuture } from "@/db/columns";
import { newId } from "@/lib/core/ids";
import { aParent } from "@/tests/support/builders/parent";
import { testDatabase } from "@/tests/support/database";

testDatabase();

const errorOf = (work: Promise<unknown>): Promise<unknown> => work.then(() => undefined, (error: unknown) => error);

async function twoAccountsForOneAddress(): Promise<unknown> {
  await aParent();
  return errorOf(aParent());
}

test("a second account for one address is said no by the constraint of that name, through Drizzle", async () => {
  const error = await twoAccountsForOneAddress();
  expect(violates(error, "account_one_per_address")).toBe(true);
});

test("and by no other", async () => {
  const error = await twoAccountsForOneAddress();
  for (const other of ["account_pkey", "account_one_per", "session_one_per_token", ""]) expect(violates(error, other)).toBe(false);
  expect(asksForRetry(error)).toBe(false);
});

test("a missing account, an impossible value and a bug are no uniqueness", async () => {
  const missing = await errorOf(database().insert(credential).values({ accountId: newId("account"), passwordPhc: "x" }));
  await aParent();
  const unknownStatus = await errorOf(database().execute("update account set status = 'lost'"));
  for (const error of [missing, unknownStatus, new Error("account_one_per_address"), undefined]) expect(violates(error, "account_one_per_address")).toBe(false);
  expect(missing).toBeInstanceOf(Error);
  expect(unknownStatus).toBeInstanceOf(Error);
});

test("the database keeps one live link of a kind per address, and as many used ones as there were", async () => {
  const { id, email } = await aParent();
  const link = (usedAt: Date | null, tokenHash: string) =>
    database().insert(accountToken).values({
      id: newId("accountToken"),
      purpose: "reset_password",
      accountId: id,
      emailCanonical: email.canonical,
      emailAsTyped: email.asTyped,
      tokenHash,
      usedAt,
      expiresAt: inFuture(1_000),
    });
  await link(new Date(), "used-1");
  await link(new Date(), "used-2");
  await link(null, "live-1");
  expect(violates(await errorOf(link(null, "live-2")), "account_token_one_live_reset")).toBe(true);
  expect(violates(await errorOf(link(new Date(), "live-1")), "account_token_one_per_token")).toBe(true);
});

test("the database accepts no address that is not in its canonical form", async () => {
  const { id } = await aParent();
  const error = await errorOf(database().execute(`update account set email_canonical = 'Claire@Exemple.fr' where id = '${id}'`));
  expect(String((error as Error).cause)).toContain("account_address_is_canonical");
});
