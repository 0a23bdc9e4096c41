import { spawn, type ChildProcess } from "node:child_process";
import { inProject } from "./paths";

export type Environment = Record<string, string>;
export type Finished = { code: number; output: string };

/** How Node runs a file: a bundle as it is, a source through tsx, where `server-only` means nothing. */
export function nodeCommand(entry: string): { args: string[]; env: Environment } {
  if (entry.endsWith(".mjs")) return { args: ["--enable-source-maps", entry], env: {} };
  return { args: ["--import", "tsx", entry], env: { TSX_TSCONFIG_PATH: inProject("scripts/tsconfig.run.json") } };
}

/** Runs Node to its end and keeps what it says. */
export async function runQuietly(args: string[], env: Environment, signal?: AbortSignal, home = inProject()): Promise<Finished> {
  const child = spawn(process.execPath, args, { cwd: home, env: { ...process.env, ...env }, stdio: ["ignore", "pipe", "pipe"], ...(signal && { signal }) });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => (output += chunk.toString()));
  return { code: await finished(child), output };
}

/** Runs one of our files to its end. */
export function runEntry(entry: string, env: Environment, signal?: AbortSignal, home?: string): Promise<Finished> {
  const { args, env: own } = nodeCommand(entry);
  return runQuietly(args, { ...env, ...own }, signal, home);
}

/** Runs Node to its end with what it says on the terminal. */
export function runAloud(args: string[], env: Environment, signal: AbortSignal): Promise<number> {
  return finished(spawn(process.execPath, args, { cwd: inProject(), env: { ...process.env, ...env }, stdio: ["ignore", "inherit", "inherit"], signal }));
}

const finished = (child: ChildProcess) =>
  new Promise<number>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => resolve(code ?? 1));
  });
