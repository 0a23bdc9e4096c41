import { z } from "zod";
import { isId, type IdKind, type Id } from "@/lib/core/ids";

const MOST_DAYS = 60;
const MOST_CENTS = 10_000_000;

const id = <K extends IdKind>(kind: K) => z.custom<Id<K>>((value) => isId(kind, value));
const amount = z.string().regex(/^\d{1,8}$/).transform(Number).refine((cents) => cents <= MOST_CENTS);
const jeton = z.string().regex(/^[\w-]{43}$/);
const reference = z.string().regex(/^PF-[0-9A-Z]{3}-[0-9A-Z]{3}$/);

/** One box ticked arrives alone, several as a list. */
const several = <T extends z.ZodType>(one: T) => z.preprocess((value) => (value === undefined ? [] : [value].flat()), z.array(one).max(MOST_DAYS));

export const cancelDaysInput = z.object({ reference, jour: several(id("booking")), owedCents: amount });
export const swapDayInput = z.object({ bookingId: id("booking"), slotId: id("slot"), priceCents: amount });
export const offerLinkInput = z.object({ jeton });
export const entryInput = z.object({ entryId: id("waitlistEntry") });
export const noInput = z.object({});
