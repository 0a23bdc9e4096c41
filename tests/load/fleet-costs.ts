import { readFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import postgres from "postgres";
import { readPrivateJson } from "@/scripts/lib/private-file";
import { median } from "./measure";
import { ask, type Town } from "./fleet-town";

const MS_PER_TICK = 10;
const KB_PER_MB = 1_024;
/** Connections that nobody uses have closed by then. */
const IDLE_SECONDS = 70;

const pidOf = ({ folder }: Town, program: string) => Number(readPrivateJson(path.join(folder, `${program}.json`))?.pid);

/** What one process holds alone and its share of what it holds with others (Pss), and all it touches (Rss). */
export function memoryOf(town: Town, program: string): { pssMb: number; rssMb: number } {
  const text = readFileSync(`/proc/${pidOf(town, program)}/smaps_rollup`, "utf8");
  const of = (name: string) => Math.round(Number(new RegExp(`^${name}:\\s+(\\d+) kB`, "m").exec(text)?.[1]) / KB_PER_MB);
  return { pssMb: of("Pss"), rssMb: of("Rss") };
}

function cpuMsOf(town: Town, program: string): number {
  const stat = readFileSync(`/proc/${pidOf(town, program)}/stat`, "utf8");
  return stat.slice(stat.lastIndexOf(")") + 2).split(" ").slice(11, 13).reduce((sum, ticks) => sum + Number(ticks) * MS_PER_TICK, 0);
}

const average = (values: number[]) => Math.round((values.reduce((sum, value) => sum + value, 0) / values.length) * 10) / 10;

/** What an authority costs the machine: the mean over all of them. */
export function costsOf(towns: readonly Town[]) {
  const [web, worker] = ["web", "worker"].map((program) => towns.map((town) => memoryOf(town, program)));
  const mean = (of: { pssMb: number; rssMb: number }[] = [], key: "pssMb" | "rssMb" = "pssMb") => average(of.map((each) => each[key]));
  return { "web Pss MB": mean(web), "worker Pss MB": mean(worker), "web Rss MB": mean(web, "rssMb"), "worker Rss MB": mean(worker, "rssMb") };
}

/** CPU of an authority that nobody uses, in percent of one core. */
export async function idleCpu(towns: readonly Town[]) {
  const spent = () => towns.map((town) => ({ web: cpuMsOf(town, "web"), worker: cpuMsOf(town, "worker") }));
  const before = spent();
  await pause(IDLE_SECONDS * 1_000);
  const share = (key: "web" | "worker") => average(spent().map((each, index) => (each[key] - (before[index]?.[key] ?? 0)) / (IDLE_SECONDS * 10)));
  return { "web idle CPU %": share("web"), "worker idle CPU %": share("worker") };
}

export async function databaseCosts(superuser: string) {
  const sql = postgres(superuser, { max: 1, onnotice: () => undefined });
  try {
    const [row] = await sql`
      select (select round(avg(pg_database_size(datname)) / 1048576.0, 1)::float from pg_database where datname like 'portail\\_ville%') as size,
        (select round(count(*)::numeric / greatest(1, (select count(*) from pg_database where datname like 'portail\\_ville%')), 1)::float from pg_stat_activity where datname like 'portail\\_ville%') as backends`;
    return { "database MB": Number(row?.size), "PostgreSQL backends": Number(row?.backends) };
  } finally {
    await sql.end();
  }
}

export const p95 = (values: number[]) => Math.round([...values].sort((a, b) => a - b)[Math.floor(values.length * 0.95)] ?? 0);

/** A page rendered for each who asks: the p95 of one visitor of `asked` while others crowd `crowded`. */
export async function neighbourhood(asked: Town, crowded: Town | undefined, seconds: number, crowd: number) {
  const times: number[] = [];
  const until = performance.now() + seconds * 1_000;
  const page = "/creer-compte?suite=%2Ffamille";
  const others = Array.from({ length: crowded ? crowd : 0 }, async () => {
    while (crowded && performance.now() < until) await ask(crowded, { path: "/connexion?suite=%2Ffamille" });
  });
  while (performance.now() < until) {
    times.push((await ask(asked, { path: page })).ms);
    await pause(100);
  }
  await Promise.all(others);
  return { "p95 ms": p95(times), "median ms": Math.round(median(times)), requests: times.length };
}
