import { readdirSync, readFileSync, readlinkSync } from "node:fs";
import path from "node:path";
import { dataFolderOf } from "./data-folder";

/** CPU milliseconds. */
export type Spent = { web: number; database: number };

const MS_PER_TICK = 10;
const OF_THE_PROCESS = [11, 13] as const;
const WITH_ITS_DEAD_CHILDREN = [11, 15] as const;

type Process = { pid: number; parent: number; fields: string[] };

/** What the web processes that run from this folder and all processes of this server have spent so far. */
export async function cpuMeter(home: string, superuser: string): Promise<() => Spent> {
  const postmaster = Number(readFileSync(path.join(await dataFolderOf(superuser), "postmaster.pid"), "utf8").split("\n")[0]);
  return () => {
    const all = processes();
    const web = all.filter(({ pid }) => runsFrom(pid, home) && commandOf(pid).includes("web.mjs"));
    const [server, backends] = [all.filter(({ pid }) => pid === postmaster), all.filter(({ parent }) => parent === postmaster)];
    return { web: sum(web, OF_THE_PROCESS), database: sum(server, WITH_ITS_DEAD_CHILDREN) + sum(backends, OF_THE_PROCESS) };
  };
}

const sum = (all: readonly Process[], [from, to]: readonly [number, number]) => all.flatMap(({ fields }) => fields.slice(from, to)).reduce((total, ticks) => total + Number(ticks) * MS_PER_TICK, 0);

function processes(): Process[] {
  return readdirSync("/proc").filter((name) => /^\d+$/.test(name)).flatMap((name) => {
    const stat = attempt(() => readFileSync(`/proc/${name}/stat`, "utf8"));
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return stat === "" ? [] : [{ pid: Number(name), parent: Number(fields[1]), fields }];
  });
}

const runsFrom = (pid: number, home: string) => attempt(() => readlinkSync(`/proc/${pid}/cwd`)) === home;
const commandOf = (pid: number) => attempt(() => readFileSync(`/proc/${pid}/cmdline`, "utf8"));

/** A process may end while it is read. */
function attempt(read: () => string): string {
  try {
    return read();
  } catch {
    return "";
  }
}
