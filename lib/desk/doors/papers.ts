import "server-only";
import { redirect } from "next/navigation";
import type { Context, DeskActor } from "@/db/context";
import { quotientInput } from "@/lib/billing/input";
import { declareQuotient } from "@/lib/billing/use-cases/declare-quotient";
import { giveProof } from "@/lib/billing/use-cases/give-proof";
import { seePaper } from "@/lib/billing/use-cases/see-paper";
import { requireServedFamily } from "@/lib/callers/gates";
import { door } from "@/lib/core/door";
import { addDocumentInput } from "@/lib/documents/input";
import { addDocument } from "@/lib/documents/use-cases/add-document";
import { seePaperInput } from "../input";
import { filePath } from "../rules";
import { sayPaperRefusal as refusal } from "../words";

type Served = Context<DeskActor>;

const gate = (claimed: (field: string) => string) => requireServedFamily(claimed("familyId"), "/admin/familles");

export const declare = door({
  gate,
  input: quotientInput,
  keeps: ["amount"],
  run: (ctx: Served, { amount }) => declareQuotient(ctx, amount),
  refusal,
  then: async (_value, { actor }) => redirect(filePath(actor.familyId, "quotient", "declare")),
});

/** A copy that the desk made. */
export const add = door({
  gate,
  input: addDocumentInput,
  keeps: ["owner"],
  run: (ctx: Served, given) => (given.kind === "quotient" ? giveProof(ctx, given.pages) : addDocument(ctx, given)),
  refusal,
  then: async (_value, { actor }) => redirect(filePath(actor.familyId, "documents", "ajoute")),
});

export const see = door({
  gate,
  input: seePaperInput,
  keeps: ["owner", "validUntil", "amount"],
  run: seePaper,
  refusal,
  then: async (_value, { actor }) => redirect(filePath(actor.familyId, "documents", "vu")),
});
