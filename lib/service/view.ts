import type { Route } from "next";
import { offerWords, requirementWords, seasonWords, agesWords, formulaWords, type RequirementItem } from "@/lib/activities/words";
import { dayOf, mondayOf, type Day } from "@/lib/core/days";
import type { DeadlineRule } from "@/lib/core/deadlines";
import { counted, frenchCivilDay, frenchHour } from "@/lib/core/format";
import { groupPath, periodPath, programmePath, slotPath, slotsPath, verdictOn, type Ages } from "./rules";
import { closedWords, deadlineKindWords, periodState, periodStateWords, verdictWords, visibilityWords, type requirementStateWords, type PeriodFacts } from "./words";

type Programme = { slug: string; title: string; offer: keyof typeof offerWords; season: keyof typeof seasonWords; isPublished: boolean; tariffName: string };
export type ProgrammeLine = { href: Route; title: string; offer: string; season: string; tariff: string; isPublished: boolean };

export const programmeLine = ({ slug, title, offer, season, isPublished, tariffName }: Programme): ProgrammeLine => ({
  href: programmePath(slug), title, offer: offerWords[offer], season: seasonWords[season], tariff: tariffName, isPublished,
});

type Detail = {
  title: string; summary: string; centerId: string; offer: string; season: string; tariffId: string; isPublished: boolean; addDeadline: DeadlineRule; cancelDeadline: DeadlineRule;
  lateCancelShare: number; requirements: readonly { item: RequirementItem; isBlocking: boolean }[];
};

/** A deadline as its form shows it: the way it is counted, and a figure for each way. */
function deadlineFields(rule: DeadlineRule): { kind: keyof typeof deadlineKindWords; days: string; weekday: string; at: string } {
  if (rule.kind === "week_before") return { kind: "week_before", days: "0", weekday: String(rule.weekday), at: rule.at };
  return { kind: rule.workingDaysOnly ? "working_days_before" : "days_before", days: String(rule.days), weekday: "1", at: rule.at };
}

const usual: Omit<Detail, "centerId" | "tariffId"> = {
  title: "", summary: "", offer: "leisure", season: "holidays", isPublished: true, lateCancelShare: 10_000,
  addDeadline: { kind: "days_before", days: 8, at: "23:59", workingDaysOnly: false },
  cancelDeadline: { kind: "days_before", days: 8, at: "23:59", workingDaysOnly: false },
  requirements: (["address", "emergency_contact", "health_record", "care_consent"] as const).map((item) => ({ item, isBlocking: true })),
};

/** What the form of a programme starts with; a new one starts with what is usual. */
export function programmeForm(detail: Partial<Detail>) {
  const { title, summary, centerId = "", offer, season, tariffId = "", isPublished, lateCancelShare, addDeadline, cancelDeadline, requirements } = { ...usual, ...detail };
  const stateOf = (item: RequirementItem): keyof typeof requirementStateWords => {
    const found = requirements.find((each) => each.item === item);
    if (!found) return "no";
    return found.isBlocking ? "blocking" : "asked";
  };
  return {
    title, summary, centerId, offer, season, tariffId, isPublished, lateShare: String(lateCancelShare / 100), add: deadlineFields(addDeadline), cancel: deadlineFields(cancelDeadline),
    requirements: (Object.keys(requirementWords) as RequirementItem[]).map((item) => ({ item, label: requirementWords[item].asks, state: stateOf(item) })),
  };
}

export type ProgrammeForm = ReturnType<typeof programmeForm>;

type Group = Ages & { id: string; name: string; slots: number };

export const groupLine = (slug: string) => ({ id, name, slots, ...ages }: Group) => ({ id, href: groupPath(slug, id), name, ages: agesWords([ages]), slots: counted(slots, "créneau", "créneaux") });

type Period = PeriodFacts & { slug: string; name: string; startsOn: Day };

export function periodLine(period: Period & { slots: number }, now: Date) {
  const state = periodState(period, now, dayOf(now));
  return {
    href: periodPath(period.slug), name: period.name, days: `${frenchCivilDay(period.startsOn, "plain")} – ${frenchCivilDay(period.endsOn, "plain")}`, state, stateWords: periodStateWords[state],
    slots: counted(period.slots, "créneau", "créneaux"), visibility: visibilityWords(period, now),
  };
}

/** The openings as the two boxes of their form, in the town's time. */
export function openingFields(at: Date): { day: Day; hour: string } {
  const [hours = "", minutes = ""] = frenchHour(at).split(" h ");
  return { day: dayOf(at), hour: `${hours.padStart(2, "0")}:${minutes}` };
}

type Count = { slug: string; title: string; centerName: string; isPublished: boolean; slots: number; capacity: number; taken: number };

export const countLine = (periodSlug: string) => ({ slug, title, centerName, isPublished, slots, capacity, taken }: Count) => ({
  href: slotsPath(periodSlug, slug), title, centerName, isPublished, slots, capacity, taken, left: Math.max(0, capacity - taken),
});

type Team = {
  id: string; day: Day; formula: keyof typeof formulaWords; title: string | null; groupName: string; places: number; animators: number; childrenPerAnimator: number; capacity: number; taken: number;
  closedReason: keyof typeof closedWords | null; waiting: number;
};

export function teamLine(team: Team) {
  const { id, day, formula, title, groupName, places, animators, capacity, taken, closedReason, waiting } = team;
  const verdict = verdictOn(team);
  return {
    id, href: slotPath(id), day: frenchCivilDay(day, "medium"), week: mondayOf(day), formula: title ?? formulaWords[formula], groupName, places, animators, capacity, taken, waiting,
    closed: closedReason === null ? undefined : closedWords[closedReason], isShort: verdict.kind !== "enough", verdict: verdictWords(team, verdict),
  };
}

export type TeamLine = ReturnType<typeof teamLine>;

/** The lines of a table, gathered by week: « Semaine du lundi 12 juillet ». */
export function weeksOf(lines: readonly TeamLine[]) {
  return [...new Set(lines.map(({ week }) => week))].map((week) => ({ week, name: `Semaine du ${frenchCivilDay(week)}`, lines: lines.filter((each) => each.week === week) }));
}
