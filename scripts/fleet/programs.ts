import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import { Problem } from "../lib/problem";
import type { Environment, Finished } from "../lib/run";
import { environmentOfMember } from "./env-file";
import { placesOf, type Fleet, type Member } from "./plan";

/** Runs a program to its end with this environment and the PATH, nothing else of ours. */
export function runWith(command: string, args: readonly string[], env: Environment, cwd?: string): Promise<Finished> {
  const child = spawn(command, args, { cwd, env: { PATH: process.env.PATH, ...env, NODE_ENV: "production" }, stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => (output += chunk.toString()));
  return new Promise((resolve, reject) => {
    child.once("error", (error) => reject(new Problem(`${command} : ${error.message}`)));
    child.once("close", (code) => resolve({ code: code ?? 1, output: output.trim() }));
  });
}

/** Runs one of the release's programs as one authority. Throws a Problem with what it said when it fails. */
export async function runAs(fleet: Fleet, member: Member, program: string, args: readonly string[] = [], release = placesOf(fleet, member).release): Promise<string> {
  const file = path.join(release, ".next/run", `${program}.mjs`);
  if (!existsSync(file)) throw new Problem(`${release} n'a pas le programme « ${program} » : construisez-y la version avec « npm run build ».`);
  const { code, output } = await runWith(process.execPath, [file, ...args], environmentOfMember(fleet, member), release);
  if (code !== 0) throw new Problem(`${member.name} : « ${program} » a échoué :\n${output}`);
  return output;
}
