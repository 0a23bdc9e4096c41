import "server-only";
import { randomBytes } from "node:crypto";
import { mkdir, open, readdir, readFile, rename, rm, stat } from "node:fs/promises";
import path from "node:path";
import { currentKey, decryptBytes, encryptBytes, keyOfBytes } from "@/lib/core/crypto";
import { env } from "@/lib/core/env";

/** Where pages rest. A key is drawn by `newStorageKey`, written once and never again. */
export type DocumentStore = {
  put(key: string, bytes: Uint8Array): Promise<void>;
  /** Undefined when nothing rests under this key. */
  get(key: string): Promise<Buffer | undefined>;
  /** Quiet when nothing rests under this key. */
  remove(key: string): Promise<void>;
  /** The keys written before this moment, a folder at a time; what a crash left half-written leaves on the way. */
  keysBefore(moment: Date): AsyncIterable<string[]>;
  /** Every key, a folder at a time. */
  keys(): AsyncIterable<string[]>;
  /** The name of the encryption key it rests under; undefined when nothing does. */
  sealedUnder(key: string): Promise<string | undefined>;
  /** Writes it again under the current encryption key, whole, in its own place; quiet when nothing rests there. */
  reseal(key: string): Promise<void>;
};

const HEAD_BYTES = 32;

const KEY_BYTES = 20;
const isKey = (name: string) => new RegExp(`^[0-9a-f]{${KEY_BYTES * 2}}$`).test(name);

export function newStorageKey(): string {
  return randomBytes(KEY_BYTES).toString("hex");
}

/** A folder of the machine, or one that several machines share: encrypted under the key ring, each file bound to its key. */
export function documentStore(): DocumentStore {
  const root = env().DOCUMENTS_DIR;
  const placeOf = (key: string) => {
    if (!isKey(key)) throw new Error("this is no storage key");
    return path.join(root, key.slice(0, 2), key);
  };
  const resealed = async (key: string) => {
    const file = await readFile(placeOf(key)).catch(unlessMissing);
    if (file && keyOfBytes(file) !== currentKey()) await writeWhole(placeOf(key), encryptBytes(decryptBytes(file, key), key));
  };
  return {
    put: (key, bytes) => writeWhole(placeOf(key), encryptBytes(bytes, key)),
    get: async (key) => {
      const file = await readFile(placeOf(key)).catch(unlessMissing);
      return file && decryptBytes(file, key);
    },
    remove: (key) => rm(placeOf(key), { force: true }),
    keysBefore: (moment) => keysBefore(root, moment),
    keys: () => allKeys(root),
    sealedUnder: async (key) => {
      const head = await headOf(placeOf(key)).catch(unlessMissing);
      return head && keyOfBytes(head);
    },
    reseal: resealed,
  };
}

/** Nobody ever sees half a file: it gets its name once its bytes are on the disk, and the folder is told. */
async function writeWhole(place: string, bytes: Uint8Array): Promise<void> {
  const folder = path.dirname(place);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const unfinished = `${place}.${randomBytes(4).toString("hex")}.part`;
  const file = await open(unfinished, "wx", 0o600);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(unfinished, place);
  const shelf = await open(folder, "r");
  await shelf.sync().finally(() => shelf.close());
}

async function headOf(place: string): Promise<Buffer> {
  const file = await open(place, "r");
  const head = Buffer.alloc(HEAD_BYTES);
  return file.read(head, 0, HEAD_BYTES, 0).then(() => head).finally(() => file.close());
}

async function* allKeys(root: string): AsyncIterable<string[]> {
  for (const shelf of (await readdir(root).catch(unlessMissing)) ?? []) yield (await readdir(path.join(root, shelf))).filter(isKey);
}

async function* keysBefore(root: string, moment: Date): AsyncIterable<string[]> {
  for (const shelf of (await readdir(root).catch(unlessMissing)) ?? []) {
    const folder = path.join(root, shelf);
    const old: string[] = [];
    for (const name of await readdir(folder)) {
      const found = await stat(path.join(folder, name)).catch(unlessMissing);
      if (!found || found.mtime >= moment) continue;
      if (isKey(name)) old.push(name);
      else await rm(path.join(folder, name), { force: true });
    }
    yield old;
  }
}

function unlessMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code !== "ENOENT") throw error;
}
