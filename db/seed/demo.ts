import "server-only";
import { and, count, eq, inArray, sql } from "drizzle-orm";
import type { Database, Transaction } from "@/db/client";
import { account, credential } from "@/db/schema/accounts";
import { guardian } from "@/db/schema/families";
import { inTransaction } from "@/db/transaction";
import { hashPassword } from "@/lib/accounts/adapters/argon2";
import { readClock } from "@/lib/core/clock";
import { newSecretToken } from "@/lib/core/crypto";
import { env } from "@/lib/core/env";
import { newId } from "@/lib/core/ids";
import { takeTime } from "./batches";
import { writeCatalogue } from "./catalogue";
import { writeHouseholds, writeLooseEnds, writePeople } from "./households";
import { Ledger, type Person } from "./ledger";
import { fillDays, liveOutside, liveWithComplete } from "./lives";
import { writePapers } from "./papers";
import { leGoff, moreau, townspeople, type Household } from "./people";
import { writePeriods } from "./periods";
import { listBusyDays, listFamilies, listSlots, type Family } from "./readings";
import { demoStaff, writeStaff } from "./staff";

const PASS_PHRASE = "marée haute sous la jetée";

const holders = [
  { email: "parent@demo.example", givenName: "Camille", familyName: "Le Goff", phone: "+33612345601" },
  { email: "parent2@demo.example", givenName: "Yann", familyName: "Le Goff", phone: "+33612345602" },
  { email: "exterieur@demo.example", givenName: "Inès", familyName: "Moreau", phone: "+33612345603" },
];

/**
 * The demo town, alive on the day of `now`. Safe to run again: what is there stays as it is, what the day asks for and
 * is missing is added. Refused outside the demo.
 */
export async function seedDemo(db: Database, now: Date = readClock()): Promise<void> {
  if (!env().DEMO) throw new Error("the demo's accounts have a published pass phrase: only the demo may create them");
  const known = await db.select({ email: account.emailCanonical }).from(account).where(and(eq(account.kind, "parent"), inArray(account.emailCanonical, holders.map(({ email }) => email))));
  const missing = holders.filter(({ email }) => !known.some((each) => each.email === email));
  const hashes = await Promise.all(missing.map(() => hashPassword(PASS_PHRASE.normalize("NFKC"))));
  const missingStaff = await listMissingStaff(db);
  const staffHash = missingStaff.length > 0 ? await hashPassword(PASS_PHRASE.normalize("NFKC")) : "";
  await inTransaction(db, async (tx) => {
    await takeTime(tx);
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('demo town', 0))`);
    await writeHolders(tx, missing.map((holder, index) => ({ ...holder, passwordPhc: hashes[index] ?? "" })));
    await writeCatalogue(tx);
    await writeStaff(tx, missingStaff, staffHash);
    await writePeriods(tx, now);
    await writeTownspeople(tx, now);
    await liveTheDays(tx, now, await writeVisited(tx, now));
  });
}

async function listMissingStaff(db: Database) {
  const known = await db.select({ email: account.emailCanonical }).from(account).where(eq(account.kind, "staff"));
  return demoStaff.filter(({ email }) => !known.some((each) => each.email === email));
}

type Holder = (typeof holders)[number] & { passwordPhc: string };

async function writeHolders(tx: Transaction, missing: readonly Holder[]): Promise<void> {
  for (const { email, passwordPhc, ...person } of missing) {
    const [created] = await tx
      .insert(account)
      .values({ id: newId("account"), kind: "parent", emailCanonical: email, emailAsTyped: email, ...person })
      .onConflictDoNothing()
      .returning({ id: account.id });
    if (created) await tx.insert(credential).values({ accountId: created.id, passwordPhc });
  }
}

const emailsOf = (households: readonly Household[]) => households.flatMap(({ guardians }) => guardians.map(({ email }) => email));

async function countAccounts(tx: Transaction, emails: readonly string[]): Promise<number> {
  const [row] = await tx.select({ accounts: count() }).from(account).where(and(eq(account.kind, "parent"), inArray(account.emailCanonical, [...emails])));
  return row?.accounts ?? 0;
}

/** All at once, the first time. */
async function writeTownspeople(tx: Transaction, now: Date): Promise<void> {
  if ((await countAccounts(tx, emailsOf(townspeople))) > 0) return;
  await writePeople(tx, townspeople);
  await writeHouseholds(tx, townspeople, now);
  await writePapers(tx, now);
  await writeLooseEnds(tx, await hashPassword(newSecretToken()));
}

/** The families of the demo's accounts whose holders never had one; returns those that are new. */
async function writeVisited(tx: Transaction, now: Date): Promise<Household[]> {
  const guardians = await tx.select({ email: account.emailCanonical }).from(guardian).innerJoin(account, eq(account.id, guardian.accountId));
  const withFamily = new Set(guardians.map(({ email }) => email));
  const missing = [leGoff, moreau].filter((household) => !emailsOf([household]).some((email) => withFamily.has(email)));
  if (missing.length > 0) await writeHouseholds(tx, missing, now);
  return missing;
}

const peopleOf = (family: Family): Person[] => family.children.map((each) => ({ ...each, family }));

/** Bookings and waiting lists of the periods that the seed has not filled yet. */
async function liveTheDays(tx: Transaction, now: Date, visited: readonly Household[]): Promise<void> {
  const slots = (await listSlots(tx, now)).map((slot) => ({ ...slot, waiting: 0 }));
  if (slots.length === 0) return;
  const ledger = new Ledger(now, await listBusyDays(tx));
  const families = await listFamilies(tx, new Set(emailsOf([...townspeople, ...visited])));
  const living = (households: readonly Household[]) => {
    const emails = emailsOf(households);
    return families.filter(({ email }) => emails.includes(email)).flatMap(peopleOf);
  };
  fillDays(ledger, slots, living(townspeople));
  const isComplete = ({ givenName }: Person) => leGoff.children.some((each) => each.givenName === givenName && each.lacks === undefined);
  if (visited.includes(leGoff)) liveWithComplete(ledger, slots, living([leGoff]).filter(isComplete));
  if (visited.includes(moreau)) liveOutside(ledger, slots, living([moreau]));
  await ledger.write(tx);
}
