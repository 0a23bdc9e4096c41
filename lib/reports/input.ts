import { z } from "zod";
import { isDay, type Day } from "@/lib/core/days";
import { isId, type Id } from "@/lib/core/ids";
import { formats, scopes } from "./rules";
import { fieldWords } from "./words";

const day = z.string(fieldWords.day).refine(isDay, fieldWords.day).transform((value) => value as Day);

export const exportInput = z.object({
  scope: z.enum(scopes, fieldWords.scope),
  format: z.enum(formats, fieldWords.format),
  from: day,
  to: day,
  /** Every centre when none is chosen. */
  centerId: z.string().default("").transform((claim): Id<"center"> | null => (isId("center", claim) ? claim : null)),
});
export type ExportWish = z.output<typeof exportInput>;
