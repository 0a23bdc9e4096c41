import { z } from "zod";
import { personName, phone, stepUpInput } from "@/lib/accounts/input";
import { isId } from "@/lib/core/ids";
import { dayFrom, HEALTH_TEXT_MAX, monthOf } from "./rules";
import { childFieldWords as words, consentWords, custodyWords, mealWords, schoolLevelWords, vaccineWords } from "./words";

const keysOf = <K extends string>(record: Record<K, unknown>) => Object.keys(record) as K[];

/** A claim: whose child it is, the use case asks. */
const childId = z.string(words.childUnknown).refine((claim) => isId("child", claim), words.childUnknown);

const LINE_MAX = 120;

/** One line that may stay empty; what no keyboard types becomes a space. */
const optionalLine = (tooLong: string) =>
  z
    .string()
    .max(LINE_MAX * 8, tooLong)
    .default("")
    .transform((typed) => typed.normalize("NFC").replace(/[\s\p{C}]+/gu, " ").trim())
    .refine((text) => [...text].length <= LINE_MAX, tooLong)
    .transform((text) => text || null);

const optionalPhone = z
  .string()
  .max(40, words.phoneShape)
  .default("")
  .transform((typed, context) => {
    if (typed.trim() === "") return null;
    const parsed = phone.safeParse(typed);
    if (parsed.success) return parsed.data;
    context.addIssue(words.phoneShape);
    return z.NEVER;
  });

const figure = (shape: RegExp, message: string) =>
  z
    .string()
    .max(20, message)
    .transform((typed) => typed.normalize("NFKC").trim())
    .refine((typed) => shape.test(typed), message)
    .transform(Number);

const birthMonth = z
  .string()
  .max(20, words.monthShape)
  .transform((typed, context) => {
    const month = monthOf(typed.normalize("NFKC").trim());
    if (month !== undefined) return month;
    context.addIssue(words.monthShape);
    return z.NEVER;
  });

const identity = {
  givenName: personName(words.givenNameMissing),
  familyName: personName(words.familyNameMissing),
  birthDay: figure(/^(0?[1-9]|[12]\d|3[01])$/, words.dayShape),
  birthMonth,
  birthYear: figure(/^[12]\d{3}$/, words.yearShape),
  schoolLevel: z.enum(keysOf(schoolLevelWords), words.levelMissing),
  school: optionalLine(words.schoolLong),
};

const isInCalendar = (typed: Parameters<typeof dayFrom>[0]) => dayFrom(typed) !== undefined;
const impossible = { error: words.dateImpossible, path: ["birthDay"] };

const newChildShape = z.object(identity);
const childShape = z.object({ childId, ...identity });
export const newChildInput = newChildShape.refine(isInCalendar, impossible);
export const childInput = childShape.refine(isInCalendar, impossible);
export const childIdInput = z.object({ childId });
export const mealInput = z.object({ childId, meal: z.enum(keysOf(mealWords), words.mealMissing) });

const decision = z.enum(["yes", "no"], words.consentMissing).transform((answer) => answer === "yes");
export const consentsInput = z.object({ childId, emergency_care: decision, photos: decision, outings: decision, leave_alone: decision } satisfies Record<keyof typeof consentWords, unknown> & { childId: unknown });

export const custodyInput = z.object({
  childId,
  custody: z.enum(keysOf(custodyWords), words.custodyMissing),
  otherHouseholdName: optionalLine(words.householdLong),
  otherHouseholdPhone: optionalPhone,
});

/** Several lines, kept as typed but for the accidents of keyboards and clipboards. */
const healthText = z
  .string()
  .max(HEALTH_TEXT_MAX * 8, words.healthLong)
  .default("")
  .transform((typed) => typed.normalize("NFC").replace(/\r\n?/g, "\n").replace(/[^\S\n]|(?!\n)\p{C}/gu, " ").trim())
  .refine((text) => [...text].length <= HEALTH_TEXT_MAX, words.healthLong);

const answer = z.enum(["none", "some"], words.healthAnswerMissing);

/** Questions answered by « Rien à signaler », or by « Oui » with a text. */
export const healthQuestions = ["allergies", "carePlan", "treatment"] as const;

const healthShape = z.object({
  childId,
  allergiesAnswer: answer,
  allergies: healthText,
  carePlanAnswer: answer,
  carePlan: healthText,
  treatmentAnswer: answer,
  treatment: healthText,
  doctorName: optionalLine(words.householdLong),
  doctorPhone: optionalPhone,
  vaccineStatus: z.enum(keysOf(vaccineWords), words.vaccinesMissing),
  vaccineNotes: healthText,
  ...stepUpInput.shape,
});

export const healthInput = healthShape.superRefine((typed, context) => {
  for (const question of healthQuestions) {
    const said = typed[`${question}Answer`];
    if (said === "some" && typed[question] === "") context.addIssue({ code: "custom", message: words.healthTextMissing, path: [question] });
    if (said === "none" && typed[question] !== "") context.addIssue({ code: "custom", message: words.healthTextUnsaid, path: [`${question}Answer`] });
  }
});

export const healthStepUpInput = z.object({ childId, ...stepUpInput.shape });
