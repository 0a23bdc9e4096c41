import { z } from "zod";
import { address, personName, phone, stepUpInput } from "@/lib/accounts/input";
import { isId } from "@/lib/core/ids";
import { oneLine, severalLines } from "@/lib/core/typed";
import { dayFrom, HEALTH_TEXT_MAX, monthOf } from "./rules";
import {
  childFieldWords as words, consentMissing, type consentWords, contactRelationWords, custodyWords, guardianRelationWords, householdFieldWords, mealWords,
  schoolLevelWords, vaccineWords,
} from "./words";

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
    .transform(oneLine)
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
    .max(20, { error: message, abort: true })
    .transform((typed) => typed.normalize("NFKC").trim())
    .refine((typed) => shape.test(typed), { error: message, abort: true })
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

const decision = (kind: keyof typeof consentWords) => z.enum(["yes", "no"], consentMissing(kind)).transform((answer) => answer === "yes");
const decisions = { emergency_care: decision("emergency_care"), photos: decision("photos"), outings: decision("outings"), leave_alone: decision("leave_alone") };
export const consentsInput = z.object({ childId, ...decisions });

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
  .transform(severalLines)
  .refine((text) => [...text].length <= HEALTH_TEXT_MAX, words.healthLong);

const answer = (missing: string) => z.enum(["none", "some"], missing);

/** Questions answered by « Rien à signaler », or by « Oui » with a text. */
const healthQuestions = ["allergies", "carePlan", "treatment"] as const;

const healthShape = z.object({
  childId,
  allergiesAnswer: answer(words.allergiesUnanswered),
  allergies: healthText,
  carePlanAnswer: answer(words.carePlanUnanswered),
  carePlan: healthText,
  treatmentAnswer: answer(words.treatmentUnanswered),
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

const MAX_TYPED = 1_000;

const line = z
  .string()
  .max(MAX_TYPED, householdFieldWords.addressLong)
  .transform(oneLine)
  .refine((text) => text.length <= LINE_MAX, householdFieldWords.addressLong);

const choice = <T extends string>(known: Record<T, string>) => z.enum(Object.keys(known) as [T, ...T[]], householdFieldWords.relationUnknown);
const id = z.string().max(40).default("");
const box = z.literal("on").optional().transform((value) => value === "on");

export const addressLineInput = z.object({
  communeInsee: z.string().max(5).default(""),
  addressLine: line.refine((text) => /[\p{L}\p{N}]/u.test(text), householdFieldWords.addressMissing),
  addressExtra: line.default("").transform((text) => text || null),
  postcode: z.string(householdFieldWords.postcodeMissing).min(1, householdFieldWords.postcodeMissing).max(5, householdFieldWords.postcodeMissing),
});

export const invitationInput = z.object({ email: address, relation: choice(guardianRelationWords).optional() });
export const invitationIdInput = z.object({ invitationId: id });
/** By the link of the mail, or by the invitation that waits for the account's own verified address. */
export const joinInput = z.object({ jeton: z.string().max(200).default(""), invitationId: id });

const contactShape = {
  givenName: personName(householdFieldWords.contactGivenNameMissing),
  familyName: personName(householdFieldWords.contactFamilyNameMissing),
  phone: z.string().max(MAX_TYPED).refine((typed) => typed.trim() !== "", { error: householdFieldWords.contactPhoneMissing, abort: true }).pipe(phone),
  relation: choice(contactRelationWords),
  isEmergency: box,
  mayPickUp: box,
};

const serves = ({ isEmergency, mayPickUp }: { isEmergency: boolean; mayPickUp: boolean }) => isEmergency || mayPickUp;
const served = { error: householdFieldWords.contactServesNothing, path: ["isEmergency"] };

const phoneGuardianShape = { givenName: contactShape.givenName, familyName: contactShape.familyName, phone: contactShape.phone, relation: choice(guardianRelationWords).optional() };
export const phoneGuardianInput = z.object(phoneGuardianShape);
export const changedPhoneGuardianInput = z.object({ phoneGuardianId: id, ...phoneGuardianShape });
export const phoneGuardianIdInput = z.object({ phoneGuardianId: id });

export const contactInput = z.object(contactShape).refine(serves, served);
export const changedContactInput = z.object({ contactId: id, ...contactShape }).refine(serves, served);
export const contactIdInput = z.object({ contactId: id });
