import type { Route } from "next";
import { addDays, daysBetween, eachDay, isDay, isPublicHoliday, mondayOf, weekdayOf, type Day } from "@/lib/core/days";
import { searchable } from "@/lib/core/search";

export type Season = "wednesdays" | "holidays";
export type PlannedFormula = "day" | "morning" | "afternoon" | "outing";

const SLUG_MAX = 60;

/** What an address calls something: « Vacances d'été » → vacances-d-ete. */
export function slugOf(text: string): string {
  return searchable(text).slice(0, SLUG_MAX).trim().replace(/ /g, "-");
}

export type Ages = { fromYears: number; toYears: number };

/** Whether two groups of a programme would both receive a child of the same age. */
export function agesOverlap(one: Ages, other: Ages): boolean {
  return one.fromYears <= other.toYears && other.fromYears <= one.toYears;
}

/** « 3-5, 6-8 »: the ages of each group, youngest first; undefined when it says something else, or an age twice. */
export function readAges(text: string): Ages[] | undefined {
  const parts = text.split(/[,;]/).map((part) => part.trim()).filter((part) => part !== "");
  const read = parts.flatMap((part): Ages[] => {
    const found = /^(\d{1,2})\s*(?:-|–|à)\s*(\d{1,2})(?:\s*ans)?$/.exec(part);
    const [fromYears, toYears] = [Number(found?.[1]), Number(found?.[2])];
    return found && fromYears <= toYears && toYears <= OLDEST ? [{ fromYears, toYears }] : [];
  });
  if (read.length === 0 || read.length < parts.length) return undefined;
  const sorted = read.sort((a, b) => a.fromYears - b.fromYears);
  return sorted.some((each, index) => index > 0 && agesOverlap(sorted[index - 1] ?? each, each)) ? undefined : sorted;
}

const OLDEST = 17;
const SCHOOL_AGE = 6;

export type Ratio = { season: Season; validFrom: Day; isUnderSix: boolean; isLongDay: boolean; childrenPerAnimator: number };
export type RatioFacts = { season: Season; fromYears: number; formula: PlannedFormula; day: Day };

/** A whole Wednesday lasts more than five hours, a half one does not; in the holidays the length changes nothing. */
export const isLong = ({ season, formula }: Pick<RatioFacts, "season" | "formula">) => season === "holidays" || formula === "day";

/** How many children one animator may look after that day (R-CAP-2): of the values that fit, the newest that has begun. Mixed ages follow the youngest. */
export function ratioFor(ratios: readonly Ratio[], { season, fromYears, formula, day }: RatioFacts): number | undefined {
  const fitting = ratios.filter((each) => each.season === season && each.isUnderSix === fromYears < SCHOOL_AGE && each.isLongDay === isLong({ season, formula }) && each.validFrom <= day);
  return fitting.sort((a, b) => (a.validFrom < b.validFrom ? 1 : -1))[0]?.childrenPerAnimator;
}

export type Team = { places: number; animators: number; childrenPerAnimator: number };
export type Verdict = { kind: "enough" | "short" | "nobody"; possible: number; capacity: number; missing: number };

/** What the ratio says of a team: how many places it allows, and how many animators are missing for those declared. */
export function verdictOn({ places, animators, childrenPerAnimator }: Team): Verdict {
  const possible = animators * childrenPerAnimator;
  const capacity = Math.min(places, possible);
  const missing = Math.max(0, Math.ceil(places / childrenPerAnimator) - animators);
  if (places > 0 && animators === 0) return { kind: "nobody", possible, capacity, missing };
  return { kind: capacity < places ? "short" : "enough", possible, capacity, missing };
}

/** The days of one or several weekdays (1 Monday) between two days. */
export function plannedDays(from: Day, to: Day, weekdays: readonly number[]): Day[] {
  return eachDay(from, to).filter((day) => weekdays.includes(weekdayOf(day)));
}

export const MOST_DAYS = 366;
const MOST_PLACES = 500;
const MOST_ANIMATORS = 60;
const MOST_PROGRAMMES = 30;
const plannedFormulas: readonly PlannedFormula[] = ["day", "morning", "afternoon", "outing"];

export type PlannedTeam = Ages & { places: number; animators: number };
export type Plan = { period: string; programmeIds: string[]; from: Day; to: Day; weekdays: number[]; formulas: PlannedFormula[]; teams: PlannedTeam[] };
export type PlanFault = "days" | "weekdays" | "formulas" | "teams" | "programmes";

