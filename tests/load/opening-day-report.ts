import type { Sample } from "./browser";
import type { RushReport } from "./opening-day-family";

const SLOWEST_PAGE_MS = 2_000;

type Row = { what: string; count: number; "per second"?: number; "p50 ms"?: number; "p95 ms"?: number; "p99 ms"?: number };

/** The figures, and which of them break what we promise. */
export function reportOf({ samples, probes, stories, seconds, bookingSeconds }: RushReport): { rows: Row[]; problems: string[] } {
  const of = (...kinds: Sample["kind"][]) => samples.filter(({ kind }) => kinds.includes(kind));
  const met = stories.filter(({ metQueue }) => metQueue);
  const longest = Math.max(0, ...stories.map(({ longestWaitMs }) => longestWaitMs));
  const rows: Row[] = [
    timed("booking pages", of("page"), seconds),
    timed("booking requests", of("booking"), bookingSeconds),
    timed("queue pages", of("queue"), seconds),
    timed("forms sent back", of("sent-back"), seconds),
    ...Object.entries(probes).map(([path, probe]) => timed(`${path} meanwhile`, probe, seconds)),
    { what: "families", count: stories.length, "per second": round(stories.length / seconds) },
    ...(["booked", "refused", "lost"] as const).map((outcome) => ({ what: `families ${outcome}`, count: stories.filter((story) => story.outcome === outcome).length })),
    { what: "families that met the queue", count: met.length },
    { what: "longest wait in line, s", count: round(longest / 1_000) },
    { what: "largest rise of a place", count: Math.max(0, ...stories.map(({ roseBy }) => roseBy)) },
  ];
  const failed = [...samples, ...Object.values(probes).flat()].filter(({ status }) => status >= 500);
  const slow = Object.entries({ "booking pages": of("page", "queue"), ...probes }).flatMap(([what, all]) => {
    const p95 = percentile(all, 95);
    return p95 >= SLOWEST_PAGE_MS ? [`${what} take ${Math.round(p95)} ms (p95)`] : [];
  });
  return { rows, problems: [...(failed.length > 0 ? [`${failed.length} answers of 500 or more`] : []), ...slow] };
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
