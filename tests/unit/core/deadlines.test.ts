import fc from "fast-check";
import { addDays, eachDay, isWorkingDay, weekdayOf, type Day } from "@/lib/core/days";
import { deadlineFor, lastDayFor, type DeadlineRule } from "@/lib/core/deadlines";

const daysBefore = (days: number, at: `${number}:${number}` = "23:59", workingDaysOnly = false): DeadlineRule => ({ kind: "days_before", days, at, workingDaysOnly });
const weekBefore = (weekday: number): DeadlineRule => ({ kind: "week_before", weekday, at: "12:00" });
const anyDay = fc.constantFrom(...eachDay("2024-01-01", "2030-12-31"));

test.each<[string, DeadlineRule, Day, string]>([
  ["eight days before, in winter", daysBefore(8), "2026-12-21", "2026-12-13T22:59:00.000Z"],
  ["the day before at five, in summer", daysBefore(1, "17:00"), "2026-07-08", "2026-07-07T15:00:00.000Z"],
  ["the same day", daysBefore(0, "09:00"), "2026-07-08", "2026-07-08T07:00:00.000Z"],
  ["across the night of spring", daysBefore(1, "17:00"), "2026-03-30", "2026-03-29T15:00:00.000Z"],
  ["in the hour that spring skips", daysBefore(1, "02:30"), "2026-03-30", "2026-03-29T01:30:00.000Z"],
  ["across the night of autumn", daysBefore(1, "17:00"), "2026-10-26", "2026-10-25T16:00:00.000Z"],
  ["in the hour that autumn tells twice", daysBefore(1, "02:30"), "2026-10-26", "2026-10-25T00:30:00.000Z"],
  ["two working days before a Monday", daysBefore(2, "12:00", true), "2026-11-16", "2026-11-12T11:00:00.000Z"],
  ["three working days over a public holiday and a week-end", daysBefore(3, "12:00", true), "2026-11-16", "2026-11-10T11:00:00.000Z"],
  ["a working day before Easter Tuesday", daysBefore(1, "12:00", true), "2027-03-30", "2027-03-26T11:00:00.000Z"],
])("%s, the deadline is the right instant", (_name, rule, day, instant) => {
  expect(deadlineFor(rule, day).toISOString()).toBe(instant);
});

test.each<[Day, Day]>([
  ["2026-12-02", "2026-11-23"],
  ["2026-11-30", "2026-11-23"],
  ["2026-12-06", "2026-11-23"],
  ["2026-11-29", "2026-11-16"],
])("the Monday of the week before %s is %s", (day, monday) => {
  expect(lastDayFor(weekBefore(1), day)).toBe(monday);
});

test("a weekday of the week before is that weekday, one to thirteen days before", () => {
  fc.assert(
    fc.property(anyDay, fc.integer({ min: 1, max: 7 }), (day, weekday) => {
      const last = lastDayFor(weekBefore(weekday), day);
      return weekdayOf(last) === weekday && last < day && last >= addDays(day, -13);
    }),
  );
});

test("working days only: the last day works, and exactly as many working days follow it", () => {
  fc.assert(
    fc.property(anyDay, fc.integer({ min: 1, max: 10 }), (day, days) => {
      const last = lastDayFor(daysBefore(days, "12:00", true), day);
      return isWorkingDay(last) && eachDay(last, addDays(day, -1)).filter(isWorkingDay).length === days;
    }),
  );
});

test("the same question has the same answer, whatever was asked in between", () => {
  const first = deadlineFor(weekBefore(1), "2026-12-02").getTime();
  fc.assert(fc.property(anyDay, fc.boolean(), (day, workingDaysOnly) => deadlineFor(daysBefore(2, "12:00", workingDaysOnly), day).getTime() > 0));
  expect(deadlineFor(weekBefore(1), "2026-12-02").getTime()).toBe(first);
});
