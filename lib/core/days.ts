import { Temporal } from "temporal-polyfill";
import { authority } from "./authority";

/** A civil day of the town, `YYYY-MM-DD`. It has no hour and no zone; days compare as text. */
export type Day = `${number}-${number}-${number}`;

/** An hour of a civil day, `HH:MM`, in the town's time. */
export type Hour = `${number}:${number}`;

const zone = authority.timeZone;
const plain = (day: Day) => Temporal.PlainDate.from(day);
const text = (date: Temporal.PlainDate) => date.toString() as Day;

/** A claim from outside, a real day of the calendar or refused: no 30 February, no year of five digits. */
export function isDay(value: unknown): value is Day {
  if (typeof value !== "string" || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const [year = 0, month = 0, day = 0] = value.split("-").map(Number);
  const date = new Date(Date.UTC(year, month - 1, day));
  return year >= 1900 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/** The town's civil day at this instant: the one function that turns an instant into a day. */
export function dayOf(instant: Date): Day {
  return text(Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(zone).toPlainDate());
}

/** The instant of an hour of a day in the town. An hour that the spring night skips is the one after it; of one told twice, the first. */
export function instantAt(day: Day, hour: Hour): Date {
  const moment = plain(day).toZonedDateTime({ timeZone: zone, plainTime: Temporal.PlainTime.from(hour) });
  return new Date(moment.epochMilliseconds);
}

export function addDays(day: Day, days: number): Day {
  return text(plain(day).add({ days }));
}

export function addMonths(day: Day, months: number): Day {
  return text(plain(day).add({ months }));
}

/** How many days from one to the other; negative when `to` comes first. */
export function daysBetween(from: Day, to: Day): number {
  return plain(from).until(plain(to), { largestUnit: "days" }).days;
}

/** 1 Monday to 7 Sunday. */
export function weekdayOf(day: Day): number {
  return plain(day).dayOfWeek;
}

export function mondayOf(day: Day): Day {
  return addDays(day, 1 - weekdayOf(day));
}

/** Every day from one to the other, both included. */
export function eachDay(from: Day, to: Day): Day[] {
  return Array.from({ length: Math.max(0, daysBetween(from, to) + 1) }, (_, index) => addDays(from, index));
}

/** Completed years, and completed months in all, on that day. A child of 29 February grows older on 1 March. */
export function ageOn(bornOn: Day, day: Day): { years: number; months: number } {
  const [birth, present] = [plain(bornOn), plain(day)];
  const months = (present.year - birth.year) * 12 + present.month - birth.month - (present.day < birth.day ? 1 : 0);
  return { years: Math.floor(months / 12), months };
}

/** Sunday of Easter, by the Gregorian computus (Meeus). */
function easterOf(year: number): Day {
  const [a, b, c] = [year % 19, Math.floor(year / 100), year % 100];
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const [month, day] = [Math.floor((h + l - 7 * m + 114) / 31), ((h + l - 7 * m + 114) % 31) + 1];
  return text(new Temporal.PlainDate(year, month, day));
}

const fixedHolidays = ["01-01", "05-01", "05-08", "07-14", "08-15", "11-01", "11-11", "12-25"];
const AFTER_EASTER = { monday: 1, ascension: 39, whitMonday: 50 };

/** The eleven public holidays of the Code du travail, article L3133-1. */
export function isPublicHoliday(day: Day): boolean {
  if (fixedHolidays.includes(day.slice(5))) return true;
  const easter = easterOf(Number(day.slice(0, 4)));
  return Object.values(AFTER_EASTER).some((days) => addDays(easter, days) === day);
}

/** Neither a week-end nor a public holiday. */
export function isWorkingDay(day: Day): boolean {
  return weekdayOf(day) <= 5 && !isPublicHoliday(day);
}
