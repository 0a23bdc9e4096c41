/** The steps of an opening's curve: an hour by minutes, or ten minutes by tens of seconds. */
export const curveSteps = {
  minute: { seconds: 60, steps: 60 },
  ten: { seconds: 10, steps: 60 },
} as const;
export type CurveStep = keyof typeof curveSteps;

export function readCurveStep(claim: string | undefined): CurveStep {
  return claim === "ten" ? "ten" : "minute";
}
