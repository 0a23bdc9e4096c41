import { eq } from "drizzle-orm";
import { database } from "@/db/client";
import { document } from "@/db/schema/documents";
import { family } from "@/db/schema/families";
import { deskTask } from "@/db/schema/notifications";
import { listQuotients } from "@/lib/billing/queries";
import { declareQuotient } from "@/lib/billing/use-cases/declare-quotient";
import { giveProof } from "@/lib/billing/use-cases/give-proof";
import { judgePaper } from "@/lib/billing/use-cases/judge-paper";
import { reopenPaper } from "@/lib/billing/use-cases/reopen-paper";
import { seePaper } from "@/lib/billing/use-cases/see-paper";
import { countToJudge, listToJudge } from "@/lib/documents/queries";
import { addDocument } from "@/lib/documents/use-cases/add-document";
import { openPage } from "@/lib/documents/use-cases/open-page";
import { aChild, aFamily } from "@/tests/support/builders/family";
import { actions } from "@/tests/support/builders/journal";
import { mailsTo } from "@/tests/support/builders/outbox";
import { aPdf, asFile } from "@/tests/support/builders/paper";
import { aStaff } from "@/tests/support/builders/staff";
import { asDesk, asParent, asStaff } from "@/tests/support/context";
import { testDatabase } from "@/tests/support/database";
import { giveDocument, testStore } from "../documents/papers";
import { aCall, everySessionEnds, no } from "./serving";

testDatabase();
testStore();

const accepted = { state: "accepted", validUntil: "2026-12-31" } as const;
const refusedPaper = { state: "refused", reason: "unreadable", precision: "La page 2 surtout." } as const;

const standing = async (id: string) => {
  const [row] = await database().select({ state: document.state, reason: document.refusedReason, validUntil: document.validUntil, judgedBy: document.judgedBy }).from(document).where(eq(document.id, id as "doc_"));
  return row;
};

async function aPaperToJudge(role: "agent" | "center" = "agent") {
  const call = await aCall({ role });
  return { ...call, documentId: await giveDocument(call.family.browser, { kind: "insurance", owner: call.childId }) };
}

test("the papers to judge are read page by page, the oldest first, none twice", async () => {
  const { family: { browser }, childId, documentId } = await aPaperToJudge();
  const others = [await giveDocument(browser, { kind: "vaccines", owner: childId }), await giveDocument(browser, { kind: "swim_test", owner: childId })];
  const idsAt = async (offset: number) => (await listToJudge(database(), { limit: 2, offset })).map(({ id }) => id);
  expect([await idsAt(0), await idsAt(2), await idsAt(4)]).toEqual([[documentId, others[0]], [others[1]], []]);
  expect(await countToJudge(database())).toBe(3);
});

describe("a paper that is judged", () => {
  test("is accepted until a day, under the name of its judge", async () => {
    const { judge, staff, documentId } = await aPaperToJudge();
    expect(await judgePaper(judge, { documentId, verdict: accepted })).toMatchObject({ ok: true });
    expect(await standing(documentId)).toEqual({ state: "accepted", reason: null, validUntil: "2026-12-31", judgedBy: staff.id });
    expect(await actions()).toContain("document.accepted");
  });

  test("is refused with what to do, and each guardian is told by mail", async () => {
    const { judge, documentId, family: { parent } } = await aPaperToJudge();
    expect(await judgePaper(judge, { documentId, verdict: refusedPaper })).toMatchObject({ ok: true });
    expect(await standing(documentId)).toMatchObject({ state: "refused", reason: expect.stringMatching(/^On ne peut pas le lire\..+La page 2 surtout\.$/) });
    expect((await mailsTo(parent.email.asTyped)).map(({ notice }) => notice)).toContain("document-refused");
    expect(await database().$count(deskTask)).toBe(0);
  });

  test("of a family that reads no mail gives the desk a task", async () => {
    const staff = await aStaff();
    await database().insert(family).values({ id: "fam_0served" });
    const added = await addDocument(await asDesk(staff, { id: "fam_0served" }), { kind: "court_order", owner: null, pages: [asFile(aPdf())] });
    if (!added.ok) throw new Error(added.refusal.reason);
    await judgePaper(await asStaff(staff), { documentId: added.value.documentId, verdict: refusedPaper });
    expect(await database().select({ kind: deskTask.kind, familyId: deskTask.familyId, text: deskTask.text }).from(deskTask)).toEqual([{ kind: "tell", familyId: "fam_0served", text: expect.stringContaining("Décision de justice : refusé.") }]);
  });

  test("needs a day to come when its kind expires", async () => {
    const { judge, documentId } = await aPaperToJudge();
    expect(await judgePaper(judge, { documentId, verdict: { state: "accepted", validUntil: undefined } })).toEqual(no("day-needed"));
    expect(await judgePaper(judge, { documentId, verdict: { state: "accepted", validUntil: "2026-12-01" } })).toEqual(no("day-passed"));
    expect(await standing(documentId)).toMatchObject({ state: "received" });
  });

  test("by two at once is judged once, and the other is told so", async () => {
    const { judge, documentId } = await aPaperToJudge();
    const other = await asStaff(await aStaff({ email: "deux@guichet.exemple.fr" }));
    const results = await Promise.all([judgePaper(judge, { documentId, verdict: accepted }), judgePaper(other, { documentId, verdict: refusedPaper })]);
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(results).toContainEqual(no("already-judged"));
  });

  test("is judged by nobody signed out, without the right, or for an unknown id", async () => {
    const { judge, documentId } = await aPaperToJudge();
    const center = await asStaff(await aStaff({ role: "center" }));
    expect(await judgePaper(center, { documentId, verdict: accepted })).toEqual(no("signed-out"));
    expect(await judgePaper(judge, { documentId: "doc_0unknown", verdict: accepted })).toEqual(no("not-found"));
    await everySessionEnds();
    expect(await judgePaper(judge, { documentId, verdict: accepted })).toEqual(no("signed-out"));
    expect(await reopenPaper(judge, { documentId, reason: "mistake" })).toEqual(no("signed-out"));
    expect(await standing(documentId)).toMatchObject({ state: "received" });
  });

  test("is judged again after its judgement was taken back", async () => {
    const { judge, documentId } = await aPaperToJudge();
    expect(await reopenPaper(judge, { documentId, reason: "mistake" })).toEqual(no("not-judged"));
    await judgePaper(judge, { documentId, verdict: refusedPaper });
    expect(await reopenPaper(judge, { documentId, reason: "mistake" })).toMatchObject({ ok: true });
    expect(await standing(documentId)).toMatchObject({ state: "received", reason: null, judgedBy: null });
    expect(await judgePaper(judge, { documentId, verdict: accepted })).toMatchObject({ ok: true });
  });
});

