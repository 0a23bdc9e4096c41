import os from "node:os";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { ensureBuild } from "@/scripts/lib/build";
import { dataDir } from "@/scripts/lib/paths";
import { Problem } from "@/scripts/lib/problem";
import { productSecrets } from "@/scripts/lib/secrets";
import { Undo } from "@/scripts/lib/stopping";
import { startThrowaway } from "@/scripts/lib/throwaway";
import { setEnvironment } from "./engine";
import { costsOf, databaseCosts, idleCpu, neighbourhood, p95 } from "./fleet-costs";
import { leaks, register } from "./fleet-isolation";
import { ask, copyRelease, layOut, type FleetBench, type Town } from "./fleet-town";

const AUTHORITIES = 8;
const MOST = 40;
const PAGES = ["/", "/aide", "/creer-compte", "/connexion?suite=%2Ffamille", "/activites", "/famille"];
const LAPS = 5;
const SECONDS = 8;
const CROWD = 12;
const WAVE = 3;
const WATCH_SECONDS = 5;

const load = () => Math.round((os.loadavg()[0] ?? 0) * 10) / 10;

/** So many authorities from one build and one PostgreSQL, through the fleet program: what each costs, that none sees another, and an upgrade in waves while all are used. */
export async function fleet(options: readonly string[]): Promise<number> {
  const count = countAsked(options);
  const undo = new Undo();
  try {
    await ensureBuild(productSecrets(dataDir).NEXT_SERVER_ACTIONS_ENCRYPTION_KEY, (line) => console.log(line));
    const throwaway = await startThrowaway();
    undo.push(throwaway.stop);
    setEnvironment(throwaway.servers.application, throwaway.folder);
    const bench = await layOut(throwaway, count);
    undo.push(bench.stop);
    undo.push(async () => void (await bench.run("stop", "--all")));
    await addAll(bench);
    const towns = bench.towns();
    const idle = { ...(await idleCpu(towns)), ...costsOf(towns), ...(await databaseCosts(throwaway.superuser)), load: load() };
    await visitAll(towns);
    await register(towns);
    console.table({ "each, idle": idle, "each, after use": { ...costsOf(towns), ...(await databaseCosts(throwaway.superuser)), load: load() } });
    await showNeighbours(towns);
    const broken = await leaks(towns, bench.mails);
    broken.push(...(await upgradeUnderLoad(bench, towns, copyRelease(path.join(throwaway.folder, "release-2"), "release-2"))));
    broken.push(...(await leaks(towns, bench.mails)).filter((leak) => !/holds/.test(leak)));
    for (const problem of broken) console.log(`BROKEN: ${problem}`);
    console.log(broken.length === 0 ? "Nobody saw anybody else's, and no request failed." : `${broken.length} problems.`);
    return broken.length === 0 ? 0 : 1;
  } finally {
    await undo.all();
  }
}

function countAsked([name, value, ...rest]: readonly string[]): number {
  const count = name === undefined ? AUTHORITIES : Number(value);
  if ((name !== undefined && name !== "--authorities") || rest.length > 0 || !Number.isInteger(count) || count < 2 || count > MOST) throw new Problem(`npm run bench -- fleet [--authorities ${AUTHORITIES}], 2 to ${MOST}.`);
  return count;
}

async function addAll({ names, run }: FleetBench): Promise<void> {
  const times: number[] = [];
  for (const name of names) {
    const started = performance.now();
    const { code, output } = await run("add", name, "--email", `chef@${name}.example`, "--given-name", "Hélène", "--family-name", "Caradec");
    if (code !== 0) throw new Problem(output);
    times.push(performance.now() - started);
  }
  const { code, output } = await run("check");
  if (code !== 0) throw new Problem(output);
  console.log(`${names.length} authorities added, ${(Math.max(...times) / 1_000).toFixed(1)} s at most each (load ${load()}). ${output.trim()}`);
}

async function visitAll(towns: readonly Town[]): Promise<void> {
  for (const town of towns) for (let lap = 0; lap < LAPS; lap += 1) await Promise.all(PAGES.map((page) => ask(town, { path: page })));
}

/** B while A is crowded: in processes of its own, and when both are the same process. */
async function showNeighbours([a, b]: readonly Town[]): Promise<void> {
  if (!a || !b) return;
  await neighbourhood(b, a, 4, CROWD);
  console.table({
    "B, A quiet": { ...(await neighbourhood(b, undefined, SECONDS, 0)), load: load() },
    "B in its own process, a crowd at A": { ...(await neighbourhood(b, a, SECONDS, CROWD)), load: load() },
    "B in the crowd's own process": { ...(await neighbourhood(a, a, SECONDS, CROWD)), load: load() },
  });
}

/** Every authority answers a visitor twice a second while it is upgraded; a proxy holds what comes during a restart. */
async function upgradeUnderLoad({ run }: FleetBench, towns: readonly Town[], release: string): Promise<string[]> {
  const [times, failures]: [number[], string[]] = [[], []];
  let isOver = false;
  const visitors = towns.map(async (town) => {
    for (let n = 0; !isOver; n += 1, await pause(500)) {
      const page = ["/aide", "/creer-compte", "/activites"][n % 3] ?? "/";
      await ask(town, { path: page, holds: true }).then(
        ({ status, ms }) => (status >= 400 ? failures.push(`${town.name}${page}: ${status} during the upgrade`) : times.push(ms)),
        (error: unknown) => failures.push(`${town.name}${page}: ${String(error)} during the upgrade`),
      );
    }
  });
  const started = performance.now();
  const { code, output } = await run("upgrade", "--to", release, "--wave", String(WAVE), "--watch", String(WATCH_SECONDS));
  const seconds = Math.round((performance.now() - started) / 1_000);
  isOver = true;
  await Promise.all(visitors);
  console.log(output.trim());
  console.table([{ "upgrade s": seconds, requests: times.length, failed: failures.length, "p95 ms": p95(times), "longest ms": Math.round(Math.max(...times)), load: load() }]);
  return [...failures, ...(code === 0 ? [] : [`the upgrade ended with ${code}`])];
}
