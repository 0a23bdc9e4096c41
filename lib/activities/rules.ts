import { ageOn, mondayOf, weekdayOf, type Day } from "@/lib/core/days";
import { deadlineFor, type DeadlineRule } from "@/lib/core/deadlines";

const SCHOOLED_FROM_MONTHS = 32;
const USUAL_FROM_YEARS = 3;

export type AgeFacts = { bornOn: Day; isSchooled: boolean };
export type AgeGroupFacts = { id: string; fromYears: number; toYears: number };

/** The group that receives a child on that day, or why none does (R-AGE-1): the age is computed at the day of the slot. */
export function ageGroupFor<G extends AgeGroupFacts>(groups: readonly G[], child: AgeFacts, day: Day): G | "too_young" | "too_old" {
  const { years, months } = ageOn(child.bornOn, day);
  const isYoungPupil = years < USUAL_FROM_YEARS && child.isSchooled && months >= SCHOOLED_FROM_MONTHS;
  const countedYears = isYoungPupil ? USUAL_FROM_YEARS : years;
  const group = groups.find(({ fromYears, toYears }) => fromYears <= countedYears && countedYears <= toYears);
  if (group) return group;
  return countedYears < Math.min(...groups.map(({ fromYears }) => fromYears)) ? "too_young" : "too_old";
}

export type Openings = { residentOpensAt: Date; outsideOpensAt: Date };

/** When a family may book in a period. Whoever has not said where they live waits with the families from outside. */
export function opensAt({ residentOpensAt, outsideOpensAt }: Openings, isResident: boolean): Date {
  return isResident ? residentOpensAt : outsideOpensAt;
}

export type DocumentFacts = { kind: string; state: "received" | "accepted" | "refused"; validUntil: Day | null };

/** What a family file holds for one child: the newest document of each kind, the child's own or the household's. */
export type FileFacts = {
  hasAddress: boolean;
  hasEmergencyContact: boolean;
  hasHealthRecord: boolean;
  hasCareConsent: boolean;
  documents: readonly DocumentFacts[];
};

/** Of what a programme asks, what this file does not hold for that day. A paper counts from its reception until it is refused or expires. */
export function missingItems<I extends string>(required: readonly I[], file: FileFacts, day: Day): I[] {
  const simple: Record<string, boolean> = {
    address: file.hasAddress,
    emergency_contact: file.hasEmergencyContact,
    health_record: file.hasHealthRecord,
    care_consent: file.hasCareConsent,
  };
  const isProved = (item: string) =>
    file.documents.some(({ kind, state, validUntil }) => kind === item && state !== "refused" && (validUntil === null || day <= validUntil));
  return required.filter((item) => !(simple[item] ?? isProved(item)));
}

/** Days by week; by month when no week holds more than one of them, as for Wednesdays. */
export function gatherDays(days: readonly Day[]): { kind: "week" | "month"; key: string; days: Day[] }[] {
  const oneWeekday = new Set(days.map(weekdayOf)).size <= 1;
  const kind = oneWeekday ? ("month" as const) : ("week" as const);
  const keyOf = (day: Day) => (oneWeekday ? day.slice(0, 7) : mondayOf(day));
  return [...new Set(days.map(keyOf))].map((key) => ({ kind, key, days: days.filter((day) => keyOf(day) === key) }));
}

export type PlacesFacts = { day: Day; capacity: number; taken: number; closedReason: "public_holiday" | "closure" | null };

/** What anybody may know of a slot before signing in. */
export type SlotStatus = { kind: "closed"; reason: "public_holiday" | "closure" } | { kind: "too_late" } | { kind: "full" } | { kind: "last" | "free"; left: number };

const LAST_PLACES = 3;

export function slotStatus({ day, capacity, taken, closedReason }: PlacesFacts, addDeadline: DeadlineRule, now: Date): SlotStatus {
  if (closedReason !== null) return { kind: "closed", reason: closedReason };
  if (now >= deadlineFor(addDeadline, day)) return { kind: "too_late" };
  const left = capacity - taken;
  if (left <= 0) return { kind: "full" };
  return { kind: left <= LAST_PLACES ? "last" : "free", left };
}

export type CatalogueFilter = { offer: "leisure" | "youth" | undefined; years: number | undefined; communeInsee: string | undefined };

const offersByWord = { loisirs: "leisure", jeunesse: "youth" } as const;

/** What somebody asked the catalogue; whatever has not the right shape counts as not asked. */
export function readFilter(params: Record<string, string | string[] | undefined>): CatalogueFilter {
  const { offre, age, commune } = params;
  const isOffer = (word: unknown): word is keyof typeof offersByWord => typeof word === "string" && Object.hasOwn(offersByWord, word);
  return {
    offer: isOffer(offre) ? offersByWord[offre] : undefined,
    years: typeof age === "string" && /^\d{1,2}$/.test(age) ? Number(age) : undefined,
    communeInsee: typeof commune === "string" && /^\d[0-9AB]\d{3}$/.test(commune) ? commune : undefined,
  };
}

type Shown = { offer: string; communeInsee: string; groups: readonly { fromYears: number; toYears: number }[] };

/** Whether a programme is among those somebody looks for; what was not asked excludes nothing. */
export function isWanted({ offer, communeInsee, groups }: Shown, filter: CatalogueFilter): boolean {
  const { years } = filter;
  return (
    (filter.offer === undefined || offer === filter.offer) &&
    (filter.communeInsee === undefined || communeInsee === filter.communeInsee) &&
    (years === undefined || groups.some(({ fromYears, toYears }) => fromYears <= years && years <= toYears))
  );
}

/** Whether a group of the programme receives the child on one of these days. */
export function hasGroupOnOneOf(groups: readonly AgeGroupFacts[], child: AgeFacts, days: readonly Day[]): boolean {
  return days.some((day) => typeof ageGroupFor(groups, child, day) !== "string");
}
