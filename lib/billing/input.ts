import { z } from "zod";
import { fieldWords as words } from "./words";

/** Spaces are how people group figures; nothing else is guessed. */
const amount = z
  .string()
  .max(40, words.amountShape)
  .transform((typed) => typed.replace(/\s/gu, ""))
  .refine((typed) => typed !== "", { error: words.amountMissing, abort: true })
  .refine((typed) => /^\d{1,5}$/.test(typed), words.amountShape)
  .transform(Number);

export const quotientInput = z.object({ amount, withProof: z.literal("on", words.proof).optional() });
