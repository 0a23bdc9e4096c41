import { authority } from "./authority";

const inTown = (options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat("fr-FR", { timeZone: authority.timeZone, ...options });

const longDay = inTown({ weekday: "long", day: "numeric", month: "long", year: "numeric" });
const clock = inTown({ hour: "numeric", minute: "2-digit" });

/** « lundi 23 novembre 2026 », in the town's time. */
export function frenchDay(instant: Date): string {
  return longDay.format(instant);
}

/** « lundi 23 novembre 2026 à 18 h 05 », in the town's time. */
export function frenchMoment(instant: Date): string {
  return `${frenchDay(instant)} à ${clock.format(instant).replace(":", " h ")}`;
}

/** « 1 minute », « 12 minutes », « 2 heures »: rounded up, for people who wait. */
export function frenchWait(seconds: number): string {
  const minutes = Math.max(1, Math.ceil(seconds / 60));
  if (minutes < 60) return minutes === 1 ? "1 minute" : `${minutes} minutes`;
  const hours = Math.ceil(minutes / 60);
  return hours === 1 ? "1 heure" : `${hours} heures`;
}
