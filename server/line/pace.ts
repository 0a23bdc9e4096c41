const ENOUGH = 20;
const WEIGHT = 0.05;
const FASTER = 0.9;

/** How fast requests leave while every place inside is taken: only then is it the machine's speed, and not the crowd's. */
export function createPace() {
  let since: number | undefined;
  let count = 0;
  let meanMs = 0;

  return {
    full(now: number): void {
      since ??= now;
    },
    left(now: number, stillFull: boolean): void {
      if (since !== undefined) {
        count += 1;
        meanMs += (now - since - meanMs) * Math.max(1 / count, WEIGHT);
      }
      since = stillFull ? now : undefined;
    },
    /** Somebody who was asked to come back found a free place: the machine is faster than was thought. */
    tooSlow(): void {
      meanMs *= FASTER;
    },
    perSecond(): number | undefined {
      return count < ENOUGH || meanMs <= 0 ? undefined : 1_000 / meanMs;
    },
  };
}
