import { database } from "@/db/client";
import { after, HOUR_MS, readClock } from "@/lib/core/clock";
import { seedCrowd } from "@/tests/load/crowd";
import { DAYS_OF_EACH, plansOf } from "@/tests/load/booking-steps";
import { rush, type Rush, type RushReport, type Story } from "@/tests/load/opening-day-family";
import { brokenPromises } from "@/tests/load/opening-day-truth";
import type { Sample } from "@/tests/load/browser";
import type { Instance, Lab } from "./lab";
import type { Seen } from "./seen";
import { brokenInvariants } from "./world";

const WEEKS = 2;
const CHILDREN = 2;
const SHARE_OF_PLACES = 0.8;
const RECOVERY_MS = 20_000;

/** Two web processes and two workers, and families who come to book, so many for each fault. */
export type Stage = { lab: Lab; webs: Instance[]; workers: Instance[]; crowd: Crowd };
type Crowd = { periodId: string; next: (count: number) => Rush; stories: Story[] };

export async function openStage(lab: Lab, families: number): Promise<Stage> {
  const crowd = await gather(lab, families);
  const start = { revives: true };
  const webs = [await lab.startWeb("web-a", start), await lab.startWeb("web-b", start)];
  const workers = [await lab.startWorker("worker-a", start), await lab.startWorker("worker-b", start)];
  lab.balancer.targets = webs.map(({ port }) => port);
  return { lab, webs, workers, crowd };
}

export async function closeStage({ webs, workers }: Stage): Promise<void> {
  for (const instance of [...webs, ...workers]) await instance.stop();
}

/** Fewer places than wishes: the last ones wait or are refused. */
async function gather({ site }: Lab, count: number): Promise<Crowd> {
  const capacity = Math.max(2, Math.round(((count * DAYS_OF_EACH) / (WEEKS * 5)) * SHARE_OF_PLACES));
  const crowd = await seedCrowd(database(), { families: count + 1, opensAt: after(readClock(), -HOUR_MS), weeks: WEEKS, capacity });
  const [prober, ...coming] = plansOf(crowd);
  if (!prober) throw new Error("nobody comes");
  const next = (some: number): Rush => ({ site, programmeId: crowd.programme.id, periodId: crowd.period.id, arriveWithinMs: 0, families: coming.splice(0, some), prober, comesBack: true });
  return { periodId: crowd.period.id, next, stories: [] };
}

/** Strikes, lasts, ends, and tells what proves that it did; throws when it did not happen. */
export type Fault = (stage: Stage) => Promise<string>;
export type Storm = { users: number; arriveWithinMs: number; fault: Fault; /** A process that dies cuts the lines it holds. */ cutsLines?: boolean; /** Nobody may be told to come back. */ isQuiet?: boolean };

/** People read and book while the fault strikes, one more comes once it is over, and each goes on until it holds a receipt; then every promise is compared with the database. */
export async function weather(stage: Stage, { users, arriveWithinMs, fault, cutsLines = false, isQuiet = false }: Storm): Promise<Seen> {
  const { lab, crowd } = stage;
  const [coming, last] = [crowd.next(users - 1), crowd.next(1)];
  if (coming.families.length + last.families.length < users) throw new Error("not enough families are left to come");
  const rushing = rush({ ...coming, arriveWithinMs });
  await new Promise((resolve) => setTimeout(resolve, arriveWithinMs / 4));
  const proof = await fault(stage).catch(async (error: unknown) => {
    // What these families booked is compared by the lines that follow.
    crowd.stories.push(...(await rushing).stories);
    throw error;
  });
  const endedAt = performance.now();
  const reports = await Promise.all([rushing, rush(last)]);
  crowd.stories.push(...reports.flatMap(({ stories }) => stories));
  const broken = await brokenPromises(lab.ownerUrl, crowd.periodId, crowd.stories, CHILDREN * DAYS_OF_EACH);
  const { words, findings } = whatUsersSaw(reports, endedAt, { cutsLines, isQuiet });
  return { seen: `${proof}; ${words}`, findings: [...findings, ...broken, ...(await brokenInvariants(lab.sql))] };
}

function whatUsersSaw(reports: readonly RushReport[], endedAt: number, { cutsLines, isQuiet }: { cutsLines: boolean; isQuiet: boolean }): { words: string; findings: string[] } {
  const [stories, signedIn] = [reports.flatMap((report) => report.stories), reports.flatMap(({ samples, probes }) => [...samples, ...(probes["/famille"] ?? [])])];
  const all = [...signedIn, ...reports.flatMap(({ probes }) => probes["/"] ?? [])];
  const of = (kind: Sample["kind"]) => all.filter((sample) => sample.kind === kind).length;
  const [waited, cut, booked] = [of("sent-back"), of("cut"), stories.filter(({ outcome }) => outcome === "booked").length];
  const wrong = all.filter(({ kind, status }) => status >= 400 && kind !== "sent-back" && kind !== "cut");
  const signedOut = reports.flatMap(({ probes }) => probes["/famille"] ?? []).filter(({ kind, status }) => kind === "page" && status >= 300 && status < 400).length;
  const served = signedIn.filter(({ status, at, ms }) => status > 0 && status < 400 && at - ms >= endedAt).map(({ at }) => at - endedAt);
  const recoveryMs = Math.round(Math.min(...served));
  return {
    words: `${stories.length} users, ${booked} booked, told to wait ${waited} times (503, Retry-After)${cut > 0 ? `, ${cut} lines cut` : ""}, served again after ${(recoveryMs / 1_000).toFixed(1)} s`,
    findings: [
      ...wrong.slice(0, 5).map(({ kind, status }) => `a ${kind} was answered ${status}`),
      ...(cut > 0 && !cutsLines ? [`${cut} lines were cut`] : []),
      ...(waited > 0 && isQuiet ? [`people were told to come back ${waited} times`] : []),
      ...(signedOut > 0 ? ["somebody was signed out"] : []),
      ...(recoveryMs > RECOVERY_MS ? [`served again only after ${recoveryMs} ms`] : []),
    ],
  };
}
