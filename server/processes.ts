import cluster, { type Worker } from "node:cluster";
import { log } from "@/lib/core/log";
import type { LineNews } from "./line/line";
import { allMetrics } from "./metrics/registry";

const FIRST_DELAY_MS = 500;
const LONGEST_DELAY_MS = 30_000;
const HEALTHY_AFTER_MS = 60_000;
const LAST_RESORT_MS = 22_000;

/** The first process among several: it opens the port for the others and keeps them alive, and answers nobody itself. */
export function isFirstOfSeveral(processes: number): boolean {
  return processes > 1 && cluster.isPrimary;
}

/**
 * Starts this same program `count` times. One that dies is started again, later and later if it keeps dying; one that cannot
 * even start the first time ends all. SIGTERM lets each finish its requests. If this process dies, so do the others.
 */
export function superviseProcesses(count: number): void {
  let stopping = false;
  let everListened = false;
  let delayMs = FIRST_DELAY_MS;

  const others = (than?: Worker) => Object.values(cluster.workers ?? {}).filter((worker) => worker !== undefined && worker !== than);
  const end = (code: number) => {
    if (stopping) return;
    stopping = true;
    for (const worker of others()) worker?.process.kill("SIGTERM");
    setTimeout(() => process.exit(1), LAST_RESORT_MS).unref();
    process.exitCode = code;
    if (others().length === 0) process.exit();
  };
  const start = () => {
    const startedAt = Date.now();
    const worker = cluster.fork();
    worker.on("listening", () => (everListened = true));
    worker.on("message", (said: Said) => {
      if (isNumbersAsked(said)) return void allMetrics().catch(() => undefined).then((numbers) => worker.isConnected() && worker.send({ numbersFor: said.numbersFor, numbers }));
      if (isNews(said)) for (const other of others(worker)) if (other?.isConnected()) other.send(said);
    });
    worker.on("exit", (code) => {
      if (stopping) return others(worker).length === 0 ? process.exit() : undefined;
      if (!everListened) return end(code || 1);
      delayMs = Date.now() - startedAt > HEALTHY_AFTER_MS ? FIRST_DELAY_MS : Math.min(delayMs * 2, LONGEST_DELAY_MS);
      log.error({ code, delayMs }, "a web process died and is started again");
      setTimeout(() => stopping || start(), delayMs);
    });
  };

  process.on("SIGTERM", () => end(0)).on("SIGINT", () => end(0));
  for (let started = 0; started < count; started += 1) start();
}

const GATHERED_MS = 20;
let untold: LineNews[] = [];

function tellAll(): void {
  if (process.connected) process.send?.({ news: untold }, undefined, undefined, () => undefined);
  untold = [];
}

/**
 * What one of several processes learns of the line reaches the others through the first one; a lone process has nobody to tell.
 * News are gathered a moment: a message for each would cost more than the page it speaks of.
 */
export const neighbours = {
  tell(news: LineNews): void {
    if (!cluster.isWorker) return;
    if (untold.push(news) === 1) setTimeout(tellAll, GATHERED_MS).unref();
  },
  listen(hear: (news: LineNews) => void): void {
    if (cluster.isWorker) process.on("message", (said: Said) => isNews(said) && said.news.forEach(hear));
  },
};

/** What processes say to each other; the library that counts says things of its own. */
type Numbers = { numbersFor: number; numbers?: string };
type News = { news: LineNews[] };
type Said = News | Numbers | Record<string, never>;

const isNews = (said: Said): said is News => "news" in said;
const isNumbersAsked = (said: Said): said is Numbers => "numbersFor" in said;

const NUMBERS_WITHIN_MS = 5_000;
let asked = 0;

/** What all processes counted, added up by the first one; undefined for a lone process. Rejects after 5 s. */
export function askFirst(): Promise<string | undefined> {
  if (!cluster.isWorker) return Promise.resolve(undefined);
  const numbersFor = (asked += 1);
  return new Promise((resolve, reject) => {
    const give = (end: () => void) => {
      clearTimeout(timer);
      process.off("message", hear);
      end();
    };
    const hear = (said: Said) => {
      if (isNumbersAsked(said) && said.numbersFor === numbersFor) give(() => (said.numbers === undefined ? reject(new Error("the first process could not add up")) : resolve(said.numbers)));
    };
    const timer = setTimeout(() => give(() => reject(new Error("the first process did not answer"))), NUMBERS_WITHIN_MS);
    process.on("message", hear);
    process.send?.({ numbersFor });
  });
}
