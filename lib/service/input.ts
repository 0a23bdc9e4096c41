import { z } from "zod";
import { phone } from "@/lib/accounts/input";
import { offerWords, requirementWords, seasonWords, type RequirementItem } from "@/lib/activities/words";
import { isDay, instantAt, type Day, type Hour } from "@/lib/core/days";
import type { DeadlineRule } from "@/lib/core/deadlines";
import { isId, type Id, type IdKind } from "@/lib/core/ids";
import { oneLine } from "@/lib/core/typed";
import { readAges, readPlanText, scopes, type Plan } from "./rules";
import { deadlineKindWords, fieldWords as words, requirementStateWords } from "./words";

const keysOf = <K extends string>(record: Record<K, unknown>) => Object.keys(record) as [K, ...K[]];
const claim = <K extends IdKind>(kind: K, message: string = words.plan) => z.custom<Id<K>>((value) => isId(kind, value), message);

const NAME_MAX = 80;
const TEXT_MAX = 600;

const line = (missing: string, most = NAME_MAX) =>
  z
    .string()
    .transform(oneLine)
    .refine((text) => text !== "", { error: missing, abort: true })
    .refine((text) => text.length <= most, words.long);

const figure = (most: number, message: string) =>
  z
    .string()
    .transform((typed) => typed.trim())
    .refine((typed) => /^\d{1,3}$/.test(typed) && Number(typed) <= most, { error: message, abort: true })
    .transform(Number);

export const day = z.custom<Day>(isDay, words.day);
const hour = z.string().refine((typed) => /^([01]\d|2[0-3]):[0-5]\d$/.test(typed), words.hour).transform((typed) => typed as Hour);
const ticked = z.literal("on").optional().transform((value) => value === "on");

export const centerInput = z.object({
  slug: z.string().max(100).default(""),
  name: line(words.name),
  addressLine: line(words.address, 200),
  communeInsee: z.string().regex(/^\d[0-9AB]\d{3}$/, words.commune),
  phone,
  summary: line(words.summary, TEXT_MAX),
});

/** The three ways a deadline is counted, each with its own figure; what the others would need is left alone. */
function deadlineOf(kind: keyof typeof deadlineKindWords, days: number, weekday: number, at: Hour): DeadlineRule {
  if (kind === "week_before") return { kind, weekday, at };
  return { kind: "days_before", days, at, workingDaysOnly: kind === "working_days_before" };
}

const deadlineKind = z.enum(keysOf(deadlineKindWords), words.deadlineKind);
const LONGEST_DEADLINE = 60;
const deadlineDays = figure(LONGEST_DEADLINE, words.deadlineDays);
const weekday = z.string().regex(/^[1-7]$/, words.weekday).transform(Number);
const requirementState = z.enum(keysOf(requirementStateWords), words.requirement).default("no");

const programmeFields = {
  title: line(words.name),
  summary: line(words.summary, TEXT_MAX),
  centerId: claim("center", words.center),
  offer: z.enum(keysOf(offerWords), words.offer),
  season: z.enum(keysOf(seasonWords), words.season),
  tariffId: claim("tariff", words.tariff),
  addKind: deadlineKind, addDays: deadlineDays, addWeekday: weekday, addAt: hour,
  cancelKind: deadlineKind, cancelDays: deadlineDays, cancelWeekday: weekday, cancelAt: hour,
  lateShare: figure(100, words.share),
  address: requirementState, emergency_contact: requirementState, health_record: requirementState, care_consent: requirementState, vaccines: requirementState,
  insurance: requirementState, quotient: requirementState, care_plan: requirementState, swim_test: requirementState, court_order: requirementState,
  isPublished: ticked,
};

export const newProgrammeInput = z.object({
  ...programmeFields,
  ages: z.string().transform((typed, context) => {
    const ages = readAges(typed);
    if (ages) return ages;
    context.addIssue(words.ages);
    return z.NEVER;
  }),
});

export const programmeInput = z.object({ ...programmeFields, programmeId: claim("programme") });

