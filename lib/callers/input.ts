import { z } from "zod";
import { address, personName, phone } from "@/lib/accounts/input";
import { fieldWords as accountWords } from "@/lib/accounts/words";
import { dayFrom, monthOf } from "@/lib/families/rules";
import { guardianRelationWords, householdFieldWords } from "@/lib/families/words";
import { severalLines } from "@/lib/core/typed";
import { NOTE_MAX, readBirthDate, readNeedle, REASON_MAX } from "./rules";
import { fieldWords as words, outcomeWords, whoCallsWords } from "./words";

const keysOf = <K extends string>(record: Record<K, unknown>) => Object.keys(record) as K[];

const SHORT = 200;
const id = z.string().max(40).default("");

/** A text that may stay empty; a text that is there is read, or said to be unreadable. */
const optional = <T>(read: (typed: string) => T | undefined, message: string) =>
  z
    .string()
    .max(SHORT, message)
    .default("")
    .transform((typed, context) => {
      if (typed.trim() === "") return undefined;
      const value = read(typed);
      if (value === undefined) context.addIssue(message);
      return value;
    });

function birthDay(typed: string) {
  const [day = "", month = "", year = ""] = readBirthDate(typed) ?? [];
  const birthMonth = monthOf(month);
  return birthMonth === undefined ? undefined : dayFrom({ birthDay: Number(day), birthMonth, birthYear: Number(year) });
}

/** A reference that cannot be one counts as a wrong one: the sentence stays the same. */
function reference(typed: string) {
  const needle = readNeedle(typed);
  return needle.kind === "reference" ? needle.reference : typed.trim();
}

export const callerFactsInput = z.object({
  familyId: id,
  birthDate: optional(birthDay, words.day),
  address: optional((typed) => typed, householdFieldWords.addressLong),
  phone: optional((typed) => phone.safeParse(typed).data, words.phone),
  email: optional((typed) => address.safeParse(typed).data?.canonical, accountWords.emailShape),
  reference: optional(reference, words.noteLong),
});

const lines = (max: number, tooLong: string) =>
  z
    .string()
    .max(max * 4, tooLong)
    .default("")
    .transform(severalLines)
    .refine((text) => [...text].length <= max, tooLong);

const note = lines(NOTE_MAX, words.noteLong);
const reason = lines(REASON_MAX, words.reasonLong).refine((text) => text !== "", words.reasonMissing);

export const noteInput = z.object({ familyId: id, note: note.refine((text) => text !== "", words.noteMissing) });
export const endCallInput = z.object({ familyId: id, note });
export const guardianInput = z.object({ familyId: id, accountId: id });
export const newAddressInput = z.object({ familyId: id, accountId: id, email: address });
export const withdrawInput = z.object({ familyId: id, accountId: id, reason });
export const deskInvitationInput = z.object({ familyId: id, email: address });
export const registrationInput = z.object({ email: address });
export const uniteInput = z.object({
  familyId: id,
  other: z.string().max(SHORT, words.familyMissing).transform((typed) => /fam_[0-9a-z]{20}/.exec(typed)?.[0] ?? "").refine((found) => found !== "", words.familyMissing),
});

export const taskInput = z.object({ taskId: id, outcome: z.enum(keysOf(outcomeWords), words.outcomeMissing), suite: z.string().max(SHORT).default("") });
export const callBackInput = z.object({ familyId: id, text: note.refine((text) => text !== "", words.noteMissing), day: optional(birthDay, words.day) });

export const openInput = z.object({
  who: z.enum(keysOf(whoCallsWords), words.whoMissing),
  givenName: personName(householdFieldWords.contactGivenNameMissing),
  familyName: personName(householdFieldWords.contactFamilyNameMissing),
  phone: z.string().max(SHORT).refine((typed) => typed.trim() !== "", { error: householdFieldWords.contactPhoneMissing, abort: true }).pipe(phone),
  relation: z.enum(["", ...keysOf(guardianRelationWords)]).default("").transform((relation) => relation || null),
  commune: z.string().max(SHORT, words.communeLong).default("").transform((typed) => typed.trim()),
  email: optional((typed) => address.safeParse(typed).data, accountWords.emailShape),
  anyway: z.literal("on").optional().transform((ticked) => ticked === "on"),
});
