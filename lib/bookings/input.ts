import { z } from "zod";
import { isDay, type Day } from "@/lib/core/days";
import { isId, type Id } from "@/lib/core/ids";
import { MOST_WISHES } from "./rules";

const idOf = <K extends "programme" | "bookingPeriod" | "child">(kind: K) => z.string().max(40).refine((text): text is Id<K> => isId(kind, text));

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
  programme: idOf("programme"),
  periode: idOf("bookingPeriod"),
  formule: z.enum(["day", "morning", "afternoon", "outing"]),
  jours: wishes,
  ensemble: ticked,
  attente: ticked,
  cle: z.string().regex(/^[A-Za-z0-9_-]{20,64}$/),
});
