import { addDays, dayOf, daysBetween, eachDay, instantAt, weekdayOf, type Day } from "@/lib/core/days";

type Season = "wednesdays" | "holidays";

/** Days without school, from the first one until classes are back, on a day that is not one of them. */
type SchoolHolidays = { slug: string; name: string; from: Day; backOn: Day };

/** Zone B, 2026-2027, from one secondary source: good enough for a town that does not exist. */
const published: readonly SchoolHolidays[] = [
  { slug: "toussaint", name: "Vacances de la Toussaint", from: "2026-10-17", backOn: "2026-11-02" },
  { slug: "noel", name: "Vacances de Noël", from: "2026-12-19", backOn: "2027-01-04" },
  { slug: "hiver", name: "Vacances d'hiver", from: "2027-02-20", backOn: "2027-03-08" },
  { slug: "printemps", name: "Vacances de printemps", from: "2027-04-17", backOn: "2027-05-03" },
  { slug: "ete", name: "Vacances d'été", from: "2027-07-03", backOn: "2027-09-01" },
];
const SCHOOL_YEAR_DAYS = 52 * 7;
const FIRST_YEAR = -1;
const YEARS = 12;

/** The published year, moved by whole weeks to the years around it: the demo town lives on when nobody updates this file. */
const everyHolidays: readonly SchoolHolidays[] = Array.from({ length: YEARS }, (_, index) => (index + FIRST_YEAR) * SCHOOL_YEAR_DAYS).flatMap((days) =>
  published.map((each) => ({ ...each, from: addDays(each.from, days), backOn: addDays(each.backOn, days) })),
);

export type Period = { slug: string; name: string; season: Season; startsOn: Day; endsOn: Day };

const WEDNESDAY = 3;
const FRIDAY = 5;

/** The days a center may open in a period: its Wednesdays, or its days of the week. */
export function daysOf({ season, startsOn, endsOn }: Period): Day[] {
  return eachDay(startsOn, endsOn).filter((day) => (season === "wednesdays" ? weekdayOf(day) === WEDNESDAY : weekdayOf(day) <= FRIDAY));
}

const yearOf = (day: Day) => day.slice(0, 4);

function holidayPeriod({ slug, name, from, backOn }: SchoolHolidays): Period {
  return { slug: `vacances-${slug}-${yearOf(from)}`, name: `${name} ${yearOf(from)}`, season: "holidays", startsOn: from, endsOn: addDays(backOn, -1) };
}

const monthName = new Intl.DateTimeFormat("fr-FR", { month: "long", timeZone: "UTC" });
const monthOf = (day: Day) => monthName.format(new Date(`${day}T12:00:00Z`));

function wednesdayPeriod(startsOn: Day, endsOn: Day): Period {
  const [first, last] = [monthOf(startsOn), monthOf(endsOn)];
  const from = /^[ao]/.test(first) ? `d'${first}` : `de ${first}`;
  return { slug: `mercredis-${startsOn.slice(0, 7)}`, name: `Mercredis ${from} à ${last} ${yearOf(endsOn)}`, season: "wednesdays", startsOn, endsOn };
}

/** The school period that ends with these holidays. */
function wednesdaysBefore(index: number): Period[] {
  const [before, after] = [everyHolidays[index - 1], everyHolidays[index]];
  return before && after ? [wednesdayPeriod(before.backOn, addDays(after.from, -1))] : [];
}

const HOLIDAYS_CLOSE_DAYS = 8;
/** Longer than an announced opening takes to come: when these holidays end, the next ones are open already. */
const DAYS_LEFT_TO_BOOK = 9;
const HORIZON_DAYS = 730;

const isStillBookable = ({ backOn }: SchoolHolidays, today: Day) => {
  const lastFriday = addDays(backOn, -1 - ((weekdayOf(addDays(backOn, -1)) + 2) % 7));
  return daysBetween(today, lastFriday) - HOLIDAYS_CLOSE_DAYS >= DAYS_LEFT_TO_BOOK;
};

/** What is open to everybody today, what has just ended included, and the holidays after that, in order. */
export function planFor(today: Day): { open: Period[]; later: Period[] } {
  const present = everyHolidays.findIndex(({ backOn }) => today < backOn);
  const lastOpen = everyHolidays.findIndex((holidays, index) => index >= present && isStillBookable(holidays, today));
  const atSchool = everyHolidays.findIndex(({ from }) => today < from);
  const later = everyHolidays.slice(lastOpen + 1).filter(({ from }) => daysBetween(today, from) <= HORIZON_DAYS);
  return {
    open: [...everyHolidays.slice(present - 1, lastOpen + 1).map(holidayPeriod), ...[-1, 0, 1].flatMap((shift) => wednesdaysBefore(atSchool + shift))],
    later: later.map(holidayPeriod),
  };
}

export type Opening = { residentOpensAt: Date; outsideOpensAt: Date; announcedAt: Date | null };
export type KnownPeriod = Opening & { slug: string };
export type PeriodToWrite = Opening & Period;

const OPENING_HOUR = "08:30";
const OUTSIDE_DAYS_LATER = 2;

function openingOn(day: Day, announcedAt: Date | null): Opening {
  return { residentOpensAt: instantAt(day, OPENING_HOUR), outsideOpensAt: instantAt(addDays(day, OUTSIDE_DAYS_LATER), OPENING_HOUR), announcedAt };
}

function openSince(period: Period, today: Day): PeriodToWrite {
  const [usual, recent] = [addDays(period.startsOn, -42), addDays(today, -21)];
  const day = usual < recent ? usual : recent;
  return { ...period, ...openingOn(day, instantAt(addDays(day, -14), "10:00")) };
}

function openingSoon(period: Period, today: Day): PeriodToWrite {
  const day = [4, 5, 6].map((days) => addDays(today, days)).find((each) => weekdayOf(each) <= FRIDAY) ?? today;
  return { ...period, ...openingOn(day, instantAt(addDays(today, -3), "10:00")) };
}

const inPreparation = (period: Period): PeriodToWrite => ({ ...period, ...openingOn(addDays(period.startsOn, -42), null) });

/**
 * The periods to write so that the town is alive: some open, one that opens in a few days, one in preparation. What was
 * announced already is never written again: an announced opening does not move.
 */
export function periodsToWrite(now: Date, known: readonly KnownPeriod[]): PeriodToWrite[] {
  const today = dayOf(now);
  const { open, later } = planFor(today);
  const written = new Map(known.map(({ slug, announcedAt }) => [slug, announcedAt !== null]));
  const isComing = known.some(({ announcedAt, residentOpensAt }) => announcedAt !== null && residentOpensAt > now);
  const untold = later.filter(({ slug }) => !written.get(slug));
  const coming = isComing ? [] : untold.slice(0, 1);
  const prepared = untold.slice(coming.length, coming.length + 1).filter(({ slug }) => !written.has(slug));
  return [
    ...open.filter(({ slug }) => !written.get(slug)).map((period) => openSince(period, today)),
    ...coming.map((period) => openingSoon(period, today)),
    ...prepared.map(inPreparation),
  ];
}
