import { database } from "@/db/client";
import { session } from "@/db/schema/accounts";
import { familyQuotient } from "@/db/schema/billing";
import { document } from "@/db/schema/documents";
import { findTariff, listQuotients } from "@/lib/billing/queries";
import { priceFor } from "@/lib/billing/rules";
import { declareQuotient } from "@/lib/billing/use-cases/declare-quotient";
import { giveProof } from "@/lib/billing/use-cases/give-proof";
import { newId } from "@/lib/core/ids";
import { aMonday, aProgramme } from "@/tests/support/builders/activity";
import { aFamily } from "@/tests/support/builders/family";
import { actions } from "@/tests/support/builders/journal";
import { aPdf, asFile } from "@/tests/support/builders/paper";
import { asParent } from "@/tests/support/context";
import { testDatabase } from "@/tests/support/database";
import { expectNothingKept, testStore } from "../documents/papers";

testDatabase();
testStore();

const done = { ok: true, value: undefined };

async function proofGiven(ctx: Awaited<ReturnType<typeof asParent>>) {
  const result = await giveProof(ctx, [asFile(aPdf())]);
  if (!result.ok) throw new Error(result.refusal.reason);
  return result.value.documentId;
}

describe("declaring a quotient", () => {
  test("holds for the calendar year, and a correction replaces it while nobody has judged it", async () => {
    const { id, browser } = await aFamily();
    const ctx = await asParent(browser);
    expect(await declareQuotient(ctx, 845)).toEqual(done);
    expect(await declareQuotient(ctx, 0)).toEqual(done);
    expect(await listQuotients(database(), id)).toEqual([{ id: expect.any(String), amount: 0, state: "declared", documentId: null, validFrom: "2026-01-01", validUntil: "2026-12-31" }]);
    expect(await actions()).toEqual(["quotient.declared", "quotient.declared"]);
  });

  test("twice at once leaves one", async () => {
    const { id, browser } = await aFamily();
    const ctx = await asParent(browser);
    await Promise.all([declareQuotient(ctx, 300), declareQuotient(ctx, 400)]);
    expect(await listQuotients(database(), id)).toHaveLength(1);
  });

  test("again after it was proved leaves the proved one in force; the same amount is told to be done", async () => {
    const { id, browser } = await aFamily();
    const ctx = await asParent(browser);
    await declareQuotient(ctx, 845);
    await database().update(familyQuotient).set({ state: "proved" });
    expect(await declareQuotient(ctx, 845)).toEqual({ ok: false, refusal: { reason: "already-proved" } });
    expect(await declareQuotient(ctx, 500)).toEqual(done);
    expect((await listQuotients(database(), id)).map(({ amount, state }) => [amount, state])).toEqual([[500, "declared"], [845, "proved"]]);
  });

  test("is refused when the session was ended a moment ago", async () => {
    const { browser } = await aFamily();
    const ctx = await asParent(browser);
    await database().delete(session);
    expect(await declareQuotient(ctx, 845)).toEqual({ ok: false, refusal: { reason: "signed-out" } });
    expect(await database().select().from(familyQuotient)).toEqual([]);
  });

  test("is seen by its own family only", async () => {
    const { browser } = await aFamily();
    const other = await aFamily({ email: "yann@exemple.fr" });
    await declareQuotient(await asParent(browser), 845);
    expect(await listQuotients(database(), other.id)).toEqual([]);
  });
});

describe("the proof", () => {
  test("given after the declaration is tied to it; removed with its document", async () => {
    const { id, browser } = await aFamily();
    const ctx = await asParent(browser);
    await declareQuotient(ctx, 845);
    const documentId = await proofGiven(ctx);
    expect(await listQuotients(database(), id)).toMatchObject([{ documentId, state: "declared" }]);
    await database().delete(document);
    expect(await listQuotients(database(), id)).toMatchObject([{ documentId: null }]);
  });

  test("given before is found by the declaration, unless it was refused or is of another family", async () => {
    const { id, browser } = await aFamily();
    const other = await aFamily({ email: "yann@exemple.fr" });
    const ctx = await asParent(browser);
    const documentId = await proofGiven(ctx);
    await declareQuotient(ctx, 845);
    expect(await listQuotients(database(), id)).toMatchObject([{ documentId }]);
    await declareQuotient(await asParent(other.browser), 845);
    expect(await listQuotients(database(), other.id)).toMatchObject([{ documentId: null }]);
    await database().delete(familyQuotient);
    await database().update(document).set({ state: "refused", refusedReason: "Illisible." });
    await declareQuotient(ctx, 845);
    expect(await listQuotients(database(), id)).toMatchObject([{ documentId: null }]);
  });

  test("that cannot be read changes nothing", async () => {
    const { id, browser } = await aFamily();
    const ctx = await asParent(browser);
    await declareQuotient(ctx, 845);
    expect(await giveProof(ctx, [asFile(Buffer.from("x"))])).toMatchObject({ ok: false, refusal: { reason: "page-refused" } });
    expect(await listQuotients(database(), id)).toMatchObject([{ documentId: null }]);
    await expectNothingKept();
  });
});

test("a tariff and the family's quotients give the price: highest band until one is proved (R-PRI-2)", async () => {
  const { id, browser } = await aFamily();
  const { tariffId } = await aProgramme();
  const tariff = await findTariff(database(), tariffId);
  const price = async () => priceFor(tariff, { quotients: await listQuotients(database(), id), isResident: true, siblingRank: 1 }, "day", aMonday());
  await declareQuotient(await asParent(browser), 400);
  expect(await price()).toMatchObject({ careCents: 800, mealCents: 200, rule: { band: 2, isQuotientProved: false } });
  await database().update(familyQuotient).set({ state: "proved", validFrom: "2020-01-01", validUntil: "2099-12-31" });
  expect(await price()).toMatchObject({ careCents: 400, mealCents: 100, rule: { band: 1, isQuotientProved: true } });
  const nothing = await findTariff(database(), newId("tariff"));
  expect(nothing).toMatchObject({ rates: [], modifiers: [] });
});
