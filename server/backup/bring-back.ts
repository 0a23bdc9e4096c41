import { createReadStream } from "node:fs";
import { chmod, copyFile, mkdir, readdir } from "node:fs/promises";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import { copyIn, hasNoTable } from "@/db/copy";
import { findBroken, listPageKeys } from "@/db/invariants";
import { migrate, migrateUpTo } from "@/db/migrate";
import { database } from "@/db/client";
import { EnvironmentError, type Env } from "@/lib/core/env";
import { documentStore } from "@/lib/documents/adapters/document-store";
import { countSecrets } from "@/lib/jobs/use-cases/rewrap-secrets";
import { digestOf, pageFile, readManifest, tableFile, type Manifest } from "./manifest";

/** Fills an empty database and an empty folder. Nothing is written before every file of the backup was found as its manifest says. */
export async function restoreFrom(folder: string, settings: Env): Promise<Manifest> {
  const { DATABASE_URL, DATABASE_OWNER_URL = DATABASE_URL, DOCUMENTS_DIR } = settings;
  const manifest = await readManifest(folder);
  const altered = await findAltered(folder, manifest);
  if (altered.length > 0) throw new EnvironmentError(altered.map((file) => `${file} manque ou a changé depuis la sauvegarde`));
  if (!(await hasNoTable(DATABASE_OWNER_URL))) throw new EnvironmentError(["la base n’est pas vide : restaurez dans une base que vous venez de créer"]);
  if (!(await isEmpty(DOCUMENTS_DIR))) throw new EnvironmentError([`${DOCUMENTS_DIR} n’est pas vide : restaurez dans un dossier vide`]);
  await migrateUpTo(DATABASE_OWNER_URL, manifest.migration).catch((error: unknown) => Promise.reject(migrationProblem(error)));
  const counts = await copyIn(DATABASE_OWNER_URL, manifest.tables, ({ name }, rows) => pipeline(createReadStream(tableFile(folder, name)), createGunzip(), rows));
  const wrong = manifest.tables.filter(({ name, rows }) => counts.get(name) !== rows);
  if (wrong.length > 0) throw new EnvironmentError(wrong.map(({ name, rows }) => `la table ${name} devait compter ${rows} lignes et en compte ${counts.get(name)}`));
  await migrate(DATABASE_OWNER_URL, DATABASE_URL);
  await bringPages(path.join(folder, "documents"), DOCUMENTS_DIR, Object.keys(manifest.documents));
  return manifest;
}

async function findAltered(folder: string, { tables, documents }: Manifest): Promise<string[]> {
  const expected: [string, string][] = [
    ...tables.map(({ name, sha256 }): [string, string] => [tableFile(folder, name), sha256]),
    ...Object.entries(documents).map(([key, sha256]): [string, string] => [pageFile(path.join(folder, "documents"), key), sha256]),
  ];
  const altered: string[] = [];
  for (const [file, sha256] of expected) if ((await digestOf(file).catch(() => "")) !== sha256) altered.push(file);
  return altered;
}

async function isEmpty(folder: string): Promise<boolean> {
  const files = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return files.every((each) => each.isDirectory());
}

const migrationProblem = (error: unknown) =>
  error instanceof Error && error.message.startsWith("this release") ? new EnvironmentError(["cette sauvegarde vient d’une version plus récente du portail : restaurez-la avec celle-là"]) : error;

async function bringPages(from: string, to: string, keys: string[]): Promise<void> {
  for (const key of keys) {
    await mkdir(path.dirname(pageFile(to, key)), { recursive: true, mode: 0o700 });
    await copyFile(pageFile(from, key), pageFile(to, key));
    await chmod(pageFile(to, key), 0o600);
  }
}

/** Whether database and folder hold together: in words what is wrong, and what was looked at. */
export async function checkAll({ DATABASE_URL, DATABASE_OWNER_URL = DATABASE_URL, ENCRYPTION_KEYS }: Env): Promise<{ wrong: string[]; looked: string }> {
  const { looked, broken } = await findBroken(DATABASE_OWNER_URL);
  const keys = await listPageKeys(DATABASE_OWNER_URL);
  const store = documentStore();
  let lost = 0;
  for (const key of keys) if ((await store.sealedUnder(key)) === undefined) lost += 1;
  const ring = new Set(ENCRYPTION_KEYS.map(({ id }) => id));
  const unreadable = [...(await countSecrets(database()))].filter(([key]) => !ring.has(key));
  const wrong = [
    ...broken,
    ...(lost > 0 ? [`${lost} pages de documents sans fichier`] : []),
    ...unreadable.map(([key, count]) => `${count} textes ou pages illisibles sans la clé « ${key} », absente d’ENCRYPTION_KEYS`),
  ];
  return { wrong, looked: `${looked} règles, ${keys.length} pages de documents` };
}
