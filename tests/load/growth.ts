import http from "node:http";
import postgres from "postgres";
import { connect } from "@/db/client";
import { after, MINUTE_MS } from "@/lib/core/clock";
import { startTestProduct } from "@/scripts/lib/journeys";
import { seedLargeTown, type LargeTown } from "@/scripts/lib/large-town";
import { Problem } from "@/scripts/lib/problem";
import { environmentOf } from "@/scripts/lib/product";
import { Undo, interruption } from "@/scripts/lib/stopping";
import { startThrowaway } from "@/scripts/lib/throwaway";
import { checkPath, confirmation, daysPath, plansOf, receiptPath, type FamilyPlan } from "./booking-steps";
import { openBrowser, type Answer } from "./browser";
import { cpuMeter, type Spent } from "./cpu";
import { seedCrowd, type Crowd } from "./crowd";
import type { Field } from "./forms";
import { keepLoadProof } from "./load-proof";
import { countStatements } from "./plans";

/** What is compared with the first of them: processes in one town, then towns with one process. */
type Setting = { name: string; processes: number; town: LargeTown };

const SMALL = { families: 1_000, bookings: 10_000 };
const settings: readonly Setting[] = [
  { name: "1 000 families, 10 000 bookings, 1 process", processes: 1, town: SMALL },
  { name: "the same with 2 processes", processes: 2, town: SMALL },
  { name: "the same with 4 processes", processes: 4, town: SMALL },
  { name: "10 000 families, 100 000 bookings, 1 process", processes: 1, town: { families: 10_000, bookings: 100_000 } },
  { name: "100 000 families, 1 000 000 bookings, 1 process", processes: 1, town: { families: 100_000, bookings: 1_000_000 } },
];

/** Of a larger town. More processes may cost more: busy threads of one core slow each other, and on two cores four processes take turns. */
const MOST_GROWTH = { town: 1.2, processes: 1.5 };
/** Of the clock of the processes, for pages that cost less than that. */
const RESOLUTION_MS = 0.5;
const ROUNDS = 3;
const FAMILIES_OF_A_ROUND = 120;
/** Of each process, until its compiler has seen every page often enough. */
const ROUNDS_BEFORE = 3;
const AT_ONCE = 4;
/** Whose statements are counted, after the rounds that are measured. */
const COUNTED = 10;
const WEEKS = 2;

type Step = "catalogue" | "family's home" | "days" | "check" | "booking" | "receipt";
/** CPU milliseconds of one request, and how many were answered in a second. */
type Cost = Spent & { perSecond: number; statements: number };
type Costs = Map<Step, Cost>;

/** The same requests with more processes, then in larger towns: what each costs in CPU time. Numbers choose settings, counted from 1. */
export async function growth(numbers: readonly string[]): Promise<number> {
  const chosen = settings.filter((_, index) => numbers.length === 0 || numbers.includes(String(index + 1)));
  if (chosen.length < numbers.length || chosen.length === 0) throw new Problem(`npm run bench -- growth [1 … ${settings.length}]`);
  const seen: { name: string; limit: number; costs: Costs }[] = [];
  for (const setting of chosen) {
    console.log(`\n${setting.name}…`);
    const costs = await measureTown(setting);
    seen.push({ name: setting.name, limit: setting.processes === 1 ? MOST_GROWTH.town : MOST_GROWTH.processes, costs });
    console.table([...costs].map(([step, { web, database, perSecond, statements }]) => ({ step, "web, CPU ms": round(web), "PostgreSQL, CPU ms": round(database), "together": round(web + database), "per second": round(perSecond), statements: round(statements) })));
  }
  const faults = seen.slice(1).flatMap(({ name, limit, costs }) => [...costs].flatMap(([step, cost]) => grown({ name, limit }, step, cost, seen[0]?.costs.get(step))));
  if (faults.length > 0) console.log(faults.join("\n"));
  else if (chosen.length < settings.length) console.log("Only all settings together show how it grows: nothing is kept.");
  else {
    console.log("What a request costs does not grow with the town.");
    keepLoadProof("growth", [], seen.map(({ name, costs }) => [name, billOf(costs)]), settings.map(({ name }) => name));
  }
  return faults.length === 0 ? 0 : 1;
}

const billOf = (costs: Costs) => [...costs].map(([step, { web, database }]) => `${step} ${round(web + database)}`).join(", ") + " ms of CPU";

const round = (value: number) => Math.round(value * 10) / 10;

function grown({ name, limit }: { name: string; limit: number }, step: Step, cost: Cost, first: Cost | undefined): string[] {
  const [now, before] = [cost, first].map((each) => (each ? each.web + each.database : NaN)) as [number, number];
  return now <= before * limit + RESOLUTION_MS ? [] : [`${name}: ${step} costs ${(now / before).toFixed(2)} times what it costs in the smallest`];
}

