import { replicaNumbers } from "@/db/replica";
import { AggregatorRegistry, collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from "prom-client";

/** What one process counts. With several processes, each has its own, and the first one adds them up. */
const registry = new Registry();
AggregatorRegistry.setRegistries([registry]);
collectDefaultMetrics({ register: registry, prefix: "portail_" });

const labels = ["area", "method", "status"] as const;

const requests = new Histogram({
  name: "portail_request_seconds",
  help: "Time from the first line of a request to the last byte of its answer, by part of the portal.",
  labelNames: labels,
  buckets: [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2, 5, 12],
  registers: [registry],
});

const turnedAway = new Counter({ name: "portail_line_answers_total", help: "Requests answered with their place in the line, by what they were told.", labelNames: ["told"], registers: [registry] });

const running = new Gauge({ name: "portail_build", help: "The build this process runs: always 1, its name is the label.", labelNames: ["build"], registers: [registry], aggregator: "max" });

new Counter({
  name: "portail_replica_reads_total",
  help: "Reads that may be seconds old, by who answered; none are counted without a replica.",
  labelNames: ["answered"],
  registers: [registry],
  collect() {
    this.reset();
    for (const [answered, reads] of Object.entries(replicaNumbers()?.reads ?? {})) this.inc({ answered }, reads);
  },
});

new Gauge({
  name: "portail_replica_behind_seconds",
  help: "How far the replica may be behind the primary at most; 0 without a replica.",
  registers: [registry],
  aggregator: "max",
  collect() {
    this.set(replicaNumbers()?.behindSeconds ?? 0);
  },
});

const pulse = {
  mailsPending: new Gauge({ name: "portail_mails_pending", help: "Mails that wait to be sent.", registers: [registry], aggregator: "max" }),
  oldestDueSeconds: new Gauge({ name: "portail_mail_oldest_due_seconds", help: "Age of the oldest mail that should have left.", registers: [registry], aggregator: "max" }),
  mailsDeadToday: new Gauge({ name: "portail_mails_dead_24h", help: "Mails given up in the last 24 hours.", registers: [registry], aggregator: "max" }),
  jobsLate: new Gauge({ name: "portail_jobs_late", help: "Jobs that should have run a minute ago.", registers: [registry], aggregator: "max" }),
  offersOver: new Gauge({ name: "portail_offers_over", help: "Offers of a place that ended and still hold it.", registers: [registry], aggregator: "max" }),
  tasksOpen: new Gauge({ name: "portail_tasks_open", help: "Tasks the desk has still to do.", registers: [registry], aggregator: "max" }),
};

export type Pulse = Record<keyof typeof pulse, number>;

/** The part of the portal an address belongs to: few values, and never an id. */
export function areaOf(path: string): string {
  if (path.startsWith("/_next/")) return "files";
  if (path.startsWith("/famille/reserver")) return "booking";
  const [, first = ""] = path.split("/");
  if (["famille", "admin", "activites", "api"].includes(first)) return first;
  return "public";
}

export function countRequest({ path, method, status, seconds }: { path: string; method: string; status: number; seconds: number }): void {
  requests.observe({ area: areaOf(path), method: method === "POST" ? "POST" : "GET", status: String(status) }, seconds);
}

export function countTurnedAway(told: "place" | "crowded"): void {
  turnedAway.inc({ told });
}

export function noteBuild(build: string): void {
  running.set({ build }, 1);
}

export function notePulse(now: Pulse): void {
  for (const [name, gauge] of Object.entries(pulse)) gauge.set(now[name as keyof Pulse]);
}

export const ownMetrics = () => registry.metrics();

/** Made in each process: the first one asks through it, and the others answer through it. */
const aggregator = new AggregatorRegistry();

/** In the first process: what all of them counted, added up. */
export const allMetrics = () => aggregator.clusterMetrics();
