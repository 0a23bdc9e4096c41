import { z } from "zod";
import { quotientInput } from "@/lib/billing/input";
import { acceptInput, seenPaperInput } from "@/lib/documents/input";

/** The quotient read on a paper, for that kind of paper only. */
const amount = z.preprocess((typed) => (typeof typed === "string" && typed.trim() === "" ? undefined : typed), quotientInput.shape.amount.optional());

export const acceptPaperInput = acceptInput.extend({ amount });
export const seePaperInput = seenPaperInput.extend({ amount });
