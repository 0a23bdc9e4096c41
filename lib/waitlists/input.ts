import { z } from "zod";
import { isId, type Id } from "@/lib/core/ids";
import { priorities } from "./rules";

const REASON_MAX = 300;

const reason = z
  .string()
  .trim()
  .min(5, "Écrivez pourquoi, en quelques mots. La raison est gardée avec la liste.")
  .max(REASON_MAX, `La raison compte ${REASON_MAX} caractères au plus.`);

const entryId = z.custom<Id<"waitlistEntry">>((value) => isId("waitlistEntry", value));
const slotId = z.custom<Id<"slot">>((value) => isId("slot", value));

const priority = z
  .enum(["0", "1", "2"], "Choisissez une priorité.")
  .transform(Number)
  .transform((value) => priorities.find((each) => each === value) ?? 0);

export const chooseInput = z.object({ entryId, slotId, motif: reason });
export const prioritiseInput = z.object({ entryId, slotId, priorite: priority, raison: reason });
