import { readFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { dataDir, inProject } from "@/scripts/lib/paths";
import { until, type Instance } from "./lab";
import type { Fault, Stage } from "./stage";

/** One web process and one worker die at once; their supervisor starts them again, the others go on. */
export const killProcesses: Fault = async ({ webs: [web], workers: [worker] }) => {
  if (!web?.kill() || !worker?.kill()) throw new Error("they were dead already");
  await Promise.all([web.hasDied(), worker.hasDied()]);
  await until("both are started again", async () => web.pid() !== undefined && worker.pid() !== undefined);
  return "one web process of two and one worker of two killed";
};

/** Every web process is replaced, one after the other, as a new release does. */
export const deploy: Fault = async (stage) => {
  const { lab } = stage;
  for (const [index, old] of [...stage.webs].entries()) {
    const fresh = await lab.startWeb(`release-${index}`, { revives: true });
    lab.balancer.targets = [fresh.port, ...stage.webs.filter((web) => web !== old).map(({ port }) => port)];
    await old.stop();
    stage.webs.splice(index, 1, fresh);
  }
  return `${stage.webs.length} web processes replaced one after the other`;
};

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
