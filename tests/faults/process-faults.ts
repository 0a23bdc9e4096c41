import { readFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { dataDir, inProject } from "@/scripts/lib/paths";
import { runEntry } from "@/scripts/lib/run";
import { until, type Instance } from "./lab";
import type { Release } from "./next-release";
import type { Fault, Stage } from "./stage";

/** One web process and one worker die at once; their supervisor starts them again, the others go on. */
export const killProcesses: Fault = async ({ webs: [web], workers: [worker] }) => {
  if (!web?.kill() || !worker?.kill()) throw new Error("they were dead already");
  await Promise.all([web.hasDied(), worker.hasDied()]);
  await until("both are started again", async () => web.pid() !== undefined && worker.pid() !== undefined);
  return "one web process of two and one worker of two killed";
};

/** Every worker, then every web process is replaced, one after the other, as a new release does; another release brings its migrations first. */
export const deploy = (release?: Release): Fault => async (stage) => {
  const { lab, webs, workers } = stage;
  if (release) await migrate(release);
  for (const [index, old] of [...workers].entries()) {
    workers.splice(index, 1, await lab.startWorker(`${old.name}-after`, { revives: true, release }));
    await old.stop();
  }
  for (const [index, old] of [...webs].entries()) {
    const fresh = await lab.startWeb(`${old.name}-after`, { revives: true, release });
    lab.balancer.targets = [fresh.port, ...webs.filter((web) => web !== old).map(({ port }) => port)];
    webs.splice(index, 1, fresh);
    await old.stop();
  }
  return `${workers.length} workers and ${webs.length} web processes replaced one after the other`;
};

async function migrate({ programs, home }: Release): Promise<void> {
  const { code, output } = await runEntry(path.join(programs, "migrate.mjs"), {}, undefined, home);
  if (code !== 0) throw new Error(`the migrations failed: ${output.trim().split("\n").at(-1)}`);
}

const SHIFT_MS = 10 * 60_000;

/** From now on one web process is ten minutes ahead of the database, the other one ten minutes behind. */
export async function shiftClocks(stage: Stage): Promise<void> {
  const { lab } = stage;
  const shifted: Instance[] = [];
  for (const shiftMs of [SHIFT_MS, -SHIFT_MS]) {
    const name = shiftMs > 0 ? "web-ahead" : "web-behind";
    const preload = pathToFileURL(inProject("tests/faults/clock-shift.mjs")).href;
    shifted.push(await lab.startWeb(name, { revives: true, env: { NODE_OPTIONS: `--import ${preload}`, CLOCK_SHIFT_MS: String(shiftMs) } }));
    const lines = readFileSync(path.join(dataDir, "logs", "faults", `${name}.log`), "utf8").trim().split("\n");
    const wrongBy = new Date((JSON.parse(lines.findLast((line) => line.includes('"ready"')) ?? "{}") as { time?: string | number }).time ?? 0).getTime() - Date.now();
    if (Math.abs(wrongBy - shiftMs) > SHIFT_MS / 10) throw new Error(`the clock of ${name} is wrong by ${wrongBy} ms`);
  }
  lab.balancer.targets = shifted.map(({ port }) => port);
  for (const web of stage.webs) await web.stop();
  stage.webs = shifted;
}
