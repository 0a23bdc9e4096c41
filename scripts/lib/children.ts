import { spawn, type ChildProcess } from "node:child_process";
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, statSync, truncateSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { inProject } from "./paths";
import { Problem } from "./problem";
import { endProcess } from "./processes";
import { nodeCommand, type Environment } from "./run";

const LARGEST_LOG = 5_000_000;
const FIRST_DELAY_MS = 500;
const LONGEST_DELAY_MS = 10_000;
const HEALTHY_AFTER_MS = 60_000;
const PATIENCE_MS = 6_000;

export type ChildSpec = { name: string; entry: string; env: Environment; logs: string; home?: string };
export type Child = {
  name: string;
  pid: () => number | undefined;
  /** Rejects with what the child said when it dies before keepUp. */
  deathAtBoot: Promise<never>;
  /** From now on a child that dies is started again. */
  keepUp: () => void;
  stop: () => Promise<void>;
};

/** Starts one process of the product, out of reach of the terminal's Ctrl-C: the launcher stops it in its turn. */
export function startChild(spec: ChildSpec, onChange: () => void): Child {
  const logFile = openableLog(spec);
  const bootOffset = statSync(logFile).size;
  let phase: "boot" | "kept" | "stopping" = "boot";
  let delay = FIRST_DELAY_MS;
  let timer: NodeJS.Timeout | undefined;
  let child: ChildProcess;
  let giveUp: (problem: Problem) => void;
  const deathAtBoot = new Promise<never>((_, reject) => (giveUp = reject));
  deathAtBoot.catch(() => undefined);

  const launch = () => {
    const startedAt = Date.now();
    child = spawnInto(spec, logFile);
    onChange();
    child.once("exit", () => {
      if (phase === "boot") giveUp(new Problem(`« ${spec.name} » n'a pas pu démarrer :\n${lastWords(logFile, bootOffset)}`));
      if (phase !== "kept") return;
      delay = Date.now() - startedAt > HEALTHY_AFTER_MS ? FIRST_DELAY_MS : Math.min(delay * 2, LONGEST_DELAY_MS);
      timer = setTimeout(launch, delay);
    });
  };
  launch();

  return {
    name: spec.name,
    pid: () => (child.exitCode === null && child.signalCode === null ? child.pid : undefined),
    deathAtBoot,
    keepUp: () => (phase = "kept"),
    stop: async () => {
      phase = "stopping";
      clearTimeout(timer);
      if (child.pid && child.exitCode === null && child.signalCode === null) await endProcess(child.pid, PATIENCE_MS);
    },
  };
}

function spawnInto({ entry, env, home }: ChildSpec, logFile: string): ChildProcess {
  const { args, env: own } = nodeCommand(entry);
  const tether = pathToFileURL(inProject("scripts/lib/tether.mjs")).href;
  const log = openSync(logFile, "a");
  const child = spawn(process.execPath, ["--import", tether, ...args], {
    cwd: home ?? inProject(),
    env: { ...process.env, ...env, ...own },
    stdio: ["ignore", log, log, "ipc"],
    detached: process.platform !== "win32",
  });
  closeSync(log);
  child.on("error", () => undefined);
  return child;
}

function openableLog({ logs, name }: ChildSpec): string {
  mkdirSync(logs, { recursive: true });
  const file = path.join(logs, `${name}.log`);
  closeSync(openSync(file, "a"));
  if (existsSync(file) && statSync(file).size > LARGEST_LOG) truncateSync(file);
  return file;
}

function lastWords(logFile: string, from: number): string {
  const lines = readFileSync(logFile).subarray(from).toString().split("\n");
  const said = lines.filter((line) => line.trim() !== "" && !/^\s+(at |\^|trigger)|^node:internal|^Node\.js v/.test(line));
  return [...said.slice(-8), `(journal : ${path.relative(inProject(), logFile)})`].join("\n");
}
