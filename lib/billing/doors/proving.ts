import "server-only";
import { redirect } from "next/navigation";
import { door } from "@/lib/core/door";
import { addProofInput } from "@/lib/documents/input";
import { sayRefusal as sayDocumentRefusal } from "@/lib/documents/words";
import { requireGuardian } from "@/lib/families/gates";
import { quotientInput } from "../input";
import { declareQuotient } from "../use-cases/declare-quotient";
import { giveProof } from "../use-cases/give-proof";
import { sayRefusal } from "../words";

const quotient = "/famille/foyer/quotient";

export const declare = door({
  gate: () => requireGuardian(quotient),
  input: quotientInput,
  keeps: ["amount", "withProof"],
  run: (ctx, { amount }) => declareQuotient(ctx, amount),
  refusal: sayRefusal,
  then: async (_value, _ctx, { withProof }) => redirect(withProof ? "/famille/documents/nouveau?type=quotient" : `${quotient}?fait=declare`),
});

export const give = door({
  gate: () => requireGuardian(quotient),
  input: addProofInput,
  run: (ctx, { pages }) => giveProof(ctx, pages),
  refusal: sayDocumentRefusal,
  then: async () => redirect(`${quotient}?fait=justificatif`),
});
