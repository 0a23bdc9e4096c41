import { addDocument } from "@/lib/documents/use-cases/add-document";
import { judgePaper } from "@/lib/billing/use-cases/judge-paper";
import { aPdf, asFile } from "@/tests/support/builders/paper";
import { aChild } from "@/tests/support/builders/family";
import { act, type Act } from "../act";
import { aHome, aServedHome, someStaff } from "./scenes";

const pdf = aPdf().toString();
const validUntil = "31/12/2099";

async function aGivenPaper(copy: number, { kind = "insurance" }: { kind?: "insurance" | "vaccines" } = {}) {
  const home = await aHome(copy);
  const given = await addDocument(home.ctx, { kind, owner: home.child, pages: [asFile(aPdf())] });
  if (!given.ok) throw new Error(given.refusal.reason);
  return { ...home, documentId: given.value.documentId };
}

/** The paper, before whoever judges it. */
async function aPaperToJudge(copy: number) {
  const { documentId } = await aGivenPaper(copy);
  return { documentId, ...(await someStaff(copy)) };
}

async function aJudgedPaper(copy: number) {
  const paper = await aPaperToJudge(copy);
  await judgePaper(paper.ctx, { documentId: paper.documentId, verdict: { state: "accepted", validUntil: "2099-12-31" } });
  return paper;
}

const newer = { countsAgain: "a paper sent again is a newer paper, and the newest counts" };
const again = { countsAgain: "the same is declared again, and the journal tells each time" };

export const ofPapers: readonly Act[] = [
  act("documents/add-document", aHome, ({ child }) => ({ page: `/famille/documents/nouveau?type=insurance&enfant=${child}`, form: 'name="pages"', typed: [["pages", pdf, "attestation.pdf"]] }), newer),
  act("documents/add-document", aServedHome, ({ page, child }) => ({ page: `${page}/documents/nouveau?type=insurance&enfant=${child}`, form: 'name="pages"', typed: [["pages", pdf, "attestation.pdf"]] }), { by: "the desk", ...newer }),
  act("documents/remove-document", aGivenPaper, ({ documentId }) => ({ page: `/famille/documents/${documentId}/retirer`, form: "Retirer ce document" })),
  act("documents/open-page", (copy) => aGivenPaper(copy, { kind: "vaccines" }), ({ documentId }) => ({ page: `/famille/documents/${documentId}/1` }), { countsAgain: "each reading leaves its line" }),
  act("documents/judge-document", aPaperToJudge, ({ documentId }) => ({ page: `/admin/documents/${documentId}`, form: "Accepter et passer au suivant", typed: [["validUntil", validUntil]] })),
  act("documents/judge-document", aPaperToJudge, ({ documentId }) => ({ page: `/admin/documents/${documentId}`, form: "Refuser et passer au suivant", typed: [["reason", "unreadable"]] }), { by: "a refusal" }),
  act("documents/reopen-document", aJudgedPaper, ({ documentId }) => ({ page: `/admin/documents/${documentId}`, form: "Remettre", typed: [["reason", "mistake"]] })),
  act("documents/record-seen-paper", aServedHome, ({ page, child }) => ({ page: `${page}/documents/nouveau?type=insurance&enfant=${child}`, form: "Noter comme vu", typed: [["validUntil", validUntil]] }), newer),
  act("billing/declare-quotient", async (copy) => {
    const home = await aHome(copy);
    await aChild({ of: home.family, givenName: "Tom" });
    return home;
  }, () => ({ page: "/famille/foyer/quotient", form: 'name="amount"', typed: [["amount", "845"]] }), again),
];
