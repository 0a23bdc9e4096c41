import type { Route } from "next";
import type { Day } from "@/lib/core/days";
import { frenchCivilDay, frenchMoment } from "@/lib/core/format";
import type { Id } from "@/lib/core/ids";
import type { AnnouncedPeriod, AnnouncedSlot, CatalogueProgramme, ChildFile, ProgrammeFacts } from "./queries";
import { gatherDays, hasGroupOnOneOf, missingItems, opensAt, slotStatus } from "./rules";
import { agesWords, formulaWords, offerWords, openingSentence, requirementWords, seasonWords, statusWords, type RequirementItem } from "./words";

export type PeriodLine = { id: string; name: string; dates: string; opening: string };

const dates = (from: Day, to: Day) => (from === to ? frenchCivilDay(from) : `Du ${frenchCivilDay(from)} au ${frenchCivilDay(to)}`);

export function periodLine(period: AnnouncedPeriod, now: Date): PeriodLine {
  return { id: period.id, name: period.name, dates: dates(period.firstDay, period.lastDay), opening: openingSentence(period, now) };
}

export type ProgrammeCard = { path: Route; title: string; summary: string; ages: string; season: string; periods: PeriodLine[] };
export type CenterCards = { center: string; commune: string; programmes: ProgrammeCard[] };
export type OfferCards = { offer: string; title: string; centers: CenterCards[] };

const unique = <T,>(items: readonly T[]) => [...new Set(items)];

/** The catalogue as it is read: by offer, then by center. */
export function catalogueView(programmes: readonly CatalogueProgramme[], periods: readonly AnnouncedPeriod[], now: Date): OfferCards[] {
  const card = ({ id, slug, title, summary, season, groups }: CatalogueProgramme): ProgrammeCard => ({
    path: `/activites/${slug}` as Route, title, summary, ages: agesWords(groups), season: seasonWords[season],
    periods: periods.filter(({ programmeId }) => programmeId === id).map((period) => periodLine(period, now)),
  });
  return unique(programmes.map(({ offer }) => offer)).map((offer) => {
    const ofOffer = programmes.filter((each) => each.offer === offer);
    const centers = unique(ofOffer.map(({ centerName }) => centerName)).map((center) => {
      const here = ofOffer.filter(({ centerName }) => centerName === center);
      return { center, commune: here[0]?.communeName ?? "", programmes: here.map(card) };
    });
    return { offer, title: offerWords[offer], centers };
  });
}

export type PlaceRow = { day: string; places: string[] };
export type PlaceWeek = { title: string; rows: PlaceRow[] };
export type PlaceTable = { formula: string; groups: string[]; weeks: PlaceWeek[] };

const NOTHING = "Pas d'accueil";

/** The places left of one period, one table by formula: a line by day, a column by age group. */
export function placeTables(slots: readonly AnnouncedSlot[], { groups, addDeadline }: Pick<ProgrammeFacts, "groups" | "addDeadline">, now: Date): PlaceTable[] {
  const formulas = (Object.keys(formulaWords) as (keyof typeof formulaWords)[]).filter((formula) => slots.some((each) => each.formula === formula));
  return formulas.map((formula) => {
    const offered = slots.filter((each) => each.formula === formula);
    const present = groups.filter(({ id }) => offered.some(({ ageGroupId }) => ageGroupId === id));
    const placesOn = (day: Day) =>
      present.map(({ id }) => {
        const found = offered.find((each) => each.day === day && each.ageGroupId === id);
        return found ? statusWords(slotStatus(found, addDeadline, now)) : NOTHING;
      });
    const rowOf = (day: Day) => {
      const title = offered.find((each) => each.day === day && each.title !== null)?.title;
      return { day: `${frenchCivilDay(day, "short")}${title ? `, ${title}` : ""}`, places: placesOn(day) };
    };
    const weeks = gatherDays(unique(offered.map(({ day }) => day))).map(({ kind, key, days }) => ({
      title: kind === "week" ? `Semaine du ${frenchCivilDay(key as Day, "plain")}` : frenchCivilDay(days[0] ?? (key as Day), "month"),
      rows: days.map(rowOf),
    }));
    return { formula: formulaWords[formula], groups: present.map(({ name }) => name), weeks };
  });
}

/** `blocks`: the programmes that cannot be booked without it, by opening; `asksFor`: those that ask for it and wait. */
export type MissingItem = { item: RequirementItem; asks: string; repair: string; path: Route; blocks: { when: string; titles: string[] }[]; asksFor: string[] };
export type ChildChecklist = { id: Id<"child">; givenName: string; missing: MissingItem[] };

/** The page that gives what is missing. */
function repairPath(item: RequirementItem, childId: string): Route {
  const pages: Partial<Record<RequirementItem, string>> = {
    address: "/famille/foyer/commune",
    emergency_contact: "/famille/foyer/contacts/nouveau",
    health_record: `/famille/enfants/${childId}/sante`,
    care_consent: `/famille/enfants/${childId}/autorisations`,
  };
  return (pages[item] ?? `/famille/documents/nouveau?${new URLSearchParams({ type: item, enfant: childId })}`) as Route;
}

type Moment = { now: Date; today: Day; isResident: boolean };

/** What the file of one child lacks for the programmes of its age, today or in their next announced period. */
export function checklistView(child: ChildFile, programmes: readonly ProgrammeFacts[], periods: readonly AnnouncedPeriod[], moment: Moment): ChildChecklist {
  const fitting = programmes.flatMap((programme) => {
    const next = periods.find(({ programmeId }) => programmeId === programme.id);
    const days = next ? [moment.today, next.firstDay, next.lastDay] : [moment.today];
    if (!hasGroupOnOneOf(programme.groups, child, days)) return [];
    const day = next?.firstDay ?? moment.today;
    const missing = missingItems(programme.requirements.map(({ item }) => item), child.file, day);
    return [{ title: programme.title, when: openingWords(next, moment), requirements: programme.requirements, missing }];
  });
  const items = unique(fitting.flatMap(({ missing }) => missing));
  const missing = items.map((item) => {
    const concerned = fitting.filter((each) => each.missing.includes(item));
    const isBlocking = ({ requirements }: (typeof concerned)[number]) => requirements.some((each) => each.item === item && each.isBlocking);
    return {
      item,
      ...requirementWords[item],
      path: repairPath(item, child.id),
      blocks: byOpening(concerned.filter(isBlocking)),
      asksFor: concerned.filter((each) => !isBlocking(each)).map(({ title }) => title),
    };
  });
  return { id: child.id, givenName: child.givenName, missing };
}

/** « ouvre le lundi 30 novembre 2026 à 8 h 30 » */
function openingWords(period: AnnouncedPeriod | undefined, { now, isResident }: Moment): string {
  if (!period) return "dates à venir";
  const opening = opensAt(period, isResident);
  return now < opening ? `ouvre le ${frenchMoment(opening)}` : "déjà ouverte";
}

const byOpening = (blocked: readonly { when: string; title: string }[]) =>
  unique(blocked.map(({ when }) => when)).map((when) => ({ when, titles: blocked.filter((each) => each.when === when).map(({ title }) => title) }));
