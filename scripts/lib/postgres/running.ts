import { readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import postgres from "postgres";
import { Problem } from "../problem";
import { commandOf, endProcess, isAlive } from "../processes";
import type { Home } from "./home";

const PATIENCE_MS = 10_000;
const RETRY_MS = 200;
const WRONG_PASSWORD = "28P01";

export type Access = { port: number; password: string };

export const superuserUrl = ({ port, password }: Access, database = "postgres") => `postgres://postgres:${password}@127.0.0.1:${port}/${database}`;

/**
 * The port of the server that already runs on this data, if it answers to our password. Whatever else keeps the
 * data locked is put aside: a server of ours that does not answer is ended, the lock of a dead one is removed.
 */
export async function findRunning(home: Home, { password }: Access): Promise<number | undefined> {
  const lock = readLock(home);
  if (!lock) return undefined;
  const isOurs = () => isAlive(lock.pid) && commandOf(lock.pid).includes(home.data);
  for (const deadline = Date.now() + PATIENCE_MS; isOurs() && Date.now() < deadline; await pause(RETRY_MS)) {
    if (await answers({ port: readLock(home)?.port ?? 0, password })) return readLock(home)?.port;
  }
  if (isOurs()) await endProcess(lock.pid, PATIENCE_MS);
  if (!isOurs()) rmSync(path.join(home.data, "postmaster.pid"), { force: true });
  return undefined;
}

/** Ends the server that a killed launcher left running on this data, if any. */
export async function endAbandoned(data: string): Promise<void> {
  const lock = readLock({ data });
  if (lock && isAlive(lock.pid) && commandOf(lock.pid).includes(data)) await endProcess(lock.pid, PATIENCE_MS);
}

function readLock({ data }: Pick<Home, "data">): { pid: number; port: number } | undefined {
  try {
    const lines = readFileSync(path.join(data, "postmaster.pid"), "utf8").split("\n");
    return { pid: Math.abs(Number(lines[0])), port: Number(lines[3]) || 0 };
  } catch {
    return undefined;
  }
}

/** Whether a server takes our password on this port. A server that refuses it is a Problem: waiting would not help. */
export async function answers(access: Access): Promise<boolean> {
  if (access.port === 0) return false;
  const sql = postgres(superuserUrl(access), { max: 1, connect_timeout: 2, onnotice: () => undefined });
  try {
    await sql`select 1`;
    return true;
  } catch (error) {
    if ((error as { code?: unknown }).code !== WRONG_PASSWORD) return false;
    throw new Problem("La base de données de .data refuse son mot de passe : relancez avec « npm run demo -- --reset » pour repartir de zéro.");
  } finally {
    await sql.end({ timeout: 1 });
  }
}
