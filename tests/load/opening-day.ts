import { spawn } from "node:child_process";
import postgres from "postgres";
import { connect } from "@/db/client";
import { after as later, MINUTE_MS } from "@/lib/core/clock";
import { startTestProduct } from "@/scripts/lib/journeys";
import { inProject } from "@/scripts/lib/paths";
import { Problem } from "@/scripts/lib/problem";
import { environmentOf } from "@/scripts/lib/product";
import { nodeCommand } from "@/scripts/lib/run";
import { Undo, interruption } from "@/scripts/lib/stopping";
import { startThrowaway } from "@/scripts/lib/throwaway";
import { cpuMeter } from "./cpu";
import { seedCrowd, type Crowd } from "./crowd";
import { DAYS_OF_EACH, plansOf } from "./booking-steps";
import type { Rush, RushReport } from "./opening-day-family";
import { keepLoadProof } from "./load-proof";
import { inOneSentence, reportOf } from "./opening-day-report";
import { brokenPromises } from "./opening-day-truth";

const FAMILIES = 2_000;
/** Ten times what two cores answer: each family asks for three pages and sends a form. */
const OVERLOAD = 6_000;
const MOST_FAMILIES = 10_000;
const ARRIVE_WITHIN_MS = 30_000;
const GIVE_UP_MS = 20 * MINUTE_MS;
const WEEKS = 2;
const CHILDREN_OF_EACH = 2;
const WARM_UP = 40;
const SHOWN = 20;

/** Everybody comes at once, for half as many places as wishes; then every promise is compared with the database. */
export async function openingDay(options: readonly string[]): Promise<number> {
  const count = familiesAsked(options);
  const { signal } = interruption();
  const undo = new Undo();
  const throwaway = await startThrowaway();
  undo.push(throwaway.stop);
  try {
    const plan = await startTestProduct(throwaway, undo, (line) => console.log(line), signal);
    Object.assign(process.env, environmentOf(plan));
    const crowd = await prepare(plan.databases, count);
    const rush = planOf(crowd, plan.appUrl);
    await warmUp(rush);
    console.log(`${count} families come within ${ARRIVE_WITHIN_MS / 1_000} s, for ${crowd.slots.length} slots of ${crowd.slots[0]?.capacity ?? 0} places…`);
    const meter = await cpuMeter(plan.home, throwaway.superuser);
    const before = meter();
    const { cpuMs, ...report } = await runCrowd(rush, signal);
    const after = meter();
    const broken = await brokenPromises(plan.databases.owner, crowd.period.id, report.stories, CHILDREN_OF_EACH * DAYS_OF_EACH);
    const spent = { web: after.web - before.web, database: after.database - before.database, crowd: cpuMs };
    const { rows, problems } = reportOf(report, spent);
    console.table(rows);
    const all = [...problems, ...broken];
    for (const problem of all.slice(0, SHOWN)) console.log(`BROKEN: ${problem}`);
    console.log(all.length === 0 ? "Every promise was kept." : `${all.length} broken promises.`);
    if (all.length === 0) keepLoadProof("opening-day", options, [[triedWith(count), inOneSentence(report, spent)]], [FAMILIES, OVERLOAD].map(triedWith));
    return all.length === 0 ? 0 : 1;
  } finally {
    await undo.all();
  }
}

const triedWith = (count: number) => `${count} families within ${ARRIVE_WITHIN_MS / 1_000} s, for half as many places as wishes`;

function familiesAsked(options: readonly string[]): number {
  const [name, value, ...rest] = options;
  const count = name === undefined ? FAMILIES : Number(value);
  const isSound = (name === undefined || name === "--families") && rest.length === 0 && Number.isInteger(count) && count >= 1 && count <= MOST_FAMILIES;
  if (!isSound) throw new Problem(`npm run bench -- opening-day [--families ${FAMILIES}], ${MOST_FAMILIES} at most.`);
  return count;
}

/** One family more than come: it warms the pages up, and reads meanwhile. */
async function prepare({ owner, application }: { owner: string; application: string }, count: number): Promise<Crowd> {
  const wishesPerSlot = (count * DAYS_OF_EACH) / (WEEKS * 5);
  const db = connect(application, 2, "portail-familles-bench");
  const crowd = await seedCrowd(db, { families: count + 1, opensAt: later(new Date(), -MINUTE_MS), weeks: WEEKS, capacity: Math.max(1, Math.round(wishesPerSlot / 2)) });
  await db.$client.end({ timeout: 5 });
  const sql = postgres(owner, { max: 1, onnotice: () => undefined });
  await sql`analyze`;
  await sql.end();
  return crowd;
}

function planOf(crowd: Crowd, site: string): Rush {
  const [prober, ...coming] = plansOf(crowd);
  if (!prober) throw new Error("nobody comes");
  return { site, programmeId: crowd.programme.id, periodId: crowd.period.id, arriveWithinMs: ARRIVE_WITHIN_MS, families: coming, prober };
}

/** A portal that opens its bookings has been up for a while. */
async function warmUp({ site, programmeId, periodId, prober: { sessionToken, children } }: Rush): Promise<void> {
  const headers = { cookie: `pf_session=${sessionToken}` };
  const [child = ""] = children;
  const choice = new URLSearchParams({ enfant: child, programme: programmeId, periode: periodId, formule: "day" });
  for (let n = 0; n < WARM_UP; n += 1) await Promise.all(["/famille", `/famille/reserver/jours?${choice}`].map((path) => fetch(`${site}${path}`, { headers, redirect: "manual" }).then((answer) => answer.text())));
}

function runCrowd(plan: Rush, signal: AbortSignal): Promise<RushReport & { cpuMs: number }> {
  const { args, env } = nodeCommand(inProject("tests/load/opening-day-families.ts"));
  const child = spawn(process.execPath, args, { env: { ...process.env, ...env }, stdio: ["ignore", "inherit", "inherit", "ipc"], timeout: GIVE_UP_MS, signal });
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("message", (report) => resolve(report as RushReport & { cpuMs: number }));
    child.once("exit", () => reject(new Problem("The crowd ended without a word.")));
    child.send(plan);
  });
}
