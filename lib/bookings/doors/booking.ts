import "server-only";
import { redirect } from "next/navigation";
import { door } from "@/lib/core/door";
import { refused } from "@/lib/core/result";
import { requireGuardian } from "@/lib/families/gates";
import { bookInput } from "../input";
import { bookChildren } from "../use-cases/book-children";
import { sayRefusal } from "../words";

const reservations = "/famille/reservations";

export const book = door({
  gate: () => requireGuardian("/famille/reserver"),
  input: bookInput,
  keeps: ["ensemble", "attente"],
  run: async (ctx, { programme, periode, formule, jours, ensemble, attente, cle }) => {
    if (!ctx.family) return refused({ reason: "no-family" });
    const { familyId } = ctx.family;
    return bookChildren(ctx, { familyId, programmeId: programme, periodId: periode, formula: formule, wishes: jours, isTogether: ensemble, acceptsWaiting: attente, submissionKey: cle });
  },
  refusal: sayRefusal,
  then: async ({ reference }) => redirect(`${reservations}/${reference}?fait=reserve`),
});
