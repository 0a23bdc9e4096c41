import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { eq, sql } from "drizzle-orm";
import { closeDatabase, connect, database } from "@/db/client";
import journal from "@/db/migrations/meta/_journal.json";
import { migrateUpTo } from "@/db/migrate";
import { attempt } from "@/db/schema/accounts";
import { document, documentPage } from "@/db/schema/documents";
import { guardian } from "@/db/schema/families";
import { seedDemo } from "@/db/seed/demo";
import { signInWithPassword } from "@/lib/accounts/use-cases/sign-in-with-password";
import { readClock } from "@/lib/core/clock";
import { env } from "@/lib/core/env";
import { newId } from "@/lib/core/ids";
import { openPage } from "@/lib/documents/use-cases/open-page";
import { findLastMigration } from "@/lib/jobs/queries";
import { startThrowaway, type Throwaway } from "@/scripts/lib/throwaway";
import { checkAll, restoreFrom } from "@/server/backup/bring-back";
import { manifestFile, tableFile } from "@/server/backup/manifest";
import { saveInto } from "@/server/backup/save";
import { asVisitor } from "@/tests/support/context";

Object.assign(process.env, { DEMO: "1" });
jest.setTimeout(120_000);

let server: Throwaway;
let folder: string;
let backup: string;
let asSaved: Map<string, string>;
const settings = env();
const anAttempt = { kind: "sign-in", key: "somebody" };
const inFolder = (name: string) => path.join(folder, name);

/** From now on, this process works on that database and that folder of documents. */
async function moveTo(name: string, urls: { owner: string; application: string }): Promise<void> {
  await closeDatabase();
  Object.assign(settings, { DATABASE_URL: urls.application, DATABASE_OWNER_URL: urls.owner, DOCUMENTS_DIR: inFolder(name) });
}

/** A database as `createdb` leaves it. */
async function anEmptyDatabase(name: string) {
  const urls = await server.clone(name);
  const owner = connect(urls.owner, 1, "tests-backup");
  for (const schema of ["public", "graphile_worker", "drizzle"]) await owner.execute(sql.raw(`drop schema ${schema} cascade`));
  await owner.execute(sql`create schema public`);
  await owner.$client.end({ timeout: 5 });
  return urls;
}

/** One digest per table, of all its rows. */
async function digests(): Promise<Map<string, string>> {
  const owner = connect(settings.DATABASE_OWNER_URL ?? "", 1, "tests-backup");
  const tables = await owner.execute<{ name: string }>(sql`select tablename as name from pg_tables where schemaname = 'public' order by 1`);
  const found = new Map<string, string>();
  for (const { name } of tables) {
    const [row] = await owner.execute<{ digest: string }>(sql`select count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' order by t::text)), '') as digest from ${sql.identifier(name)} t`);
    found.set(name, row?.digest ?? "");
  }
  await owner.$client.end({ timeout: 5 });
  return found;
}

