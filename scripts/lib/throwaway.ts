import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { bundleInto } from "./bundle";
import { dataDir } from "./paths";
import { removeCluster, startCluster } from "./postgres/cluster";
import { cloneDatabase, ensureDatabase, urlsOf, type DatabaseUrls } from "./postgres/database";
import { superuserUrl } from "./postgres/running";
import { Problem } from "./problem";
import { isAlive } from "./processes";
import { runEntry } from "./run";
import { freshSecrets } from "./secrets";

const PREFIX = "portail-tests-";
const MODEL = "model";

/** `superuser` is the address of the server for whoever may change its settings. */
export type Throwaway = { folder: string; superuser: string; programs: string; clone: (name: string) => Promise<DatabaseUrls>; servers: DatabaseUrls; stop: () => Promise<void> };

/** A PostgreSQL for one run of the tests, with a migrated database to copy. Leaves nothing behind. */
export async function startThrowaway(): Promise<Throwaway> {
  await sweepAbandoned();
  const folder = mkdtempSync(path.join(os.tmpdir(), PREFIX));
  chmodSync(folder, 0o711);
  writeFileSync(path.join(folder, "owner"), String(process.pid));
  const { superuserPassword: password, ...passwords } = freshSecrets("database");
  const data = path.join(folder, "postgres");
  const cluster = await startCluster({ data, access: { port: 0, password }, throwaway: true });
  const programs = path.join(dataDir, `tests-${process.pid}`);
  const stop = async () => {
    await cluster.stop();
    rmSync(programs, { recursive: true, force: true });
    await remove(folder);
  };
  const access = { port: cluster.port, password };
  try {
    await migrateModel(await ensureDatabase(access, passwords, MODEL), programs);
  } catch (error) {
    await stop();
    throw error;
  }
  const clone = async (name: string) => {
    await cloneDatabase(access, MODEL, name);
    return urlsOf(access, passwords, name);
  };
  return { folder, clone, stop, servers: urlsOf(access, passwords, ""), superuser: superuserUrl(access), programs };
}

async function migrateModel({ owner, application }: DatabaseUrls, programs: string): Promise<void> {
  await bundleInto(programs);
  const { code, output } = await runEntry(path.join(programs, "migrate.mjs"), {
    ...freshSecrets("product"),
    NODE_ENV: "test",
    APP_URL: "http://localhost:3000",
    DATABASE_URL: application,
    DATABASE_OWNER_URL: owner,
    DOCUMENTS_DIR: path.join(programs, "documents"),
    SMTP_URL: "smtp://127.0.0.1:1",
    MAIL_FROM: "Tests <tests@portail.example>",
  });
  if (code !== 0) throw new Problem(`The migrations failed:\n${output}`);
}

async function remove(folder: string): Promise<void> {
  await removeCluster(path.join(folder, "postgres"));
  rmSync(folder, { recursive: true, force: true });
}

/** Runs that were killed could not clean up after themselves. */
async function sweepAbandoned(): Promise<void> {
  for (const name of readdirSync(os.tmpdir()).filter((each) => each.startsWith(PREFIX))) {
    const folder = path.join(os.tmpdir(), name);
    const ownerFile = path.join(folder, "owner");
    if (existsSync(ownerFile) && !isAlive(Number(readFileSync(ownerFile, "utf8")))) await remove(folder);
  }
}
