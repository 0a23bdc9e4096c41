import fc from "fast-check";
import { addDays, ageOn, dayOf, daysBetween, eachDay, instantAt, isDay, isPublicHoliday, isWorkingDay, mondayOf, weekdayOf, type Day, type Hour } from "@/lib/core/days";

const years = eachDay("2024-01-01", "2030-12-31");
const anyDay = fc.constantFrom(...years);
const anyHour = fc.tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 })).map(([hour, minute]) => `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}` as Hour);

describe("a civil day and its instants", () => {
  test("every day from 2024 to 2030 begins and ends in itself", () => {
    const odd = years.filter((day) => dayOf(instantAt(day, "00:00")) !== day || dayOf(instantAt(day, "23:59")) !== day);
    expect(odd).toEqual([]);
  });

  test("any hour of a day, changes of clock included, belongs to that day", () => {
    fc.assert(fc.property(anyDay, anyHour, (day, hour) => dayOf(instantAt(day, hour)) === day));
  });

  test.each<[string, Day, Hour, string]>([
    ["midnight in winter", "2026-01-15", "00:00", "2026-01-14T23:00:00.000Z"],
    ["midnight in summer", "2026-07-15", "00:00", "2026-07-14T22:00:00.000Z"],
    ["the hour that spring skips", "2026-03-29", "02:30", "2026-03-29T01:30:00.000Z"],
    ["just before it", "2026-03-29", "01:59", "2026-03-29T00:59:00.000Z"],
    ["just after it", "2026-03-29", "03:00", "2026-03-29T01:00:00.000Z"],
    ["the hour that autumn tells twice", "2026-10-25", "02:30", "2026-10-25T00:30:00.000Z"],
    ["just after both", "2026-10-25", "03:00", "2026-10-25T02:00:00.000Z"],
  ])("%s is the right instant", (_name, day, hour, instant) => {
    expect(instantAt(day, hour).toISOString()).toBe(instant);
  });

  test("an instant just before midnight of the town is still the day before, in both seasons", () => {
    expect(dayOf(new Date("2026-01-14T22:59:59.999Z"))).toBe("2026-01-14");
    expect(dayOf(new Date("2026-01-14T23:00:00Z"))).toBe("2026-01-15");
    expect(dayOf(new Date("2026-07-14T21:59:59.999Z"))).toBe("2026-07-14");
    expect(dayOf(new Date("2026-07-14T22:00:00Z"))).toBe("2026-07-15");
  });
});

describe("the calendar", () => {
  test("days added are days counted", () => {
    fc.assert(fc.property(anyDay, fc.integer({ min: -800, max: 800 }), (day, count) => daysBetween(day, addDays(day, count)) === count));
  });

  test("a week begins on its Monday", () => {
    fc.assert(fc.property(anyDay, (day) => weekdayOf(mondayOf(day)) === 1 && daysBetween(mondayOf(day), day) === weekdayOf(day) - 1));
  });

  test("every listed day is real, and in order", () => {
    expect(years).toHaveLength(2_557);
    expect(years.every(isDay)).toBe(true);
    expect([...years].sort()).toEqual(years);
    expect(eachDay("2026-01-02", "2026-01-01")).toEqual([]);
  });

  test.each(["2026-02-29", "2026-13-01", "2026-00-10", "2026-1-1", "20260101", "12026-01-01", "1899-12-31", "2026-01-01T00:00", "", 20260101, null, undefined, ["2026-01-01"]])("%j is no day", (claim) => {
    expect(isDay(claim)).toBe(false);
  });
});

describe("public holidays", () => {
  const published = [
    "2026-11-11", "2026-12-25", "2027-01-01", "2027-03-29", "2027-05-01", "2027-05-06", "2027-05-08", "2027-05-17", "2027-07-14", "2027-08-15",
    "2027-11-01", "2027-11-11", "2027-12-25",
  ];

  test("are the published ones, and no other day", () => {
    expect(eachDay("2026-11-02", "2027-12-31").filter(isPublicHoliday)).toEqual(published);
  });

  test("are eleven a year, save when two fall on one day", () => {
    const counts = [2024, 2025, 2026, 2027, 2028, 2029, 2030].map((year) => years.filter((day) => day.startsWith(String(year)) && isPublicHoliday(day)).length);
    expect(counts).toEqual([11, 11, 11, 11, 11, 11, 11]);
  });

  test("nobody works on them, nor on a week-end", () => {
    fc.assert(fc.property(anyDay, (day) => isWorkingDay(day) === (weekdayOf(day) < 6 && !isPublicHoliday(day))));
  });
});

describe("an age", () => {
  test.each<[Day, Day, number, number]>([
    ["2020-05-10", "2026-05-09", 5, 71],
    ["2020-05-10", "2026-05-10", 6, 72],
    ["2020-02-29", "2023-02-28", 2, 35],
    ["2020-02-29", "2023-03-01", 3, 36],
    ["2020-02-29", "2024-02-29", 4, 48],
    ["2023-08-31", "2026-04-30", 2, 31],
    ["2023-08-31", "2026-05-01", 2, 32],
  ])("of somebody born on %s is, on %s, %i years and %i months", (bornOn, day, completedYears, months) => {
    expect(ageOn(bornOn, day)).toEqual({ years: completedYears, months });
  });

  test("never goes down", () => {
    fc.assert(fc.property(anyDay, anyDay, fc.nat(400), (bornOn, day, later) => ageOn(bornOn, addDays(day, later)).months >= ageOn(bornOn, day).months));
  });
});
