import "server-only";
import { redirect } from "next/navigation";
import { overridableRules } from "@/lib/bookings/policy";
import { bookChildren } from "@/lib/bookings/use-cases/book-children";
import { requireServedFamily } from "@/lib/callers/gates";
import { door } from "@/lib/core/door";
import { bookAtDeskInput } from "../input";
import { recapPath, tablePath } from "../rules";
import { sayAtDesk } from "../words";

export const book = door({
  gate: (claimed) => requireServedFamily(claimed("famille"), tablePath(claimed("famille"))),
  input: bookAtDeskInput,
  keeps: ["ensemble", "attente", "raison", "deadline", "capacity", "age", "file", "opening"],
  run: async (ctx, { programme, periode, formule, jours, ensemble, attente, cle, raison, ...ticked }) => {
    const rules = overridableRules.filter((rule) => ticked[rule]);
    return bookChildren(ctx, {
      familyId: ctx.family.id,
      programmeId: programme,
      periodId: periode,
      formula: formule,
      wishes: jours,
      isTogether: ensemble,
      acceptsWaiting: attente,
      submissionKey: cle,
      ...(rules.length > 0 && { override: { rules, reason: raison } }),
    });
  },
  refusal: sayAtDesk,
  then: async ({ reference }, { family }) => redirect(recapPath(family.id, reference, "?fait=reserve")),
});
