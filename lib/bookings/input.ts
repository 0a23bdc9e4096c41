import { z } from "zod";
import { isDay, type Day } from "@/lib/core/days";
import { isId, type Id, type IdKind } from "@/lib/core/ids";
import { MOST_WISHES } from "./rules";

const id = <K extends IdKind>(kind: K) => z.custom<Id<K>>((value) => isId(kind, value));

const unreadable = "Nous n'avons pas pu lire les jours choisis. Revenez au choix des jours.";
const tooMany = `Une demande compte ${MOST_WISHES} jours au plus. Faites-en plusieurs.`;

type SentWish = { childId: Id<"child">; day: Day };

/** « chd_….2026-12-21 chd_….2026-12-22 »: each wish once. */
const wishes = z
  .string()
  .max(40 * MOST_WISHES, tooMany)
  .transform((text, context): SentWish[] => {
    const parts = [...new Set(text.split(" ").filter((part) => part !== ""))];
    const read = parts.flatMap((part) => {
      const [childId = "", day = ""] = part.split(".");
      return isId("child", childId) && isDay(day) ? [{ childId, day }] : [];
    });
    if (read.length === parts.length && read.length > 0 && read.length <= MOST_WISHES) return read;
    context.addIssue(read.length > MOST_WISHES ? tooMany : unreadable);
    return z.NEVER;
  });

const ticked = z.literal("on").optional().transform((value) => value === "on");

export const bookInput = z.object({
  programme: id("programme"),
  periode: id("bookingPeriod"),
  formule: z.enum(["day", "morning", "afternoon", "outing"]),
  jours: wishes,
  ensemble: ticked,
  attente: ticked,
  cle: z.string().regex(/^[A-Za-z0-9_-]{20,64}$/),
});

const MOST_DAYS = 60;
const MOST_CENTS = 10_000_000;

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
