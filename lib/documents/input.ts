import { z } from "zod";
import { isId, type Id } from "@/lib/core/ids";
import { isDay, type Day } from "@/lib/core/days";
import { oneLine } from "@/lib/core/typed";
import { documentKinds, givenFiles, refusalReasons, reopeningReasons, sizeFault } from "./rules";
import { fieldWords, sizeWords } from "./words";

const pages = z
  .union([z.file(), z.array(z.file())], fieldWords.notFiles)
  .transform((given) => givenFiles([given].flat()))
  .superRefine((files, context) => {
    const fault = sizeFault(files.map(({ size }) => size));
    if (fault) context.addIssue(sizeWords[fault]);
  });

/** A child, or the whole household. */
const owner = z
  .string(fieldWords.owner)
  .refine((value) => value === "foyer" || isId("child", value), fieldWords.owner)
  .transform((value) => (value === "foyer" ? null : (value as Id<"child">)));

export const addDocumentInput = z.object({ kind: z.enum(documentKinds, fieldWords.kind), owner, pages });
export const addProofInput = z.object({ pages });
const documentId = z.string().max(40);

/** A day as an English or a French keyboard writes it, or nothing. */
const optionalDay = z
  .string()
  .max(40, fieldWords.validUntil)
  .default("")
  .transform((typed, context) => {
    const text = typed.trim();
    if (text === "") return undefined;
    const [, day = "", month = "", year = ""] = /^(\d{1,2})[/. -](\d{1,2})[/. -](\d{4})$/.exec(text) ?? [];
    const civil = year === "" ? text : `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
    if (isDay(civil)) return civil satisfies Day;
    context.addIssue(fieldWords.validUntil);
    return z.NEVER;
  });

const PRECISION_MAX = 300;
const precision = z
  .string()
  .max(PRECISION_MAX * 8, fieldWords.precisionLong)
  .default("")
  .transform(oneLine)
  .refine((text) => [...text].length <= PRECISION_MAX, fieldWords.precisionLong);

export const acceptInput = z.object({ documentId, validUntil: optionalDay });
export const seenPaperInput = z.object({ kind: z.enum(documentKinds, fieldWords.kind), owner, validUntil: optionalDay });
export const refuseInput = z
  .object({ documentId, reason: z.enum(refusalReasons, fieldWords.reason), precision })
  .refine(({ reason, precision: text }) => reason !== "other" || text !== "", { error: fieldWords.precisionMissing, path: ["precision"] });
export const reopenInput = z.object({ documentId, reason: z.enum(reopeningReasons, fieldWords.reason) });

export const removeDocumentInput = z.object({ documentId: z.string().max(40) });
export const openDocumentInput = z.object({ documentId: z.string().max(40), currentPassword: z.string().max(512).default("").transform((typed) => typed.normalize("NFKC")) });