type Params = Record<string, string | string[] | undefined>;
export const listOf = (value: string | string[] | undefined): string[] => (value === undefined ? [] : [value].flat());
const one = (value: string | string[] | undefined) => listOf(value)[0]?.trim() ?? "";

/** Which programmes somebody ticked; whatever has not the shape of an id counts as not ticked. */
export function readProgrammes(params: Params): string[] {
  return [...new Set(listOf(params.programme))].filter((id) => /^prg_[0-9a-z]{20}$/.test(id)).slice(0, MOST_PROGRAMMES);
}

function readTeams(params: Params): PlannedTeam[] | undefined {
  const wanted = Object.keys(params).filter((name) => /^places-\d{1,2}-\d{1,2}$/.test(name));
  const teams = wanted.flatMap((name): (PlannedTeam | undefined)[] => {
    const [, from = "", to = ""] = name.split("-");
    const [places, animators] = [one(params[name]), one(params[`animateurs-${from}-${to}`])];
    if (places === "" && animators === "") return [];
    const isRead = /^\d{1,3}$/.test(places) && /^\d{1,2}$/.test(animators) && Number(places) <= MOST_PLACES && Number(animators) <= MOST_ANIMATORS;
    return [isRead ? { fromYears: Number(from), toYears: Number(to), places: Number(places), animators: Number(animators) } : undefined];
  });
  const read = teams.flatMap((team) => team ?? []);
  return read.length === teams.length && read.length > 0 ? read : undefined;
}

/** What a form of slots in bulk asks for, or what is wrong with it: the page and the act read the same words the same way. */
export function readPlan(params: Params): Plan | PlanFault {
  const programmeIds = readProgrammes(params);
  if (programmeIds.length === 0) return "programmes";
  const [from, to] = [one(params.du), one(params.au)];
  if (!isDay(from) || !isDay(to) || from > to || daysBetween(from, to) > MOST_DAYS) return "days";
  const weekdays = listOf(params.jour).flatMap((text) => (/^[1-7]$/.test(text) ? [Number(text)] : []));
  if (weekdays.length === 0) return "weekdays";
  const formulas = plannedFormulas.filter((formula) => listOf(params.formule).includes(formula));
  if (formulas.length === 0) return "formulas";
  const teams = readTeams(params);
  if (!teams) return "teams";
  return { period: one(params.periode), programmeIds, from, to, weekdays, formulas, teams };
}

/** A plan as one line of text, for the form that confirms it. */
export function planText({ period, programmeIds, from, to, weekdays, formulas, teams }: Plan): string {
  const pairs = [
    ["periode", period], ["du", from], ["au", to],
    ...programmeIds.map((id) => ["programme", id]), ...weekdays.map((day) => ["jour", String(day)]), ...formulas.map((formula) => ["formule", formula]),
    ...teams.flatMap(({ fromYears, toYears, places, animators }) => [[`places-${fromYears}-${toYears}`, String(places)], [`animateurs-${fromYears}-${toYears}`, String(animators)]]),
  ];
  return new URLSearchParams(pairs.map(([name = "", value = ""]) => [name, value])).toString();
}

/** The plan behind that line. */
export function readPlanText(text: string): Plan | PlanFault {
  const params = new URLSearchParams(text);
  return readPlan(Object.fromEntries([...new Set(params.keys())].map((name) => [name, params.getAll(name)])));
}

type Group = Ages & { id: string; programmeId: string; season: Season };
export type PlannedSlot = Team & { programmeId: string; ageGroupId: string; day: Day; formula: PlannedFormula; isHoliday: boolean };

/** Every slot a plan makes of these groups; those whose ratio nobody has set are counted apart. */
export function slotsOf(plan: Plan, groups: readonly Group[], ratios: readonly Ratio[]): { slots: PlannedSlot[]; withoutRatio: number } {
  const days = plannedDays(plan.from, plan.to, plan.weekdays);
  const known = new Map<string, number | undefined>();
  const ratioOn = (facts: RatioFacts) => {
    const key = `${facts.season} ${facts.fromYears} ${facts.formula} ${facts.day}`;
    if (!known.has(key)) known.set(key, ratioFor(ratios, facts));
    return known.get(key);
  };
  const all = plan.teams.flatMap((team) =>
    groups
      .filter(({ fromYears, toYears, programmeId }) => fromYears === team.fromYears && toYears === team.toYears && plan.programmeIds.includes(programmeId))
      .flatMap(({ id, programmeId, season, fromYears }) =>
        plan.formulas.flatMap((formula) =>
          days.map((day) => ({
            programmeId, ageGroupId: id, day, formula, places: team.places, animators: team.animators,
            childrenPerAnimator: ratioOn({ season, fromYears, formula, day }), isHoliday: isPublicHoliday(day),
          })),
        ),
      ),
  );
  const slots = all.flatMap((each) => (each.childrenPerAnimator === undefined ? [] : [{ ...each, childrenPerAnimator: each.childrenPerAnimator }]));
  return { slots, withoutRatio: all.length - slots.length };
}