beforeAll(async () => {
  server = await startThrowaway();
  folder = mkdtempSync(path.join(os.tmpdir(), "portail-backups-"));
  backup = inFolder("first");
  await moveTo("documents", await server.clone("town"));
  await seedDemo(database(), readClock());
  await database().insert(attempt).values([anAttempt, anAttempt]);
  asSaved = await digests();
  await saveInto(backup, settings);
});
afterAll(async () => {
  await closeDatabase();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** A copy of the backup to spoil. */
function aCopy(name: string): string {
  cpSync(backup, inFolder(name), { recursive: true });
  return inFolder(name);
}

const files = (from: string) => readdirSync(from, { recursive: true, withFileTypes: true }).map((each) => ({ ...each, isFile: each.isFile(), place: path.join(each.parentPath, each.name) }));

test("a town comes back elsewhere, row for row, and everything holds together", async () => {
  await moveTo("elsewhere", await anEmptyDatabase("elsewhere"));
  await restoreFrom(backup, settings);
  expect(await digests()).toEqual(asSaved);
  expect(await checkAll(settings)).toMatchObject({ wrong: [] });
});

test("there, a parent signs in, opens a paper of the family, what is counted goes on, and the journal only grows", async () => {
  await moveTo("there", await anEmptyDatabase("there"));
  await restoreFrom(backup, settings);
  const email = { asTyped: "parent@demo.example", canonical: "parent@demo.example" };
  expect(await signInWithPassword(asVisitor(), { email, password: "marée haute sous la jetée" })).toMatchObject({ ok: true });
  const [paper] = await database()
    .select({ id: document.id, accountId: guardian.accountId, position: documentPage.position })
    .from(document)
    .innerJoin(guardian, eq(guardian.familyId, document.familyId))
    .innerJoin(documentPage, eq(documentPage.documentId, document.id));
  const actor = { kind: "parent", accountId: paper?.accountId ?? newId("account"), sessionId: newId("session"), hasSteppedUp: true, maySeeHealth: true } as const;
  const page = await openPage({ ...asVisitor(), actor }, paper?.id ?? "", paper?.position ?? 0);
  expect(page.ok && page.value.bytes.subarray(0, 2)).toEqual(Buffer.from([0xff, 0xd8]));
  await database().insert(attempt).values(anAttempt);
  await expect(database().execute(sql`delete from audit_event`)).rejects.toThrow();
});

test("whatever was saved is for its owner's eyes only", () => {
  const modes = new Set(files(backup).map(({ isFile, place }) => `${isFile ? "file" : "folder"} ${(statSync(place).mode & 0o777).toString(8)}`));
  expect(modes).toEqual(new Set(["file 600", "folder 700"]));
  expect(statSync(backup).mode & 0o777).toBe(0o700);
});

const spoils: [string, (copy: string) => void, string][] = [
  ["a table that changed", (copy) => writeFileSync(tableFile(copy, "booking"), "x"), "booking.copy.gz"],
  ["a page that is gone", (copy) => rmSync(files(path.join(copy, "documents")).find(({ isFile }) => isFile)?.place ?? ""), "manque ou a changé"],
  ["a backup that was stopped half-way", (copy) => rmSync(manifestFile(copy)), "manifest.json manque"],
  ["a backup of a later release", (copy) => writeFileSync(manifestFile(copy), readFileSync(manifestFile(copy), "utf8").replace(/"migration": \d+/, '"migration": 9999999999999')), "plus récente"],
];

test.each(spoils)("%s is refused in words, and nothing is written", async (name, spoil, words) => {
  await moveTo("spoilt", await anEmptyDatabase(name.replaceAll(/\W/g, "_")));
  const copy = aCopy(name);
  spoil(copy);
  await expect(restoreFrom(copy, settings)).rejects.toThrow(words);
  expect(await digests()).toEqual(new Map());
});

test("a database or a folder that holds something is refused and stays as it is", async () => {
  await moveTo("full", await server.clone("full"));
  const before = await digests();
  await expect(restoreFrom(backup, settings)).rejects.toThrow("la base n’est pas vide");
  expect(await digests()).toEqual(before);
  await moveTo("documents", await anEmptyDatabase("full_folder"));
  await expect(restoreFrom(backup, settings)).rejects.toThrow("n’est pas vide : restaurez dans un dossier vide");
  expect(await digests()).toEqual(new Map());
});

test("a backup of an earlier release comes back in its own shape, then is brought up to date", async () => {
  const earlier = journal.entries.at(-2)?.when ?? 0;
  const old = await anEmptyDatabase("earlier");
  await migrateUpTo(old.owner, earlier);
  await moveTo("earlier", old);
  const { migration } = await saveInto(inFolder("earlier-backup"), settings);
  expect(migration).toBe(earlier);
  await moveTo("later", await anEmptyDatabase("later"));
  await restoreFrom(inFolder("earlier-backup"), settings);
  expect(await checkAll(settings)).toMatchObject({ wrong: [] });
  expect(await findLastMigration(database())).toBe(journal.entries.at(-1)?.when);
});

test("a check says in words what does not hold: a lost page, a wrong count of places, a key that is away", async () => {
  await moveTo("wrong", await anEmptyDatabase("wrong"));
  await restoreFrom(backup, settings);
  rmSync(files(inFolder("wrong")).find(({ isFile }) => isFile)?.place ?? "");
  const owner = connect(settings.DATABASE_OWNER_URL ?? "", 1, "tests-backup");
  await owner.execute(sql`update slot set taken = taken - 1 where id = (select id from slot where taken > 0 limit 1)`);
  await owner.$client.end({ timeout: 5 });
  jest.replaceProperty(settings, "ENCRYPTION_KEYS", [{ id: "other", key: Buffer.alloc(32) }]);
  const { wrong } = await checkAll(settings);
  jest.restoreAllMocks();
  expect(wrong).toEqual(["1 compteurs de places faux", "1 pages de documents sans fichier", expect.stringMatching(/^\d+ textes ou pages illisibles sans la clé « tests »/)]);
});

test("a page without its file is named by the backup, which is made all the same", async () => {
  await moveTo("holed", await anEmptyDatabase("holed"));
  await restoreFrom(backup, settings);
  const lost = files(inFolder("holed")).find(({ isFile }) => isFile);
  rmSync(lost?.place ?? "");
  expect((await saveInto(inFolder("holed-backup"), settings)).missing).toEqual([lost?.name]);
});
