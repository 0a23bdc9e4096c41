import { createWriteStream } from "node:fs";
import { chmod, constants, copyFile, mkdir, open, readdir, rm } from "node:fs/promises";
import path from "node:path";
import { Transform, type Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import { copyOut, type CopiedTable } from "@/db/copy";
import { listPageKeys } from "@/db/invariants";
import { EnvironmentError, type Env } from "@/lib/core/env";
import { digestOf, manifestFile, pageFile, tableFile, type Manifest, type SavedTable } from "./manifest";

const LOOKS = 3;
const NEW_LINE = 10;

/** Copies tables and pages into a new folder. It is a backup once its manifest is there, which comes last. */
export async function saveInto(folder: string, { DATABASE_OWNER_URL, DATABASE_URL, DOCUMENTS_DIR }: Env): Promise<Manifest> {
  const url = DATABASE_OWNER_URL ?? DATABASE_URL;
  if ((await readdir(folder).catch(() => [])).length > 0) throw new EnvironmentError([`${folder} n’est pas vide`]);
  for (const each of [folder, path.join(folder, "tables"), path.join(folder, "documents")]) await mkdir(each, { recursive: true, mode: 0o700 });
  await chmod(folder, 0o700);
  const pages = new Pages(DOCUMENTS_DIR, path.join(folder, "documents"));
  // Most pages before the tables: what the copy of the tables then names and is not there yet is little, and soon copied.
  await pages.take(await listPageKeys(url));
  for (let look = 1; ; look += 1) {
    const takenAt = new Date().toISOString();
    const tables: SavedTable[] = [];
    const { migration, pageKeys } = await copyOut(url, async (table, rows) => void tables.push(await saveTable(folder, table, rows)));
    const missing = await pages.take(pageKeys);
    // A page removed between both copies: tables copied again no longer name it.
    if (missing.length > 0 && look < LOOKS) continue;
    await pages.keepOnly(pageKeys);
    const manifest: Manifest = { format: 1, takenAt, migration, tables, documents: Object.fromEntries(pages.digests), missing };
    await writeManifest(folder, manifest);
    return manifest;
  }
}

async function saveTable(folder: string, table: CopiedTable, rows: Readable): Promise<SavedTable> {
  let count = 0;
  const counting = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      for (const byte of chunk) if (byte === NEW_LINE) count += 1;
      done(null, chunk);
    },
  });
  const file = tableFile(folder, table.name);
  await pipeline(rows, counting, createGzip(), createWriteStream(file, { mode: 0o600 }));
  return { ...table, rows: count, sha256: await digestOf(file) };
}

/** The encrypted files of pages, copied as they are. */
class Pages {
  readonly digests = new Map<string, string>();

  constructor(
    private readonly from: string,
    private readonly to: string,
  ) {}

  /** Copies those that are not here yet; returns those that are nowhere. */
  async take(keys: string[]): Promise<string[]> {
    const missing: string[] = [];
    for (const key of keys.filter((each) => !this.digests.has(each))) {
      const copy = pageFile(this.to, key);
      await mkdir(path.dirname(copy), { recursive: true, mode: 0o700 });
      const isThere = await copyFile(pageFile(this.from, key), copy, constants.COPYFILE_FICLONE).then(() => true, unlessMissing);
      if (isThere) this.digests.set(key, await digestOf(copy));
      else missing.push(key);
    }
    return missing;
  }

  async keepOnly(keys: string[]): Promise<void> {
    const named = new Set(keys);
    for (const key of [...this.digests.keys()].filter((each) => !named.has(each))) {
      await rm(pageFile(this.to, key));
      this.digests.delete(key);
    }
  }
}

function unlessMissing(error: NodeJS.ErrnoException): false {
  if (error.code !== "ENOENT") throw error;
  return false;
}

async function writeManifest(folder: string, manifest: Manifest): Promise<void> {
  const file = await open(manifestFile(folder), "wx", 0o600);
  await file.writeFile(JSON.stringify(manifest, null, 1));
  await file.sync().finally(() => file.close());
}
