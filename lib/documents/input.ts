import { z } from "zod";
import { isId, type Id } from "@/lib/core/ids";
import { documentKinds, givenFiles, sizeFault } from "./rules";
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
export const removeDocumentInput = z.object({ documentId: z.string().max(40) });
export const openDocumentInput = z.object({ documentId: z.string().max(40), currentPassword: z.string().max(512).default("").transform((typed) => typed.normalize("NFKC")) });
