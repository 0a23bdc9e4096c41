import "server-only";
import ical from "ical-generator";
import { authority } from "@/lib/core/authority";
import { addDays, type Day } from "@/lib/core/days";

export type CalendarDay = { id: string; day: Day; summary: string; location: string; bookedAt: Date };

const utc = (day: Day) => new Date(`${day}T00:00:00Z`);

/** A calendar file of whole days: what is booked is the day, and an hour would be a promise that the data do not hold. Each keeps its id for ever. */
export function calendarFile(name: string, days: readonly CalendarDay[]): string {
  const calendar = ical({ name, prodId: { company: authority.name, product: authority.portal, language: "FR" } });
  calendar.x("X-WR-TIMEZONE", authority.timeZone);
  for (const { id, day, summary, location, bookedAt } of days) {
    calendar.createEvent({ id, start: utc(day), end: utc(addDays(day, 1)), allDay: true, summary, location, stamp: bookedAt });
  }
  return calendar.toString();
}
