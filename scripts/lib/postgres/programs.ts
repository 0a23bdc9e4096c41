import { spawn } from "node:child_process";
import path from "node:path";
import { executable, type Program } from "./binaries";
import type { Home } from "./home";

/** Runs initdb or pg_ctl to its end, quietly. The output comes back with the exit code. */
export function runProgram(home: Home, program: Program, args: string[]): Promise<{ code: number; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(path.join(home.native, "bin", executable(program)), args, {
      ...home.runAs,
      cwd: path.dirname(home.data),
      env: quietEnvironment(),
      stdio: ["ignore", "pipe", "pipe"],
    });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => (output += chunk.toString()));
    child.once("error", reject);
    child.once("close", (code) => resolve({ code: code ?? 1, output }));
  });
}

/** The caller's PGPORT, PGDATA… would change what the programs do; another locale, what they say. */
function quietEnvironment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !name.startsWith("PG") && !name.startsWith("LC_") && name !== "NODE_OPTIONS");
  return { ...Object.fromEntries(kept), LC_ALL: "C", TZ: "UTC", NODE_ENV: process.env.NODE_ENV };
}
