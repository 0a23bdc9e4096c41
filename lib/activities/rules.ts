import { ageOn, type Day } from "@/lib/core/days";

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
