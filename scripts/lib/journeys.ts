import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import { findBrowser } from "./browser";
import { ensureBuild } from "./build";
import { dataDir, inProject } from "./paths";
import { anyFreePort } from "./ports";
import { prepareDatabase, startProduct, type ProductPlan } from "./product";
import { runAloud, type Environment } from "./run";
import { productSecrets } from "./secrets";
import { stageInto } from "./stage";
import { Undo } from "./stopping";
import { nothing, type Tally } from "./tally";
import type { Throwaway } from "./throwaway";

const FOLDER = "tests/journeys";
/** The journeys speak for many addresses, as a proxy would. */
const usual = { name: "journeys", extra: { TRUSTED_PROXY_HOPS: "1" } };

const reportShape = z.object({ stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number(), skipped: z.number() }) });

/** The journeys whose file name contains one of the words; all of them without words. */
export function journeysMatching(words: string[]): string[] {
  if (!existsSync(inProject(FOLDER))) return [];
  const files = readdirSync(inProject(FOLDER), { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".spec.ts"));
  return files.map((name) => path.join(FOLDER, name)).filter((file) => words.length === 0 || words.some((word) => file.includes(word)));
}

/** Runs journeys in a real browser against the built product, started as the demo starts it, on a database of its own. */
export async function runJourneys(files: string[], throwaway: Throwaway, say: (line: string) => void, signal: AbortSignal): Promise<Tally> {
  if (files.length === 0) return nothing;
  const browser = findBrowser(say);
  const undo = new Undo();
  try {
    const plan = await startTestProduct(throwaway, undo, say, signal);
    const report = path.join(throwaway.folder, "journeys.json");
    const code = await runAloud([inProject("node_modules/@playwright/test/cli.js"), "test", ...files], {
      JOURNEYS_URL: plan.appUrl,
      JOURNEYS_MAILBOX: `http://127.0.0.1:${plan.mailbox.pagePort}`,
      JOURNEYS_BROWSER: browser,
      JOURNEYS_REPORT: report,
      JOURNEYS_RESULTS: inProject("test-results"),
    }, signal);
    return tallyOf(report, code);
  } finally {
    await undo.all();
  }
}

/** The built product, on a copy of the migrated database, from the files that an image or a server gets and nothing else beside them. */
export async function startTestProduct(throwaway: Throwaway, undo: Undo, say: (line: string) => void, signal: AbortSignal, own: { name: string; extra: Environment } = usual) {
  const secrets = productSecrets(dataDir);
  await ensureBuild(secrets.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY, say, signal);
  const home = path.join(throwaway.folder, "product");
  await stageInto(home);
  const port = await anyFreePort();
  const plan = {
    dev: false,
    home,
    programs: path.join(home, ".next/run"),
    port,
    appUrl: `http://localhost:${port}`,
    databases: await throwaway.clone("journeys"),
    secrets,
    mailbox: { smtpPort: await anyFreePort(), pagePort: await anyFreePort(), folder: path.join(throwaway.folder, "mails") },
    logs: path.join(dataDir, "logs", own.name),
    documents: path.join(throwaway.folder, "documents"),
    extra: own.extra,
  } satisfies ProductPlan;
  await prepareDatabase(plan, signal);
  await startProduct(plan, () => undefined, (stop) => undo.push(stop), signal);
  return plan;
}

function tallyOf(report: string, code: number): Tally {
  if (!existsSync(report)) return { ...nothing, failed: 1 };
  const { expected, unexpected, flaky, skipped } = reportShape.parse(JSON.parse(readFileSync(report, "utf8"))).stats;
  const failed = unexpected + flaky;
  return { passed: expected, failed: failed === 0 && code !== 0 ? 1 : failed, skipped };
}
