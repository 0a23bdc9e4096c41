import os from "node:os";
import type { Sample } from "./browser";
import type { RushReport, Story } from "./opening-day-family";

const SLOWEST_PAGE_MS = 2_000;
/** Between two reloads of the queue page, and one answer (0021). */
const MOST_OVERTAKING_MS = 17_000;

/** CPU milliseconds during the rush. */
export type Spent = Record<"web" | "database" | "crowd", number>;

/** The whole rush in one sentence. */
export function inOneSentence({ samples, stories, seconds, bookingSeconds }: RushReport, spent: Spent): string {
  const [pages, posts] = [samples.filter(({ kind }) => kind === "page"), samples.filter(({ kind }) => kind === "booking")];
  return [
    `${Math.round((pages.length + posts.length) / seconds)} booking pages and forms/s, ${Math.round(samples.length / seconds)} answers/s with those of the line; ${round(posts.length / bookingSeconds)} booking requests/s`,
    `p95 ${Math.round(percentile(pages, 95))} ms for pages, ${Math.round(percentile(posts, 95))} ms for requests`,
    `${countOf(stories, "booked")} booked, ${countOf(stories, "refused")} told that nothing was left, ${countOf(stories, "lost")} lost, no 5xx`,
    `longest wait in line ${Math.round(longestWait(stories) / 1_000)} s, nobody overtaken by more than ${round(overtaking(stories) / 1_000)} s`,
    `CPU: ${Object.entries(spent).map(([who, ms]) => `${who} ${Math.round(ms / 1_000)} s`).join(", ")}, ${Math.round(shareOfMachine(spent, seconds))} % of the machine`,
  ].join("; ");
}

const countOf = (stories: readonly Story[], outcome: Story["outcome"]) => stories.filter((story) => story.outcome === outcome).length;
const longestWait = (stories: readonly Story[]) => Math.max(0, ...stories.map(({ longestWaitMs }) => longestWaitMs));
const shareOfMachine = (spent: Spent, seconds: number) => Object.values(spent).reduce((sum, ms) => sum + ms, 0) / 10 / seconds / os.availableParallelism();

type Row = { what: string; count: number; "per second"?: number; "p50 ms"?: number; "p95 ms"?: number; "p99 ms"?: number };

/** The figures, and which of them break what we promise. */
export function reportOf({ samples, probes, stories, seconds, bookingSeconds }: RushReport, spent: Spent): { rows: Row[]; problems: string[] } {
  const of = (...kinds: Sample["kind"][]) => samples.filter(({ kind }) => kinds.includes(kind));
  const met = stories.filter(({ metQueue }) => metQueue);
  const rows: Row[] = [
    timed("booking pages", of("page"), seconds),
    timed("booking requests", of("booking"), bookingSeconds),
    timed("queue pages", of("queue"), seconds),
    timed("forms sent back", of("sent-back"), seconds),
    ...Object.entries(probes).map(([path, probe]) => timed(`${path} meanwhile`, probe, seconds)),
    { what: "families", count: stories.length, "per second": round(stories.length / seconds) },
    ...(["booked", "refused", "lost"] as const).map((outcome) => ({ what: `families ${outcome}`, count: countOf(stories, outcome) })),
    { what: "families that met the queue", count: met.length },
    { what: "longest wait in line, s", count: round(longestWait(stories) / 1_000) },
    { what: "largest overtaking, s", count: round(overtaking(stories) / 1_000) },
    ...Object.entries(spent).map(([who, ms]) => ({ what: `CPU of the ${who}, s`, count: round(ms / 1_000) })),
    { what: "share of the machine's CPU, %", count: round(shareOfMachine(spent, seconds)) },
    { what: "largest rise of a place", count: Math.max(0, ...stories.map(({ roseBy }) => roseBy)) },
  ];
  const failed = [...samples, ...Object.values(probes).flat()].filter(({ status }) => status >= 500);
  const slow = Object.entries({ "booking pages": of("page", "queue"), ...probes }).flatMap(([what, all]) => {
    const p95 = percentile(all, 95);
    return p95 >= SLOWEST_PAGE_MS ? [`${what} take ${Math.round(p95)} ms (p95)`] : [];
  });
  const overtaken = overtaking(stories);
  const order = overtaken > MOST_OVERTAKING_MS ? [`somebody went in before somebody who had come ${Math.round(overtaken / 1_000)} s earlier`] : [];
  return { rows, problems: [...order, ...(failed.length > 0 ? [`${failed.length} answers of 500 or more`] : []), ...slow] };
}

/** How much earlier than somebody who went in first did another come, who was still waiting: the worst case. */
function overtaking(stories: readonly Story[]): number {
  const byEntry = stories.filter(({ enteredAt }) => enteredAt > 0).sort((one, other) => one.enteredAt - other.enteredAt);
  let latest = -Infinity;
  return byEntry.reduce((most, { arrivedAt }) => {
    latest = Math.max(latest, arrivedAt);
    return Math.max(most, latest - arrivedAt);
  }, 0);
}

function timed(what: string, samples: readonly Sample[], seconds: number): Row {
  const ms = (share: number) => Math.round(percentile(samples, share));
  return { what, count: samples.length, "per second": round(samples.length / seconds), "p50 ms": ms(50), "p95 ms": ms(95), "p99 ms": ms(99) };
}

function percentile(samples: readonly Sample[], share: number): number {
  const sorted = samples.map(({ ms }) => ms).sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * share) / 100))] ?? 0;
}

const round = (value: number) => Math.round(value * 10) / 10;
