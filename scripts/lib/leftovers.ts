import { rmSync } from "node:fs";
import path from "node:path";
import { readPrivateJson, writePrivateJson } from "./private-file";
import { Problem } from "./problem";
import { endProcess, startOf } from "./processes";

const PATIENCE_MS = 6_000;

type Trace = { pid: number; startedAt: string };
export type RunFile = { record: (pids: number[]) => void; remove: () => void };

/**
 * Makes this launcher the only one of its data folder. Refuses when another one lives;
 * ends what a killed one left running, and nothing else.
 */
export async function claimRun(folder: string): Promise<RunFile> {
  const file = path.join(folder, "run.json");
  const before = readPrivateJson(file) ?? {};
  const launcher = asTrace(before.launcher);
  if (launcher && isStill(launcher)) {
    throw new Problem(`La démonstration tourne déjà (processus ${launcher.pid}) : arrêtez-la par Ctrl-C dans son terminal.`);
  }
  const children = Array.isArray(before.children) ? before.children.map(asTrace).filter((trace) => trace !== undefined) : [];
  await Promise.all(children.filter(isStill).map(({ pid }) => endProcess(pid, PATIENCE_MS)));
  const record = (pids: number[]) => writePrivateJson(file, { launcher: traceOf(process.pid), children: pids.map(traceOf) });
  record([]);
  return { record, remove: () => rmSync(file, { force: true }) };
}

const traceOf = (pid: number): Trace => ({ pid, startedAt: startOf(pid) });
const isStill = ({ pid, startedAt }: Trace) => pid !== process.pid && startedAt !== "" && startOf(pid) === startedAt;

function asTrace(value: unknown): Trace | undefined {
  if (typeof value !== "object" || value === null || !("pid" in value) || !("startedAt" in value)) return undefined;
  return { pid: Number(value.pid), startedAt: String(value.startedAt) };
}
