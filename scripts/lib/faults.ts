import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import { inProject } from "./paths";
import { nodeCommand, runAloud } from "./run";
import { nothing, type Tally } from "./tally";
import type { Throwaway } from "./throwaway";

const WORD = "faults";
const reportShape = z.object({ passed: z.number(), failed: z.number() });

/** The laboratory of faults in its short form, on a PostgreSQL of its own, when no word is given or one names it. */
export async function runFaults(words: string[], { folder }: Pick<Throwaway, "folder">, signal: AbortSignal): Promise<Tally> {
  if (words.length > 0 && !words.some((word) => WORD.includes(word))) return nothing;
  const report = path.join(folder, "faults.json");
  const { args, env } = nodeCommand(inProject("tests/faults/faults.ts"));
  await runAloud([...args, "--short"], { ...env, FAULTS_REPORT: report }, signal);
  if (!existsSync(report)) return { ...nothing, failed: 1 };
  return { ...nothing, ...reportShape.parse(JSON.parse(readFileSync(report, "utf8"))) };
}
