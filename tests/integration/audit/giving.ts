import { declareQuotient } from "@/lib/billing/use-cases/declare-quotient";
import { addDocument } from "@/lib/documents/use-cases/add-document";
import { openPage } from "@/lib/documents/use-cases/open-page";
import { removeDocument } from "@/lib/documents/use-cases/remove-document";
import { aChild, aFamily } from "@/tests/support/builders/family";
import { aPdf, asFile } from "@/tests/support/builders/paper";
import { asParent } from "@/tests/support/context";
import { giveDocument } from "../documents/papers";
import type { Act } from "./act";

async function aGuardianAtWork() {
  const { id, browser } = await aFamily();
  return { id, browser, ctx: await asParent(browser) };
}

/** Giving papers, taking them back, reading those about health; declaring a quotient. */
export const giving: Record<string, Act> = {
  "adding a document": {
    file: "add-document",
    prepare: async () => {
      const { ctx } = await aGuardianAtWork();
      return () => addDocument(ctx, { kind: "court_order", owner: null, pages: [asFile(aPdf())] });
    },
    lines: ["document.added"],
  },
  "removing a document": {
    file: "remove-document",
    prepare: async () => {
      const { ctx, browser } = await aGuardianAtWork();
      const documentId = await giveDocument(browser);
      return () => removeDocument(ctx, documentId);
    },
    lines: ["document.removed"],
  },
  "opening a paper about health": {
    file: "open-page",
    prepare: async () => {
      const { ctx, id, browser } = await aGuardianAtWork();
      const documentId = await giveDocument(browser, { kind: "vaccines", owner: await aChild({ of: { id } }) });
      return () => openPage(ctx, documentId, 1);
    },
    lines: ["document.opened"],
    onlyTheLine: true,
  },
  "declaring a quotient": {
    file: "declare-quotient",
    prepare: async () => {
      const { ctx } = await aGuardianAtWork();
      return () => declareQuotient(ctx, 845);
    },
    lines: ["quotient.declared"],
  },
};