async function measureTown({ processes, town }: Setting): Promise<Costs> {
  const { signal } = interruption();
  const undo = new Undo();
  const throwaway = await startThrowaway();
  undo.push(throwaway.stop);
  process.env.WEB_PROCESSES = String(processes);
  try {
    const plan = await startTestProduct(throwaway, undo, (line) => console.log(line), signal);
    Object.assign(process.env, environmentOf(plan));
    await seedLargeTown(plan.databases.owner, town, () => undefined);
    const db = connect(plan.databases.application, 2, "portail-familles-bench");
    const before = ROUNDS_BEFORE * processes;
    const rounds = before + ROUNDS + 1;
    const crowd = await seedCrowd(db, { families: rounds * FAMILIES_OF_A_ROUND, opensAt: after(new Date(), -MINUTE_MS), weeks: WEEKS, capacity: rounds * FAMILIES_OF_A_ROUND });
    await db.$client.end({ timeout: 5 });
    const owner = postgres(plan.databases.owner, { max: 1, onnotice: () => undefined });
    await owner`analyze`;
    await owner.end();
    return await measureRounds({ site: plan.appUrl, crowd, meter: await cpuMeter(plan.home, throwaway.superuser), count: await countStatements(throwaway.superuser) }, before);
  } finally {
    await undo.all();
  }
}

type Ground = { site: string; crowd: Crowd; meter: () => Spent; count: (work: () => Promise<unknown>) => Promise<number> };

async function measureRounds(ground: Ground, before: number): Promise<Costs> {
  const agent = new http.Agent({ keepAlive: true, maxSockets: AT_ONCE });
  const [last = [], ...others] = roundsOf(plansOf(ground.crowd));
  const rounds: Costs[] = [];
  for (const plans of others) rounds.push(await walk(ground, agent, plans));
  const statements = await walk({ ...ground, isCounted: true }, agent, last.slice(0, COUNTED));
  agent.destroy();
  const counted = rounds.slice(before);
  const least = (step: Step, key: keyof Cost) => Math.min(...counted.map((costs) => costs.get(step)?.[key] ?? NaN));
  const most = (step: Step, key: keyof Cost) => Math.max(...counted.map((costs) => costs.get(step)?.[key] ?? NaN));
  return new Map([...statements].map(([step, cost]) => [step, { web: least(step, "web"), database: least(step, "database"), perSecond: most(step, "perSecond"), statements: cost.statements }]));
}

const roundsOf = (plans: readonly FamilyPlan[]) => Array.from({ length: plans.length / FAMILIES_OF_A_ROUND }, (_, round) => plans.slice(round * FAMILIES_OF_A_ROUND, (round + 1) * FAMILIES_OF_A_ROUND));

/** All families take a step before the first takes the next one, so that each step has its own bill. */
async function walk({ site, crowd, meter, count, isCounted = false }: Ground & { isCounted?: boolean }, agent: http.Agent, plans: readonly FamilyPlan[]): Promise<Costs> {
  const where = { programmeId: crowd.programme.id, periodId: crowd.period.id };
  const walkers = plans.map((plan, index) => ({
    plan,
    page: { status: 0, url: "", location: undefined as string | undefined, html: "" },
    browser: openBrowser({ site, agent, ip: `198.18.7.${index}`, cookies: { pf_session: plan.sessionToken }, note: () => undefined }),
  }));
  type Walker = (typeof walkers)[number];
  const costs: Costs = new Map();
  const all = async (step: Step, expected: number, act: (walker: Walker) => { url: string; fields?: readonly Field[] }) => {
    const asks = walkers.map((walker) => ({ walker, ...act(walker) }));
    const [before, started] = [meter(), performance.now()];
    const doAll = () => inTurn(asks, async ({ walker, url, fields }) => {
      const { status, headers, html }: Answer = await walker.browser.ask(url, fields);
      if (status !== expected || headers.refresh !== undefined) throw new Error(`${step}: ${status} instead of ${expected}`);
      walker.page = { status, url, location: headers.location, html };
    });
    const statements = isCounted ? await count(doAll) : await doAll().then(() => 0);
    const [seconds, spent] = [(performance.now() - started) / 1_000, meter()];
    costs.set(step, { web: (spent.web - before.web) / asks.length, database: (spent.database - before.database) / asks.length, perSecond: asks.length / seconds, statements: statements / asks.length });
  };
  await all("catalogue", 200, () => ({ url: "/activites" }));
  await all("family's home", 200, () => ({ url: "/famille" }));
  await all("days", 200, ({ plan }) => ({ url: daysPath(plan, where) }));
  await all("check", 200, ({ plan, page }) => ({ url: checkPath(plan, page) }));
  await all("booking", 303, ({ plan, page }) => confirmation(plan, page));
  await all("receipt", 200, ({ page }) => ({ url: receiptPath(page) ?? "" }));
  return costs;
}

async function inTurn<T>(items: readonly T[], act: (item: T) => Promise<void>): Promise<void> {
  const waiting = [...items];
  await Promise.all(Array.from({ length: AT_ONCE }, async () => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) await act(item);
  }));
}
