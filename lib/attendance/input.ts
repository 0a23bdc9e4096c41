import { z } from "zod";
import { isDay, type Day } from "@/lib/core/days";
import { isId, type Id, type IdKind } from "@/lib/core/ids";
import { oneLine } from "@/lib/core/typed";
import { markFieldWords as words } from "./words";

const MOST_MARKS = 300;
const LONGEST_NAME = 120;

const id = <K extends IdKind>(kind: K) => z.custom<Id<K>>((value) => isId(kind, value), words.unreadable);
const kind = z.enum(["arrived", "left", "absent", "absent_justified", "undone"], words.unreadable);
const reason = z.enum(["announced", "certificate", "center", "other"]);

/** « bkg_….atm_… »: a booking, and the id of the mark it is given. */
const place = z.string().transform((text, context) => {
  const [bookingId, markId] = text.split(".");
  if (isId("booking", bookingId) && isId("attendanceMark", markId)) return { bookingId, id: markId };
  context.addIssue(words.unreadable);
  return z.NEVER;
});

/** One alone, several as a list. */
const places = z.preprocess((value) => [value].flat(), z.array(place).min(1).max(MOST_MARKS));

const name = z.string().transform(oneLine).pipe(z.string().max(LONGEST_NAME, words.nameLong)).optional();

/** A button of the list, pressed in a browser without scripts. */
export const markInput = z
  .object({
    center: z.string().regex(/^[a-z0-9-]{1,80}$/, words.unreadable),
    day: z.custom<Day>(isDay, words.unreadable),
    mark: places,
    kind,
    undoes: id("attendanceMark").or(z.literal("")).optional(),
    leftWith: name,
    otherName: name,
    absenceReason: reason.or(z.literal("")).optional(),
  })
  .superRefine(({ kind: chosen, undoes, leftWith, otherName, absenceReason }, context) => {
    const issue = (path: string, message: string) => context.addIssue({ code: "custom", path: [path], message });
    if (chosen === "left" && !leftWith && !otherName) issue("leftWith", words.leftWithMissing);
    if (chosen === "absent_justified" && !absenceReason) issue("absenceReason", words.reasonMissing);
    if (chosen === "undone" && !undoes) issue("undoes", words.unreadable);
  });

const sentMark = z
  .object({
    id: id("attendanceMark"),
    bookingId: id("booking"),
    kind,
    undoes: id("attendanceMark").nullable(),
    leftWith: z.string().transform(oneLine).pipe(z.string().min(1).max(LONGEST_NAME)).nullable(),
    absenceReason: reason.nullable(),
    markedAt: z.number().int().min(0).max(8.64e15),
  })
  .refine((mark) => (mark.kind === "undone") === (mark.undoes !== null) && (mark.kind === "left") === (mark.leftWith !== null) && (mark.kind === "absent_justified") === (mark.absenceReason !== null));

/** What a tablet kept while it was cut off, sent at once. */
export const sentMarksInput = z.object({ marks: z.array(sentMark).max(MOST_MARKS) });
