import { existsSync, readFileSync, renameSync, rmSync } from "node:fs";
import path from "node:path";
import { anyFreePort, isPortFree } from "../ports";
import { Problem } from "../problem";
import { handOver, homeFor, placesOf, type Home } from "./home";
import { answers, endAbandoned, findRunning, type Access } from "./running";
import { runProgram } from "./programs";

const MAJOR = "18";
const START_OVER = "relancez avec « npm run demo -- --reset » pour repartir de zéro";

export type Cluster = { port: number; stop: () => Promise<void> };
type Options = { data: string; access: Access; throwaway?: boolean };

const always = { listen_addresses: "127.0.0.1", unix_socket_directories: "", timezone: "UTC", log_timezone: "UTC" };
const fastAndForgetful = { fsync: "off", synchronous_commit: "off", full_page_writes: "off", max_connections: "200" };

/** A running cluster on `data`: the one a killed launcher left behind if it still answers, else one started now. */
export async function startCluster({ data, access, throwaway = false }: Options): Promise<Cluster> {
  const home = homeFor(data);
  if (existsSync(home.data)) checkVersion(home);
  else await createCluster(home, access, throwaway);
  const port = (await findRunning(home, access)) ?? (await start(home, access, throwaway ? fastAndForgetful : {}));
  try {
    await answers({ ...access, port });
  } catch (error) {
    await stop(home);
    throw error;
  }
  return { port, stop: () => stop(home) };
}

/** Removes a cluster, running or not, wherever it was put. */
export async function removeCluster(data: string): Promise<void> {
  for (const place of placesOf(data)) {
    await endAbandoned(place);
    for (const folder of [place, `${place}.draft`, `${place}.password`]) rmSync(folder, { recursive: true, force: true });
  }
}

function checkVersion(home: Home): void {
  const found = versionOf(home);
  if (found === MAJOR) return;
  if (found === undefined) throw new Problem(`La base de données de ${home.data} est incomplète : ${START_OVER}.`);
  throw new Problem(`La base de données de ${home.data} a été créée par PostgreSQL ${found}, le portail utilise PostgreSQL ${MAJOR} : ${START_OVER}.`);
}

function versionOf({ data }: Home): string | undefined {
  const file = path.join(data, "PG_VERSION");
  try {
    return existsSync(path.join(data, "global", "pg_control")) ? readFileSync(file, "utf8").trim() : undefined;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EACCES") return undefined;
    throw new Problem(`La base de données de ${data} appartient à un autre utilisateur de cette machine.`);
  }
}

/** Made aside, then moved into place: a data folder that exists is a whole one. */
async function createCluster(home: Home, { password }: Access, throwaway: boolean): Promise<void> {
  const draft = `${home.data}.draft`;
  const passwordFile = `${home.data}.password`;
  rmSync(draft, { recursive: true, force: true });
  handOver(draft, home);
  handOver(passwordFile, home, password);
  const locale = ["--encoding=UTF8", "--locale=C", "--locale-provider=icu", "--icu-locale=fr-FR"];
  const identity = ["--username=postgres", `--pwfile=${passwordFile}`, "--auth=scram-sha-256"];
  try {
    const { code, output } = await runProgram(home, "initdb", [`--pgdata=${draft}`, ...locale, ...identity, ...(throwaway ? ["--no-sync"] : [])]);
    if (code !== 0) throw new Problem(`PostgreSQL n'a pas pu créer sa base de données : ${lastLine(output)}`);
    renameSync(draft, home.data);
  } finally {
    rmSync(passwordFile, { force: true });
    rmSync(draft, { recursive: true, force: true });
  }
}

async function start(home: Home, { port: wanted }: Access, settings: Record<string, string>): Promise<number> {
  const port = wanted > 0 && (await isPortFree(wanted)) ? wanted : await anyFreePort();
  const logFile = path.join(home.data, "server.log");
  const options = Object.entries({ ...always, ...settings, port: String(port) }).map(([name, value]) => `-c ${name}=${value}`);
  const { code, output } = await runProgram(home, "pg_ctl", ["start", "-w", "-t", "60", "-D", home.data, "-l", logFile, "-o", options.join(" ")]);
  if (code === 0) return port;
  const reason = existsSync(logFile) ? lastLine(readFileSync(logFile, "utf8")) : lastLine(output);
  throw new Problem(`PostgreSQL ne démarre pas : ${reason} (journal : ${logFile}). Si cela persiste, ${START_OVER}.`);
}

async function stop(home: Home): Promise<void> {
  const ending = await runProgram(home, "pg_ctl", ["stop", "-w", "-t", "20", "-m", "fast", "-D", home.data]);
  if (ending.code !== 0) await runProgram(home, "pg_ctl", ["stop", "-w", "-t", "5", "-m", "immediate", "-D", home.data]);
}

const lastLine = (text: string) => text.trim().split("\n").at(-1) ?? "";
