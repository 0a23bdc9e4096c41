import { z } from "zod";
import { bookInput, cancelDaysInput, entryInput, swapDayInput } from "@/lib/bookings/input";
import { LONGEST_REASON } from "@/lib/bookings/policy";
import { isId, type Id } from "@/lib/core/ids";

const famille = z.custom<Id<"family">>((value) => isId("family", value));
const ticked = z.literal("on").optional().transform((value) => value === "on");
const raison = z.string().max(LONGEST_REASON, `Écrivez ${LONGEST_REASON} caractères au plus.`).default("");

/** One box for each rule that may be set aside. */
const rules = { deadline: ticked, capacity: ticked, age: ticked, file: ticked, opening: ticked };

export const bookAtDeskInput = bookInput.extend({ famille, raison, ...rules });
export const cancelAtDeskInput = cancelDaysInput.extend({ famille, raison, remise: ticked });
export const swapAtDeskInput = swapDayInput.extend({ famille, exception: z.literal("oui").optional(), raison });
export const answerAtDeskInput = entryInput.extend({ famille });
export const recapInput = z.object({ famille, reference: cancelDaysInput.shape.reference });
