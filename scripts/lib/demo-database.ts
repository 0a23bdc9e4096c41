import { rmSync } from "node:fs";
import path from "node:path";
import postgres from "postgres";
import { removeCluster, startCluster } from "./postgres/cluster";
import { ensureDatabase, type DatabaseUrls } from "./postgres/database";
import { readPrivateJson, writePrivateJson } from "./private-file";
import { messageOf, Problem } from "./problem";
import { keptSecrets } from "./secrets";

const NAME = "portail";

export type RunningDatabase = { urls: DatabaseUrls; stop: () => Promise<void> };

/** The server named by DATABASE_URL if there is one, else our own PostgreSQL, with its data kept in `folder`. */
export async function demoDatabase(folder: string): Promise<RunningDatabase> {
  const { DATABASE_URL: application, DATABASE_OWNER_URL: owner = application } = process.env;
  if (!application || !owner) return embedded(folder);
  await checkAnswers(owner);
  return { urls: { owner, application }, stop: async () => undefined };
}

async function embedded(folder: string): Promise<RunningDatabase> {
  const { superuserPassword: password, ...passwords } = keptSecrets("database", folder);
  const portFile = path.join(folder, "database-port.json");
  const known = Number(readPrivateJson(portFile)?.port ?? 0);
  const cluster = await startCluster({ data: dataOf(folder), access: { port: known, password } });
  writePrivateJson(portFile, { port: cluster.port });
  const urls = await ensureDatabase({ port: cluster.port, password }, passwords, NAME);
  return { urls, stop: cluster.stop };
}

/** Forgets families, documents, mails and database. The secrets of the product stay: nothing depends on them any more. */
export async function forgetDemo(folder: string): Promise<void> {
  await removeCluster(dataOf(folder));
  for (const name of ["documents", "mails", "database-secrets.json", "database-port.json"]) rmSync(path.join(folder, name), { recursive: true, force: true });
}

const dataOf = (folder: string) => path.join(folder, "postgres");

async function checkAnswers(url: string): Promise<void> {
  if (!URL.canParse(url)) throw new Problem("DATABASE_URL n'est pas une adresse : elle s'écrit postgres://utilisateur:motdepasse@serveur:5432/base.");
  const sql = postgres(url, { max: 1, connect_timeout: 5, onnotice: () => undefined });
  try {
    await sql`select 1`;
  } catch (error) {
    throw new Problem(`Le serveur de DATABASE_URL ne répond pas comme prévu : ${messageOf(error)}.`);
  } finally {
    await sql.end({ timeout: 1 });
  }
}