type Pattern = Omit<PlannedSlot, "childrenPerAnimator" | "isHoliday"> & { modelStartsOn: Day; season: Season; fromYears: number };

/** The slots of one period moved to another: same week counted from the first, same weekday; what falls outside it is left. */
export function repeatedSlots(pattern: readonly Pattern[], { startsOn, endsOn }: { startsOn: Day; endsOn: Day }, ratios: readonly Ratio[]): { slots: PlannedSlot[]; withoutRatio: number } {
  const moved = pattern.flatMap(({ modelStartsOn, season, fromYears, ...each }) => {
    const day = addDays(each.day, daysBetween(mondayOf(modelStartsOn), mondayOf(startsOn)));
    if (day < startsOn || endsOn < day) return [];
    return [{ ...each, day, childrenPerAnimator: ratioFor(ratios, { season, fromYears, formula: each.formula, day }), isHoliday: isPublicHoliday(day) }];
  });
  const slots = moved.flatMap((each) => (each.childrenPerAnimator === undefined ? [] : [{ ...each, childrenPerAnimator: each.childrenPerAnimator }]));
  return { slots, withoutRatio: moved.length - slots.length };
}

export const scopes = ["day", "week", "period"] as const;
export type Scope = (typeof scopes)[number];

/** The days that a change made on one day also reaches; what is over stays as it was. */
export function scopeDays(scope: Scope, day: Day, period: { startsOn: Day; endsOn: Day }, today: Day): { from: Day; to: Day } {
  const week = { from: mondayOf(day), to: addDays(mondayOf(day), 6) };
  const chosen = { day: { from: day, to: day }, week, period: { from: period.startsOn, to: period.endsOn } }[scope];
  return { from: chosen.from < today ? today : chosen.from, to: chosen.to };
}

export const holidayNames = ["noel", "hiver", "printemps", "ete"] as const;
type SchoolHolidays = { name: (typeof holidayNames)[number]; from: Day; backOn: Day };

/** Zone B, 2026-2027, to be compared with the official calendar before relying on it. */
const schoolHolidays: readonly SchoolHolidays[] = [
  { name: "noel", from: "2026-12-19", backOn: "2027-01-04" },
  { name: "hiver", from: "2027-02-20", backOn: "2027-03-08" },
  { name: "printemps", from: "2027-04-17", backOn: "2027-05-03" },
  { name: "ete", from: "2027-07-03", backOn: "2027-09-01" },
];

const WORKING_DAYS = 5;

export type HolidaysFacts = { name: SchoolHolidays["name"]; year: string; startsOn: Day; endsOn: Day };

/** The school holidays to come, from their first working day to the last day before classes. */
export function holidaysFrom(today: Day): HolidaysFacts[] {
  return schoolHolidays
    .filter(({ backOn }) => today < backOn)
    .map(({ name, from, backOn }) => ({ name, year: from.slice(0, 4), startsOn: weekdayOf(from) <= WORKING_DAYS ? from : addDays(mondayOf(from), 7), endsOn: addDays(backOn, -1) }));
}

const as = (path: string) => path as Route;
export const centerPath = (slug: string, done = "") => as(`/admin/activites/centres/${slug}${done && `?fait=${done}`}`);
export const programmePath = (slug: string, done = "") => as(`/admin/activites/programmes/${slug}${done && `?fait=${done}`}`);
export const groupPath = (slug: string, groupId: string) => as(`/admin/activites/programmes/${slug}/groupes/${groupId}`);
export const periodPath = (slug: string, done = "") => as(`/admin/periodes/${slug}${done && `?fait=${done}`}`);
export const slotPath = (slotId: string, done = "") => as(`/admin/creneaux/${slotId}${done && `?fait=${done}`}`);
export const slotsPath = (period: string, programme: string, done = "") => as(`/admin/creneaux?${new URLSearchParams({ periode: period, programme, ...(done && { fait: done }) })}`);
export const closurePath = (closureId: string, done = "") => as(`/admin/fermetures/${closureId}${done && `?fait=${done}`}`);
