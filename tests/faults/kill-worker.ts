import type { Job } from "./acts/jobs";
import { OF_THE_DRIVER, OF_THE_PRODUCT } from "./kill-web";
import { sample } from "./kills";
import { until, type Instance, type Lab } from "./lab";
import { copiesOf, mailsLeave } from "./mail-faults";
import type { Asked } from "./postgres-proxy";
import type { Seen } from "./seen";
import { brokenInvariants, changeBetween, inWords, readWorld } from "./world";

const BASE = 5_000;
/** What the timetable reads each minute, whatever the job under trial. */
const OF_EVERY_MINUTE = /^select "id" from "mail"|^select distinct "/i;

/** Nobody waits for a dead worker's lease, nor for the delay before the next try: time is made to pass. Only while no worker lives. */
const timePasses = ({ sql }: Lab) => sql`update mail set due_at = now() - interval '1 minute', leased_until = null where state = 'pending'`;

type Point = { text: string; nth: number; when: "before" | "after" };

/** The statements of a job from the first one that counts; the queue's own, and what the driver asks, are left out. */
function listen(worker: Instance, hear: (asked: Asked, nth: number, when: Point["when"]) => boolean): void {
  const counts = { before: new Map<string, number>(), after: new Map<string, number>() };
  const on = (when: Point["when"]) => (asked: Asked) => {
    if (asked.label !== OF_THE_PRODUCT || asked.text.includes(OF_THE_DRIVER) || OF_EVERY_MINUTE.test(asked.text)) return false;
    const nth = (counts[when].get(asked.text) ?? 0) + 1;
    counts[when].set(asked.text, nth);
    return hear(asked, nth, when);
  };
  worker.proxy.trap = { before: on("before"), after: on("after") };
}

async function settles(lab: Lab, expected: string, before: Awaited<ReturnType<typeof readWorld>>): Promise<string> {
  let seen = "";
  await until("the job is done", async () => (seen = inWords(changeBetween(before, await readWorld(lab.sql)))) === expected, 20_000).catch(() => undefined);
  return seen;
}

/** Lets a job happen once: its statements, and what it changes. */
async function observe(lab: Lab, worker: Instance, job: Job, copy: number) {
  const points: Point[] = [];
  let isInTransaction = false;
  await job.set(lab, copy);
  await mailsLeave(lab, true);
  const before = await readWorld(lab.sql);
  listen(worker, ({ text }, nth, when) => {
    if (when === "after") return false;
    points.push({ text, nth, when: "before" });
    isInTransaction = /^begin/i.test(text) || (isInTransaction && !/^commit/i.test(text));
    if (/^commit/i.test(text) || (!isInTransaction && /^\s*(insert|update|delete)/i.test(text))) points.push({ text, nth, when: "after" });
    return false;
  });
  await job.ask(lab, copy);
  await until(`${job.useCase} is quiet`, quietFor(() => points.length, 1_500));
  worker.proxy.trap = undefined;
  const change = inWords(changeBetween(before, await readWorld(lab.sql)));
  await mailsLeave(lab, true);
  return { points, change };
}

const TRIES = 3;

/** The timetable may do a job in the instant between its making and its asking: then it is made once more. */
async function inPeace<T>(attempt: () => Promise<T>): Promise<T> {
  for (let left = TRIES; ; left -= 1) {
    try {
      return await attempt();
    } catch (error) {
      if (left === 1) throw error;
    }
  }
}

/** What another job did meanwhile is there once only. */
async function observeTwice(lab: Lab, worker: Instance, job: Job, copies: () => number) {
  const [first, second] = [await observe(lab, worker, job, copies()), await observe(lab, worker, job, copies())];
  if (first.change !== second.change) throw new Error(`${job.useCase} makes ${first.change}, then ${second.change}`);
  const isThere = ({ text, nth, when }: Point) => second.points.some((point) => point.text === text && point.nth === nth && point.when === when);
  return { ...first, points: first.points.filter(isThere) };
}

function quietFor(count: () => number, ms: number): () => Promise<boolean> {
  let [last, since] = [0, Infinity];
  return async () => {
    if (count() !== last) [last, since] = [count(), performance.now()];
    return last > 0 && performance.now() - since > ms;
  };
}

/** Kills the worker between every two statements of each job; another one must then do it, once. */
export async function killWorkerDuring(lab: Lab, chosen: readonly Job[], mostOfEach: number): Promise<Seen> {
  const met = new Set<string>();
  lab.smtp.behave((mail) => {
    const to = [mail.to].flat().map((address) => address?.text ?? "").join();
    const isFirst = !met.has(to);
    met.add(to);
    if (to.startsWith("refuse")) return { kind: "refuse", at: "content", code: 554 };
    return to.startsWith("attend") && isFirst ? { kind: "refuse", at: "content", code: 451 } : { kind: "accept" };
  });
  const findings: string[] = [];
  let [copy, kills] = [BASE, 0];
  const copies = () => (copy += 1);
  let worker = await lab.startWorker("worker-victim");
  try {
    for (const job of chosen) {
      const { points, change } = await inPeace(() => observeTwice(lab, worker, job, copies));
      for (const point of sample(points, mostOfEach)) {
        const found = await killOnce(lab, worker, { job, point, change, copies }, async () => (worker = await lab.startWorker("worker-victim")));
        kills += 1;
        findings.push(...found);
      }
    }
  } finally {
    await worker.stop();
    lab.smtp.behave({ kind: "accept" });
    // Given up on purpose.
    await lab.sql`update mail set state = 'withheld', sealed = null where state = 'dead'`;
  }
  const many = [...copiesOf(lab)].filter(([, count]) => count > 2).map(([id, count]) => `${id} arrived ${count} times`);
  return { seen: `${kills} places of ${chosen.length} jobs, a worker killed at each; the next one did the job, once`, findings: [...findings, ...many] };
}

type Trial = { job: Job; point: Point; change: string; copies: () => number };

const REACHED_WITHIN_MS = 15_000;

/** Makes the job necessary and asks for it; the worker dies at that place of it. */
async function strike(lab: Lab, worker: Instance, { job, point, copies }: Trial) {
  const copy = copies();
  await job.set(lab, copy);
  await mailsLeave(lab, true);
  const before = await readWorld(lab.sql);
  let isStruck = false;
  listen(worker, ({ text }, nth, when) => {
    if (isStruck || when !== point.when || text !== point.text || nth !== point.nth) return isStruck;
    return (isStruck = worker.kill());
  });
  await job.ask(lab, copy);
  await until(`${nameOf(job, point)} is reached`, async () => isStruck, REACHED_WITHIN_MS);
  return { before, copy };
}

const nameOf = ({ useCase }: Job, { when, text }: Point) => `${useCase} ${when} « ${text.trim().slice(0, 40)} »`;

async function killOnce(lab: Lab, worker: Instance, trial: Trial, replace: () => Promise<Instance>): Promise<string[]> {
  const { job, point, change } = trial;
  const { before, copy } = await inPeace(() => strike(lab, worker, trial));
  await worker.hasDied();
  await worker.stop();
  await timePasses(lab);
  await replace();
  if (job.isAskedAgain) await job.ask(lab, copy);
  const after = await settles(lab, change, before);
  await mailsLeave(lab, true);
  return [...(after === change ? [] : [`${nameOf(job, point)}: the next worker makes ${after} instead of ${change}`]), ...(await brokenInvariants(lab.sql))];
}