describe("the attestation of a quotient", () => {
  const quotients = async (id: string) => (await listQuotients(database(), id as "fam_")).map(({ amount, state, validUntil }) => ({ amount, state, validUntil }));

  async function aProofToJudge() {
    const call = await aCall();
    const parent = await asParent(call.family.browser);
    await declareQuotient(parent, 845);
    const given = await giveProof(parent, [asFile(aPdf())]);
    if (!given.ok) throw new Error(given.refusal.reason);
    return { ...call, documentId: given.value.documentId };
  }

  test("proves what it says, not what was declared, and no longer once taken back", async () => {
    const { judge, documentId, family: { id } } = await aProofToJudge();
    expect(await judgePaper(judge, { documentId, verdict: accepted })).toEqual(no("amount-needed"));
    expect(await judgePaper(judge, { documentId, verdict: accepted, amount: 812 })).toMatchObject({ ok: true });
    expect(await quotients(id)).toEqual([{ amount: 812, state: "proved", validUntil: "2026-12-31" }]);
    await reopenPaper(judge, { documentId, reason: "new-facts" });
    expect(await quotients(id)).toEqual([{ amount: 812, state: "declared", validUntil: "2026-12-31" }]);
  });

  test("refused, refuses the quotient with it", async () => {
    const { judge, documentId, family: { id } } = await aProofToJudge();
    expect(await judgePaper(judge, { documentId, verdict: refusedPaper })).toMatchObject({ ok: true });
    expect(await quotients(id)).toMatchObject([{ state: "refused" }]);
  });

  test("seen at the counter proves it at once, without any copy", async () => {
    const { ctx, family: { id } } = await aCall();
    const paper = { kind: "quotient", owner: null, validUntil: "2026-12-31" } as const;
    expect(await seePaper(ctx, paper)).toEqual(no("amount-needed"));
    expect(await seePaper(ctx, { ...paper, amount: 640 })).toMatchObject({ ok: true });
    expect(await quotients(id)).toEqual([{ amount: 640, state: "proved", validUntil: "2026-12-31" }]);
    expect(await actions()).toEqual(["document.seen"]);
  });
});

test("a paper seen is for somebody of the family, by staff who judge, and counts until a day to come", async () => {
  const { ctx, childId } = await aCall();
  const stranger = await aChild({ of: await aFamily({ email: "autre@exemple.fr" }), givenName: "Zoé" });
  const seen = (owner: typeof childId | null, validUntil: "2026-12-31" | "2026-11-01" | undefined) => seePaper(ctx, { kind: "insurance", owner, validUntil });
  expect(await seen(stranger, "2026-12-31")).toEqual(no("wrong-owner"));
  expect(await seen(null, "2026-12-31")).toEqual(no("wrong-owner"));
  expect(await seen(childId, undefined)).toEqual(no("day-needed"));
  expect(await seen(childId, "2026-11-01")).toEqual(no("day-passed"));
  expect(await seePaper({ ...ctx, actor: { ...ctx.actor, role: "center" } }, { kind: "insurance", owner: childId, validUntil: "2026-12-31" })).toEqual(no("not-found"));
  expect(await seen(childId, "2026-12-31")).toMatchObject({ ok: true });
  await everySessionEnds();
  expect(await seen(childId, "2026-12-31")).toEqual(no("signed-out"));
});

test("staff who judge open the pages of any family, those about health with their line; the others open none", async () => {
  const { judge, documentId, family: own, childId } = await aPaperToJudge();
  expect(await openPage(judge, documentId, 1)).toMatchObject({ ok: true });
  expect(await actions()).not.toContain("document.opened");
  const vaccines = await giveDocument(own.browser, { kind: "vaccines", owner: childId });
  expect(await openPage(judge, vaccines, 1)).toMatchObject({ ok: true });
  expect(await actions()).toContain("document.opened");
  expect(await openPage(await asStaff(await aStaff({ role: "center" })), documentId, 1)).toEqual(no("not-found"));
});
