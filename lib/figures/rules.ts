/** The steps of an opening's curve: an hour by minutes, or ten minutes by tens of seconds. */
export const curveSteps = {
  minute: { seconds: 60, steps: 60 },
  ten: { seconds: 10, steps: 60 },
} as const;
export type CurveStep = keyof typeof curveSteps;

export function readCurveStep(claim: string | undefined): CurveStep {
  return claim === "ten" ? "ten" : "minute";
}

export type ChartKind = "matrix" | "ranked" | "stacked" | "line";

/** How large a chart is drawn, by what it holds: pages show it wider or narrower, its words with it. */
export function chartSize({ kind, points, series }: { kind: ChartKind; points: readonly unknown[]; series: readonly string[] }): { width: number; height: number } {
  if (kind === "matrix") return { width: 760, height: 88 + 30 * series.length };
  return { width: 440, height: kind === "ranked" ? 80 + 32 * points.length : 270 };
}
