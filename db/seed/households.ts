import "server-only";
import { and, eq, inArray, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { account, pendingRegistration } from "@/db/schema/accounts";
import { familyQuotient } from "@/db/schema/billing";
import { document, type documentKinds } from "@/db/schema/documents";
import { child, consent, contact, family, guardian, healthRecord, type consentKinds, type schoolLevels } from "@/db/schema/families";
import { mail } from "@/db/schema/notifications";
import { hashToken, newSecretToken } from "@/lib/core/crypto";
import { addDays, addMonths, dayOf, type Day } from "@/lib/core/days";
import { newId, type Id } from "@/lib/core/ids";
import { recipientKey } from "@/lib/notifications/use-cases/post-notice";
import { sealHealth } from "@/lib/families/adapters/health-cipher";
import { inBatches } from "./batches";
import { BOUNCED_EMAIL, UNCONFIRMED, type Household } from "./people";

const levels: readonly (typeof schoolLevels)[number][] = ["ps", "ms", "gs", "cp", "ce1", "ce2", "cm1", "cm2", "6e", "5e", "4e", "3e", "2de", "1re", "terminale"];
const SCHOOL_FROM_AGE = 3;
const MONTHS = 12;
const consents: readonly (typeof consentKinds)[number][] = ["emergency_care", "photos", "outings"];

type Rows = {
  families: (typeof family.$inferInsert)[];
  guardians: (typeof guardian.$inferInsert)[];
  children: (typeof child.$inferInsert)[];
  contacts: (typeof contact.$inferInsert)[];
  records: (typeof healthRecord.$inferInsert)[];
  consents: (typeof consent.$inferInsert)[];
  documents: (typeof document.$inferInsert)[];
  quotients: (typeof familyQuotient.$inferInsert)[];
};

/** Family files, whole, for accounts that exist. */
export async function writeHouseholds(tx: Transaction, households: readonly Household[], now: Date): Promise<void> {
  const emails = households.flatMap(({ guardians }) => guardians.map(({ email }) => email));
  const known = await tx.select({ id: account.id, email: account.emailCanonical }).from(account).where(and(eq(account.kind, "parent"), inArray(account.emailCanonical, emails)));
  const accounts = new Map(known.map(({ id, email }) => [email, id]));
  const rows: Rows = { families: [], guardians: [], children: [], contacts: [], records: [], consents: [], documents: [], quotients: [] };
  households.forEach((household, index) => addHousehold(rows, household, index, accounts, dayOf(now)));
  await inBatches(rows.families, (batch) => tx.insert(family).values(batch));
  await inBatches(rows.guardians, (batch) => tx.insert(guardian).values(batch));
  await inBatches(rows.children, (batch) => tx.insert(child).values(batch));
  await inBatches(rows.contacts, (batch) => tx.insert(contact).values(batch));
  await inBatches(rows.records, (batch) => tx.insert(healthRecord).values(batch));
  await inBatches(rows.consents, (batch) => tx.insert(consent).values(batch));
  await inBatches(rows.documents, (batch) => tx.insert(document).values(batch));
  await inBatches(rows.quotients, (batch) => tx.insert(familyQuotient).values(batch));
}

function addHousehold(rows: Rows, household: Household, index: number, accounts: ReadonlyMap<string, Id<"account">>, today: Day): void {
  const familyId = newId("family");
  const { addressLine, postcode, communeInsee, familyName, quotient } = household;
  rows.families.push({ id: familyId, addressLine, postcode, communeInsee });
  for (const { email, relation } of household.guardians) {
    const accountId = accounts.get(email);
    if (accountId) rows.guardians.push({ id: newId("guardian"), familyId, accountId, relation });
  }
  household.contacts.forEach((each, rank) =>
    rows.contacts.push({ id: newId("contact"), familyId, ...each, phone: phoneOf(index, rank + 5), isEmergency: rank === 0, mayPickUp: true }),
  );
  const decidedBy = accounts.get(household.guardians[0]?.email ?? "") ?? "desk";
  if (quotient !== undefined) {
    const documentId = newId("document");
    rows.documents.push({ id: documentId, familyId, kind: "quotient", state: "accepted", uploadedBy: decidedBy, validUntil: addDays(today, 365) });
    rows.quotients.push({ id: newId("familyQuotient"), familyId, amount: quotient, state: "proved", documentId, validFrom: addDays(today, -300), validUntil: addDays(today, 365) });
  }
  household.children.forEach((wish, rank) => addChild(rows, wish, { familyId, familyName, decidedBy, today, order: index * 3 + rank }));
}

type Around = { familyId: Id<"family">; familyName: string; decidedBy: string; today: Day; order: number };

function addChild(rows: Rows, { age, allergies = "", lacks = [], ...wish }: Household["children"][number], { familyId, familyName, decidedBy, today, order }: Around): void {
  const childId = newId("child");
  const bornOn = addDays(addMonths(today, -age * MONTHS), -(20 + ((order * 37) % 310)));
  const schoolLevel = levels[age - SCHOOL_FROM_AGE] ?? "other";
  rows.children.push({ id: childId, familyId, familyName, bornOn, schoolLevel, meal: order % 7 === 3 ? "no_pork" : "standard", ...wish });
  if (!lacks.includes("health_record")) {
    const health = { allergies, carePlan: "", treatment: "", doctorName: "Cabinet du port", doctorPhone: "+33240000099", vaccineStatus: "up_to_date" as const, vaccineNotes: "" };
    rows.records.push({ childId, familyId, ...sealHealth(childId, health) });
  }
  if (!lacks.includes("care_consent")) rows.consents.push(...consents.map((kind) => ({ id: newId("consent"), familyId, childId, kind, isGranted: true, decidedBy })));
  if (!lacks.includes("papers")) {
    const paper = (kind: (typeof documentKinds)[number], validUntil: Day | null) => ({ id: newId("document"), familyId, childId, kind, state: "accepted" as const, uploadedBy: decidedBy, validUntil });
    rows.documents.push(paper("vaccines", null), paper("insurance", addDays(today, 300)));
  }
}

const phoneOf = (index: number, rank: number) => `+336${String(40_000_000 + index * 100 + rank)}`;

/** The accounts of the families that only fill the days: confirmed, without any password. */
export async function writePeople(tx: Transaction, households: readonly Household[]): Promise<void> {
  const rows = households.flatMap(({ familyName, guardians }, index) =>
    guardians.map(({ email, givenName }, rank) => ({ id: newId("account"), kind: "parent" as const, emailCanonical: email, emailAsTyped: email, givenName, familyName, phone: phoneOf(index, rank) })),
  );
  await tx.insert(account).values(rows).onConflictDoNothing();
}

const CONFIRM_WITHIN_DAYS = 1;

/** Somebody who has not opened the mail yet, and somebody whose mails come back. */
export async function writeLooseEnds(tx: Transaction, passwordPhc: string): Promise<void> {
  await tx.insert(pendingRegistration).values({
    id: newId("pendingRegistration"), ...UNCONFIRMED, passwordPhc, tokenHash: hashToken(newSecretToken()), bindingHash: hashToken(newSecretToken()),
    expiresAt: sql`now() + ${CONFIRM_WITHIN_DAYS} * interval '1 day'`,
  });
  const [holder] = await tx.select({ id: account.id }).from(account).where(and(eq(account.kind, "parent"), eq(account.emailCanonical, BOUNCED_EMAIL)));
  await tx.insert(mail).values({
    id: newId("mail"), notice: "new-device", accountId: holder?.id ?? null, recipientKey: recipientKey(BOUNCED_EMAIL), sealed: null, state: "dead", attempts: 1,
    expiresAt: sql`now() + interval '3 days'`, lastFailure: "550",
  });
}
