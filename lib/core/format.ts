import { authority } from "./authority";
import type { Day } from "./days";

const inTown = (options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat("fr-FR", { timeZone: authority.timeZone, ...options });

const longDay = inTown({ weekday: "long", day: "numeric", month: "long", year: "numeric" });
const clock = inTown({ hour: "numeric", minute: "2-digit" });

/** « lundi 23 novembre 2026 », in the town's time. */
export function frenchDay(instant: Date): string {
  return longDay.format(instant);
}

/** « 18 h 05 », in the town's time. */
export function frenchHour(instant: Date): string {
  return clock.format(instant).replace(":", " h ");
}

/** « lundi 23 novembre 2026 à 18 h 05 », in the town's time. */
export function frenchMoment(instant: Date): string {
  return `${frenchDay(instant)} à ${frenchHour(instant)}`;
}

const toTheSecond = inTown({ day: "numeric", month: "long", year: "numeric", hour: "numeric", minute: "2-digit", second: "2-digit" });

/** « 3 juin 2026 à 8:30:02 », in the town's time: for what a second decides. */
export function frenchSecond(instant: Date): string {
  return toTheSecond.format(instant);
}

/** « 1 minute », « 12 minutes », « 2 heures »: rounded up, for people who wait. */
export function frenchWait(seconds: number): string {
  const minutes = Math.max(1, Math.ceil(seconds / 60));
  if (minutes < 60) return minutes === 1 ? "1 minute" : `${minutes} minutes`;
  const hours = Math.ceil(minutes / 60);
  return hours === 1 ? "1 heure" : `${hours} heures`;
}

const onCalendar = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat("fr-FR", { timeZone: "UTC", ...options });
const noon = (day: Day) => new Date(`${day}T12:00:00Z`);

const civilForms = {
  /** « mardi 7 juillet 2026 » */
  long: onCalendar({ weekday: "long", day: "numeric", month: "long", year: "numeric" }),
  /** « mardi 7 juillet » */
  medium: onCalendar({ weekday: "long", day: "numeric", month: "long" }),
  /** « mardi 7 » */
  short: onCalendar({ weekday: "long", day: "numeric" }),
  /** « mar. » */
  weekday: onCalendar({ weekday: "short" }),
  /** « 7 juil. » */
  brief: onCalendar({ day: "numeric", month: "short" }),
  /** « 7 juillet 2026 » */
  plain: onCalendar({ day: "numeric", month: "long", year: "numeric" }),
  /** « juillet 2026 » */
  month: onCalendar({ month: "long", year: "numeric" }),
};

/** A civil day in words; « 1er » as French writes the first of a month. */
export function frenchCivilDay(day: Day, form: keyof typeof civilForms = "long"): string {
  return civilForms[form].format(noon(day)).replace(/\b1(?= |$)/, "1er");
}

/** « Léa, Tom et Zoé » */
export function frenchList(items: readonly string[]): string {
  return items.length < 2 ? items.join("") : `${items.slice(0, -1).join(", ")} et ${items.at(-1)}`;
}

const number = new Intl.NumberFormat("fr-FR");

/** « 46 618 » */
export function frenchNumber(value: number): string {
  return number.format(value);
}

/** « 1 place », « 4 places » */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count < 2 ? one : many}`;
}
