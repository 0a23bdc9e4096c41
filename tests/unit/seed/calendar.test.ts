import { daysOf, periodsToWrite, type KnownPeriod, type PeriodToWrite } from "@/db/seed/calendar";
import { deadlineOf } from "@/db/seed/town";
import { after, DAY_MS, HOUR_MS } from "@/lib/core/clock";
import { dayOf, eachDay, instantAt, isPublicHoliday, weekdayOf, type Day } from "@/lib/core/days";
import { deadlineFor } from "@/lib/core/deadlines";

const everyDay = eachDay("2026-11-24", "2028-12-31");
const isOpen = ({ announcedAt, outsideOpensAt }: KnownPeriod, now: Date) => announcedAt !== null && announcedAt <= now && outsideOpensAt <= now;

const known = new Map<string, Day[]>();
/** Each period's days are counted once: two years of days ask for them again and again. */
function daysIn(period: PeriodToWrite): Day[] {
  const days = known.get(period.slug) ?? daysOf(period);
  known.set(period.slug, days);
  return days;
}

const isBookable = (period: PeriodToWrite, day: Day, now: Date) => !isPublicHoliday(day) && deadlineFor(deadlineOf({ offer: "leisure", season: period.season }), day) > now;
const hasBookableDays = (period: PeriodToWrite, now: Date) => daysIn(period).toReversed().some((day) => isBookable(period, day, now));

/** What is missing from a town whose periods these are, one word each. */
function lacksOf(periods: readonly PeriodToWrite[], now: Date): string[] {
  const open = periods.filter((period) => isOpen(period, now));
  const coming = periods.filter(({ announcedAt, residentOpensAt }) => announcedAt !== null && announcedAt <= now && residentOpensAt > now);
  const soon = coming.filter(({ residentOpensAt, outsideOpensAt }) => residentOpensAt <= after(now, 7 * DAY_MS) && outsideOpensAt > residentOpensAt);
  return [
    ...(["holidays", "wednesdays"] as const).filter((season) => !open.some((period) => period.season === season && hasBookableDays(period, now))),
    ...(open.flatMap(daysIn).some((day) => day < dayOf(now)) ? [] : ["past"]),
    ...(soon.length === 1 ? [] : ["coming"]),
    ...(periods.some(({ announcedAt }) => announcedAt === null) ? [] : ["in preparation"]),
  ];
}

test("on every day of two years, something is open, something is over, something opens soon and something is in preparation", () => {
  const hours = ["00:05", "12:30", "23:55"] as const;
  const instants = everyDay.map((day, index) => instantAt(day, hours[index % hours.length] ?? "12:30"));
  const lacking = instants.flatMap((now) => lacksOf(periodsToWrite(now, []), now).map((what) => `${now.toISOString()}: ${what}`));
  expect(lacking).toEqual([]);
});

/** The town as it becomes when the demo is started again on these days. */
function liveThrough(days: readonly Day[], look: (periods: PeriodToWrite[], now: Date) => void): void {
  const town = new Map<string, PeriodToWrite>();
  for (const day of days) {
    const now = instantAt(day, "09:00");
    for (const period of periodsToWrite(now, [...town.values()])) {
      expect(town.get(period.slug)?.announcedAt ?? null).toBeNull();
      town.set(period.slug, period);
    }
    look([...town.values()], now);
  }
}

test.each([3, 31])("started every %i days for two years, the town is never without an open day, and moves no announced opening", (step) => {
  const lacking: string[] = [];
  liveThrough(everyDay.filter((_, index) => index % step === 0), (periods, now) => {
    lacking.push(...lacksOf(periods, now).filter((what) => ["holidays", "wednesdays", "past"].includes(what)).map((what) => `${dayOf(now)}: ${what}`));
  });
  expect(lacking).toEqual([]);
});

test("nothing is missing the second time in a day", () => {
  const now = instantAt("2026-11-24", "15:00");
  const first = periodsToWrite(now, []);
  expect(periodsToWrite(after(now, HOUR_MS), first)).toEqual([]);
});

test("a month later what was coming is open and something else is coming", () => {
  const first = periodsToWrite(instantAt("2026-11-24", "15:00"), []);
  const later = periodsToWrite(instantAt("2026-12-24", "15:00"), first);
  expect(first.find(({ slug }) => slug === "vacances-hiver-2027")?.announcedAt).not.toBeNull();
  expect(later.map(({ slug, announcedAt }) => [slug, announcedAt !== null])).toContainEqual(["vacances-printemps-2027", true]);
});

test("periods hold Wednesdays or days of the week, never a week-end, and none is in two periods of a season", () => {
  const periods = periodsToWrite(instantAt("2026-11-24", "09:00"), []);
  for (const season of ["holidays", "wednesdays"] as const) {
    const days = periods.filter((period) => period.season === season).flatMap(daysOf);
    expect(days.length).toBeGreaterThan(10);
    expect(days.filter((day) => (season === "wednesdays" ? weekdayOf(day) !== 3 : weekdayOf(day) > 5))).toEqual([]);
    expect(new Set(days).size).toBe(days.length);
  }
});

test("names say the months, with their elision", () => {
  const names = everyDay.filter((_, index) => index % 40 === 0).flatMap((day) => periodsToWrite(instantAt(day, "09:00"), []).map(({ name }) => name));
  expect(names).toContain("Mercredis de novembre à décembre 2026");
  expect(names).toContain("Vacances de Noël 2026");
  expect(names.filter((name) => /de [aoâ]/.test(name))).toEqual([]);
});