type ProgrammeFields = Omit<z.output<typeof programmeInput>, "programmeId">;

/** What the form says, as the table keeps it. */
export function programmeOf(input: ProgrammeFields) {
  const { title, summary, centerId, offer, season, tariffId, isPublished, lateShare } = input;
  return {
    title, summary, centerId, offer, season, tariffId, isPublished,
    addDeadline: deadlineOf(input.addKind, input.addDays, input.addWeekday, input.addAt),
    cancelDeadline: deadlineOf(input.cancelKind, input.cancelDays, input.cancelWeekday, input.cancelAt),
    lateCancelShare: lateShare * 100,
    requirements: (Object.keys(requirementWords) as RequirementItem[]).flatMap((item) => (input[item] === "no" ? [] : [{ item, isBlocking: input[item] === "blocking" }])),
  };
}

const several = <T extends z.ZodType>(each: T, missing: string) => z.preprocess((value) => (value === undefined ? [] : [value].flat()), z.array(each).min(1, missing).max(50));

export const duplicateInput = z.object({ programmeId: claim("programme"), centre: several(claim("center"), words.centers) });

const years = figure(17, words.years);
export const groupInput = z
  .object({ programmeId: claim("programme"), groupId: z.literal("nouveau").or(claim("ageGroup")), name: line(words.name, 40), fromYears: years, toYears: years })
  .refine(({ fromYears, toYears }) => fromYears <= toYears, { error: words.yearsOrder, path: ["toYears"] });

export const groupIdInput = z.object({ programmeId: claim("programme"), groupId: claim("ageGroup") });

export const periodInput = z
  .object({ periodId: z.literal("nouvelle").or(claim("bookingPeriod")), name: line(words.name), startsOn: day, endsOn: day, residentDay: day, residentHour: hour, outsideDay: day, outsideHour: hour })
  .refine(({ startsOn, endsOn }) => startsOn <= endsOn, { error: words.dayOrder, path: ["endsOn"] })
  .refine((typed) => `${typed.residentDay} ${typed.residentHour}` <= `${typed.outsideDay} ${typed.outsideHour}`, { error: words.opening, path: ["outsideDay"] });

/** The two openings as instants of the town. */
export const openingsOf = ({ residentDay, residentHour, outsideDay, outsideHour }: Pick<z.output<typeof periodInput>, "residentDay" | "residentHour" | "outsideDay" | "outsideHour">) => ({
  residentOpensAt: instantAt(residentDay, residentHour),
  outsideOpensAt: instantAt(outsideDay, outsideHour),
});

export const periodIdInput = z.object({ periodId: claim("bookingPeriod") });

export const repeatInput = z.object({ periodId: claim("bookingPeriod"), modelId: claim("bookingPeriod", words.model) });

export const planInput = z.object({
  plan: z
    .string()
    .max(8_000, words.plan)
    .transform((text, context): Plan => {
      const plan = readPlanText(text);
      if (typeof plan !== "string") return plan;
      context.addIssue(words.plan);
      return z.NEVER;
    }),
});

export const slotInput = z.object({
  slotId: claim("slot"),
  places: figure(500, words.places),
  animators: figure(60, words.animators),
  title: z.string().max(NAME_MAX, words.long).default("").transform((typed) => typed.replace(/\s+/g, " ").trim() || null),
  scope: z.enum(scopes, words.scope),
});

export const closureInput = z
  .object({ centerId: claim("center", words.center), startsOn: day, endsOn: day, reason: line(words.reason, 200) })
  .refine(({ startsOn, endsOn }) => startsOn <= endsOn, { error: words.dayOrder, path: ["endsOn"] });

export const closureIdInput = z.object({ closureId: claim("closure") });

export const ratioInput = z.object({
  season: z.enum(keysOf(seasonWords), words.season),
  age: z.enum(["under", "from"], words.years),
  length: z.enum(["long", "short"], words.plan).default("long"),
  validFrom: day,
  childrenPerAnimator: figure(30, words.perAnimator).refine((ratio) => ratio >= 1, words.perAnimator),
  source: line(words.source, 160),
});
