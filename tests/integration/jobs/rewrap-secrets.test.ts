import { readdirSync, readFileSync } from "node:fs";
import { eq } from "drizzle-orm";
import { database } from "@/db/client";
import { familyImport } from "@/db/schema/desk";
import { healthRecord } from "@/db/schema/families";
import { mail } from "@/db/schema/notifications";
import { totpSecret } from "@/db/schema/staff";
import { decrypt, encrypt } from "@/lib/core/crypto";
import { env } from "@/lib/core/env";
import { newId, type Id } from "@/lib/core/ids";
import { documentStore } from "@/lib/documents/adapters/document-store";
import { sealHealth, unsealHealth, type Health } from "@/lib/families/adapters/health-cipher";
import { countSecrets, rewrapSecrets } from "@/lib/jobs/use-cases/rewrap-secrets";
import { aChild, aFamily } from "@/tests/support/builders/family";
import { everyRow } from "@/tests/support/builders/rows";
import { aMember } from "@/tests/support/builders/staff-member";
import { testDatabase } from "@/tests/support/database";
import { giveDocument, storedKeys, testStore } from "../documents/papers";

testDatabase();
testStore();

const MAILS = 1_200;
const health: Health = { allergies: "Arachides", carePlan: "", treatment: "Ventoline", doctorName: "Docteur Hamon", doctorPhone: "+33240000000", vaccineStatus: "", vaccineNotes: "" };

/** The ring of this process from now on, the current key first. */
const holding = (...ids: string[]) => jest.replaceProperty(env(), "ENCRYPTION_KEYS", ids.map((id) => ({ id, key: Buffer.alloc(32, id) })));

afterEach(() => jest.restoreAllMocks());

type World = { childId: Id<"child">; mailIds: Id<"mail">[]; staffId: Id<"account">; importId: Id<"familyImport">; pages: string[] };

/** One of everything that rests encrypted, and more mails than a batch holds, under the key « old ». */
async function aWorld(): Promise<World> {
  holding("old");
  const db = database();
  const family = await aFamily();
  const childId = await aChild({ of: family });
  await db.insert(healthRecord).values({ childId, familyId: family.id, ...sealHealth(childId, health) });
  const { id: staffId } = await aMember({ role: "manager" });
  const importId = newId("familyImport");
  await db.insert(familyImport).values({ id: importId, fileName: "a.csv", sealed: encrypt("Martin;Claire", importId), families: 1, children: 1, createdBy: staffId });
  const mailIds = Array.from({ length: MAILS }, () => newId("mail"));
  const expiresAt = new Date("2100-01-01");
  await db.insert(mail).values(mailIds.map((id) => ({ id, notice: "welcome", recipientKey: "r", sealed: encrypt(`mail ${id}`, id), state: "pending" as const, expiresAt })));
  await giveDocument(family.browser);
  return { childId, mailIds, staffId, importId, pages: await storedKeys() };
}

async function expectAllReadable({ childId, mailIds, staffId, importId, pages }: World): Promise<void> {
  const db = database();
  const [record] = await db.select().from(healthRecord).where(eq(healthRecord.childId, childId));
  expect(record && unsealHealth(childId, record)).toEqual(health);
  const mails = await db.select({ id: mail.id, sealed: mail.sealed }).from(mail);
  expect(new Map(mails.map(({ id, sealed }) => [id, decrypt(sealed ?? "", id)]))).toEqual(new Map(mailIds.map((id) => [id, `mail ${id}`])));
  const [totp] = await db.select().from(totpSecret).where(eq(totpSecret.accountId, staffId));
  expect(decrypt(totp?.sealed ?? "", staffId)).toMatch(/^[A-Z2-7]+$/);
  const [draft] = await db.select().from(familyImport).where(eq(familyImport.id, importId));
  expect(decrypt(draft?.sealed ?? "", importId)).toBe("Martin;Claire");
  for (const key of pages) expect((await documentStore().get(key))?.subarray(0, 2)).toEqual(Buffer.from([0xff, 0xd8]));
}

async function rewrapAll(): Promise<number> {
  let done = 0;
  for await (const count of rewrapSecrets(database())) done += count;
  return done;
}

test("everything passes under the new key, readable after each batch, and the old key can then go", async () => {
  const world = await aWorld();
  const all = 1 + 1 + 5 + MAILS + world.pages.length;
  holding("new", "old");
  expect(await countSecrets(database())).toEqual(new Map([["old", all]]));
  for await (const count of rewrapSecrets(database())) {
    expect(count).toBeGreaterThan(0);
    await expectAllReadable(world);
  }
  expect(await countSecrets(database())).toEqual(new Map([["new", all]]));
  expect(JSON.stringify(await everyRow())).not.toMatch(/\bold\.[\w-]{38}/);
  holding("new");
  await expectAllReadable(world);
  expect(await rewrapAll()).toBe(0);
});

test("stopped half-way, everything is readable, and the next run writes only what was left", async () => {
  const world = await aWorld();
  holding("new", "old");
  let done = 0;
  for await (const count of rewrapSecrets(database())) {
    done += count;
    if (done > 500) break;
  }
  await expectAllReadable(world);
  const counts = await countSecrets(database());
  expect(counts.get("new")).toBe(done);
  expect(await rewrapAll()).toBe(counts.get("old"));
  holding("new");
  await expectAllReadable(world);
});

test("what is written meanwhile is not written over", async () => {
  const world = await aWorld();
  holding("new", "old");
  const run = rewrapSecrets(database());
  await run.next();
  const changed = { ...health, allergies: "Aucune" };
  await database().update(healthRecord).set(sealHealth(world.childId, changed));
  for await (const count of run) expect(count).toBeGreaterThan(0);
  const [record] = await database().select().from(healthRecord);
  expect(record && unsealHealth(world.childId, record)).toEqual(changed);
});

test("two runs at once leave everything readable", async () => {
  const world = await aWorld();
  holding("new", "old");
  await Promise.all([rewrapAll(), rewrapAll()]);
  holding("new");
  await expectAllReadable(world);
});

test("a key that is not in the ring is counted under its name, and nothing is written over what it closes", async () => {
  const world = await aWorld();
  holding("new");
  expect([...(await countSecrets(database())).keys()]).toEqual(["old"]);
  await expect(rewrapAll()).rejects.toThrow("no key of the ring");
  holding("old");
  await expectAllReadable(world);
});

/** Whoever encrypts something new adds its column to the list of the rewrap, and one to the world above. */
test("nothing else encrypts what rests", () => {
  const files = readdirSync("lib", { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".ts"));
  const encrypting = files.filter((name) => /import \{[^}]*\bencrypt(Bytes)?\b[^}]*\} from "@\/lib\/core\/crypto"/.test(readFileSync(`lib/${name}`, "utf8")));
  expect(encrypting.sort()).toEqual([
    "documents/adapters/document-store.ts",
    "families/adapters/health-cipher.ts",
    "imports/use-cases/check-file.ts",
    "jobs/use-cases/rewrap-secrets.ts",
    "messages/use-cases/resend-mail.ts",
    "notifications/use-cases/post-notice.ts",
    // Ten minutes in a cookie of the person's own.
    "staff/adapters/cookies.ts",
    "staff/use-cases/store-factors.ts",
  ]);
});
