import { existsSync, readFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { z } from "zod";
import { inProject } from "./paths";
import { runAloud } from "./run";
import type { Tally } from "./tally";
import type { Throwaway } from "./throwaway";

const reportShape = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number(),
  numFailedTestSuites: z.number(),
  testResults: z.array(z.object({ status: z.string(), assertionResults: z.array(z.object({ status: z.string() })) })),
});

/** Of one test, on a machine that does other things too. */
const PATIENCE_MS = 20_000;

/** Runs everything but the journeys, each Jest worker with its own copy of the migrated database. */
export async function runJest(words: string[], { folder, clone, servers, superuser, programs }: Throwaway, signal: AbortSignal): Promise<Tally> {
  const workers = Math.max(1, os.availableParallelism());
  for (let worker = 1; worker <= workers; worker += 1) await clone(`worker_${worker}`);
  const report = path.join(folder, "jest.json");
  const args = [`--maxWorkers=${workers}`, `--testTimeout=${PATIENCE_MS}`, "--passWithNoTests", "--json", `--outputFile=${report}`, ...words];
  const environment = { NODE_ENV: "test", TEST_APPLICATION_SERVER: servers.application, TEST_OWNER_SERVER: servers.owner, TEST_SUPERUSER: superuser, TEST_PROGRAMS: programs };
  const code = await runAloud([inProject("node_modules/jest/bin/jest.js"), ...args], environment, signal);
  return tallyOf(report, code);
}

/** A file that does not even load counts as one failure. */
function tallyOf(report: string, code: number): Tally {
  if (!existsSync(report)) return { passed: 0, failed: 1, skipped: 0 };
  const result = reportShape.parse(JSON.parse(readFileSync(report, "utf8")));
  const broken = result.testResults.filter(({ status, assertionResults }) => status === "failed" && !assertionResults.some((each) => each.status === "failed"));
  const failed = result.numFailedTests + broken.length;
  return { passed: result.numPassedTests, failed: failed === 0 && code !== 0 ? 1 : failed, skipped: result.numPendingTests + result.numTodoTests };
}
