/** The only place that reads the machine's clock. Below a door or a job, `now` is an argument. */
export function readClock(): Date {
  return new Date();
}

export const SECOND_MS = 1_000;
export const MINUTE_MS = 60 * SECOND_MS;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;

export function after(instant: Date, ms: number): Date {
  return new Date(instant.getTime() + ms);
}
