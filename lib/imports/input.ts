import { z } from "zod";
import { address, personName, phone } from "@/lib/accounts/input";
import { isDay, type Day } from "@/lib/core/days";
import { searchable } from "@/lib/core/search";
import { oneLine } from "@/lib/core/typed";
import { schoolLevelWords, type SchoolLevel } from "@/lib/families/words";
import { fieldWords, lineWords as words } from "./words";

const LINE_MAX = 120;

const text = z.string().transform(oneLine).refine((typed) => [...typed].length <= LINE_MAX, words.tooLong);
const optionalText = text.transform((typed) => typed || null);

/** An empty cell says nothing; a full one must be right. */
const orEmpty = <T>(shape: z.ZodType<T, string>) =>
  z.string().transform((typed, context): T | null => {
    if (typed.trim() === "") return null;
    const parsed = shape.safeParse(typed);
    if (parsed.success) return parsed.data;
    context.addIssue(parsed.error.issues[0]?.message ?? words.tooLong);
    return z.NEVER;
  });

/** `14/03/2019`, `14.3.2019` or `2019-03-14`. */
function dayIn(typed: string): Day | undefined {
  const [, day = "", month = "", year = ""] = /^(\d{1,2})[/. -](\d{1,2})[/. -](\d{4})$/.exec(typed) ?? [];
  const written = year === "" ? typed : `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  return isDay(written) ? written : undefined;
}

const bornOn = z.string().transform((typed, context): Day => {
  const found = dayIn(typed.trim());
  if (found) return found;
  context.addIssue(typed.trim() === "" ? words.dateMissing : words.dateShape);
  return z.NEVER;
});

const levels = new Map(Object.entries(schoolLevelWords).flatMap(([code, word]) => [[searchable(code), code as SchoolLevel], [searchable(word), code as SchoolLevel]] as const));

const schoolLevel = z.string().transform((typed, context): SchoolLevel => {
  const wanted = searchable(typed);
  const found = wanted === "" ? "other" : levels.get(wanted);
  if (found) return found;
  context.addIssue(words.levelUnknown);
  return z.NEVER;
});

/** The cells of a line, by column. */
export const lineInput = z.object({
  household: text.refine((name) => name !== "", words.householdMissing),
  guardianGivenName: orEmpty(personName(words.guardianGivenNameMissing)),
  guardianFamilyName: orEmpty(personName(words.guardianFamilyNameMissing)),
  email: orEmpty(address),
  phone: orEmpty(phone),
  addressLine: optionalText,
  addressExtra: optionalText,
  postcode: orEmpty(z.string().transform(oneLine).refine((typed) => /^\d{5}$/.test(typed), words.postcodeShape)),
  commune: optionalText,
  childGivenName: personName(words.childGivenNameMissing),
  childFamilyName: orEmpty(personName(words.childFamilyNameMissing)),
  bornOn,
  schoolLevel,
  school: optionalText,
});

const importId = z.string().max(40).default("");

export const fileInput = z.object({ file: z.file(fieldWords.fileMissing).refine(({ size }) => size > 0, fieldWords.fileMissing) });
export const importInput = z.object({
  importId,
  invitations: z.enum(["now", "later"], fieldWords.invitations),
  duplicates: z.enum(["leave", "import"], fieldWords.duplicates).default("leave"),
});
export const nothingInput = z.object({});
