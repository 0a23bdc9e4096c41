import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";

const POLL_MS = 50;

/**
 * When a process started: with its id, this names it for good, whatever the system does with the id later.
 * Empty when it is gone, which includes a process that ended and that nobody buried.
 */
export function startOf(pid: number): string {
  if (process.platform !== "linux") return ps("lstart=", pid);
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const [state = "", ...rest] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return state === "Z" || state === "X" ? "" : (rest[18] ?? "");
  } catch {
    return "";
  }
}

export const isAlive = (pid: number): boolean => startOf(pid) !== "";

/** What a process runs, arguments included; empty when nobody has this id (any more). */
export function commandOf(pid: number): string {
  if (process.platform !== "linux") return ps("command=", pid);
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ").trim();
  } catch {
    return "";
  }
}

function ps(column: string, pid: number): string {
  try {
    return execFileSync("ps", ["-o", column, "-p", String(pid)], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim();
  } catch {
    return "";
  }
}

/** Resolves to whether the process was gone in time. */
async function hasEnded(pid: number, withinMs: number): Promise<boolean> {
  for (const deadline = Date.now() + withinMs; Date.now() < deadline; await pause(POLL_MS)) if (!isAlive(pid)) return true;
  return !isAlive(pid);
}

/** Asks a process to end, then insists. */
export async function endProcess(pid: number, patienceMs: number): Promise<void> {
  send(pid, "SIGTERM");
  if (await hasEnded(pid, patienceMs)) return;
  send(pid, "SIGKILL");
  await hasEnded(pid, 1_000);
}

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    return;
  }
}
