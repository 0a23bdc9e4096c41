import { eq } from "drizzle-orm";
import { readdir, readFile, utimes, writeFile } from "node:fs/promises";
import path from "node:path";
import { database } from "@/db/client";
import { session } from "@/db/schema/accounts";
import { document } from "@/db/schema/documents";
import { family, guardian } from "@/db/schema/families";
import { after, DAY_MS } from "@/lib/core/clock";
import { env } from "@/lib/core/env";
import { newId } from "@/lib/core/ids";
import { documentStore, newStorageKey } from "@/lib/documents/adapters/document-store";
import { listDocuments, listLatestDocuments } from "@/lib/documents/queries";
import { collectDocuments } from "@/lib/documents/use-cases/collect-documents";
import { openPage } from "@/lib/documents/use-cases/open-page";
import { removeDocument } from "@/lib/documents/use-cases/remove-document";
import { sweepDocuments } from "@/lib/documents/use-cases/sweep-documents";
import { groupsView } from "@/lib/documents/view";
import { aChild, aFamily, aGuardian } from "@/tests/support/builders/family";
import { actions } from "@/tests/support/builders/journal";
import { aPdf, aPhoto, asFile } from "@/tests/support/builders/paper";
import { aParent } from "@/tests/support/builders/parent";
import { aSession } from "@/tests/support/builders/session";
import { asParent, asSystem, NOW } from "@/tests/support/context";
import { testDatabase } from "@/tests/support/database";
import { expectNothingKept, giveDocument, rows, storedKeys, testStore } from "./papers";

testDatabase();
testStore();

const fileOf = (key: string) => path.join(env().DOCUMENTS_DIR, key.slice(0, 2), key);

describe("at rest", () => {
  test("a page cannot be read from its file, and opens under its own key only", async () => {
    const store = documentStore();
    const [one, other] = [newStorageKey(), newStorageKey()];
    await store.put(one, Buffer.from("%PDF secret"));
    expect(await store.get(one)).toEqual(Buffer.from("%PDF secret"));
    const file = await readFile(fileOf(one));
    expect(file.toString("latin1")).not.toMatch(/PDF|secret/);
    await store.put(other, Buffer.from("x"));
    await writeFile(fileOf(other), file);
    await expect(store.get(other)).rejects.toThrow();
  });

  test("an altered page does not open, an absent one is absent, and a key is written once", async () => {
    const store = documentStore();
    const key = newStorageKey();
    expect(await store.get(key)).toBeUndefined();
    await store.put(key, Buffer.from("page"));
    const file = await readFile(fileOf(key));
    file[file.length - 1] = (file.at(-1) ?? 0) ^ 1;
    await writeFile(fileOf(key), file);
    await expect(store.get(key)).rejects.toThrow();
    expect(await readdir(path.dirname(fileOf(key)))).toEqual([key]);
  });

  test.each(["../../etc/passwd", "", "A".repeat(40), "0".repeat(39)])("%j is no key", async (key) => {
    const store = documentStore();
    await expect(Promise.resolve().then(() => store.get(key))).rejects.toThrow("no storage key");
  });
});

describe("opening a page", () => {
  test("gives each guardian of the family its bytes", async () => {
    const { id, browser } = await aFamily();
    const documentId = await giveDocument(browser, { pages: [asFile(await aPhoto()), asFile(aPdf())] });
    const second = await aParent({ email: "yann@exemple.fr" });
    await aGuardian({ id }, second);
    const theirs = await aSession({ of: second });
    for (const each of [browser, theirs.browser]) {
      expect(await openPage(await asParent(each), documentId, 2)).toEqual({ ok: true, value: { position: 2, mediaType: "application/pdf", bytes: aPdf() } });
    }
  });

  test("is refused alike for another family, a page or a document that is not there, and a guardian revoked a moment ago", async () => {
    const { id, browser } = await aFamily();
    const documentId = await giveDocument(browser);
    const other = await aFamily({ email: "yann@exemple.fr" });
    const nobody = { ok: false, refusal: { reason: "not-found" } };
    expect(await openPage(await asParent(other.browser), documentId, 1)).toEqual(nobody);
    const ctx = await asParent(browser);
    expect(await openPage(ctx, documentId, 2)).toEqual(nobody);
    expect(await openPage(ctx, newId("document"), 1)).toEqual(nobody);
    expect(await openPage(ctx, "../1", 1)).toEqual(nobody);
    await database().update(guardian).set({ revokedAt: new Date() }).where(eq(guardian.familyId, id));
    expect(await openPage(ctx, documentId, 1)).toEqual(nobody);
  });

  test("about health asks for a recent password, and leaves a line", async () => {
    const { id, parent, browser } = await aFamily();
    const owner = await aChild({ of: { id } });
    const documentId = await giveDocument(browser, { kind: "care_plan", owner });
    const byLink = await aSession({ of: parent, level: "link" });
    expect(await openPage(await asParent(byLink.browser), documentId, 1)).toEqual({ ok: false, refusal: { reason: "password-needed" } });
    expect(await actions()).toEqual(["document.added"]);
    expect(await openPage(await asParent(browser), documentId, 1)).toMatchObject({ ok: true });
    expect(await actions()).toEqual(["document.added", "document.opened"]);
  });
});

describe("removing a document", () => {
  test("takes its row, its pages and its files, and leaves the others", async () => {
    const { browser } = await aFamily();
    const documentId = await giveDocument(browser, { pages: [asFile(await aPhoto()), asFile(aPdf())] });
    const kept = await giveDocument(browser);
    expect(await removeDocument(await asParent(browser), documentId)).toEqual({ ok: true, value: undefined });
    const { documents, pages } = await rows();
    expect(documents.map(({ id }) => id)).toEqual([kept]);
    expect(await storedKeys()).toEqual(pages.map(({ storageKey }) => storageKey));
    expect(await actions()).toEqual(["document.added", "document.added", "document.removed"]);
  });

  test("is refused once it is accepted, for another family, and twice", async () => {
    const { browser } = await aFamily();
    const other = await aFamily({ email: "yann@exemple.fr" });
    const documentId = await giveDocument(browser);
    expect(await removeDocument(await asParent(other.browser), documentId)).toEqual({ ok: false, refusal: { reason: "not-found" } });
    await database().update(document).set({ state: "accepted" });
    expect(await removeDocument(await asParent(browser), documentId)).toEqual({ ok: false, refusal: { reason: "already-accepted" } });
    expect(await storedKeys()).toHaveLength(1);
    await database().update(document).set({ state: "refused", refusedReason: "La page est floue." });
    const ctx = await asParent(browser);
    const both = await Promise.all([removeDocument(ctx, documentId), removeDocument(ctx, documentId)]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    await expectNothingKept();
  });

  test("is refused when the session was ended a moment ago", async () => {
    const { browser } = await aFamily();
    const documentId = await giveDocument(browser);
    const ctx = await asParent(browser);
    await database().delete(session);
    expect(await removeDocument(ctx, documentId)).toEqual({ ok: false, refusal: { reason: "signed-out" } });
    expect(await storedKeys()).toHaveLength(1);
  });
});

describe("sweeping", () => {
  const age = async (key: string, ms: number) => utimes(fileOf(key), after(NOW, -ms), after(NOW, -ms));

  test("removes files without a row after a day, and nothing else", async () => {
    const { browser } = await aFamily();
    await giveDocument(browser);
    const [named = ""] = await storedKeys();
    const [old, young] = [newStorageKey(), newStorageKey()];
    for (const key of [old, young]) await documentStore().put(key, Buffer.from("x"));
    await writeFile(`${fileOf(old)}.part`, "half");
    await utimes(`${fileOf(old)}.part`, after(NOW, -2 * DAY_MS), after(NOW, -2 * DAY_MS));
    await age(named, 2 * DAY_MS);
    await age(old, DAY_MS + 1_000);
    await age(young, DAY_MS - 1_000);
    expect(await sweepDocuments(asSystem())).toBe(1);
    expect(await storedKeys()).toEqual([named, young].sort());
    expect(await readdir(path.dirname(fileOf(old)))).not.toContain(`${old}.part`);
    expect(await sweepDocuments(asSystem())).toBe(0);
  });

  test("removes the pages of a family that is gone", async () => {
    const { browser } = await aFamily();
    await giveDocument(browser);
    const [key = ""] = await storedKeys();
    await age(key, 2 * DAY_MS);
    await database().delete(family);
    await sweepDocuments(asSystem());
    await expectNothingKept();
  });

  test("of a store where nothing was ever put does nothing", async () => {
    expect(await sweepDocuments(asSystem())).toBe(0);
  });
});

describe("reading the list", () => {
  test("the newest of each kind counts, per child and for the household, for this family only", async () => {
    const { id, browser } = await aFamily();
    const other = await aFamily({ email: "yann@exemple.fr" });
    await giveDocument(other.browser);
    const lea = await aChild({ of: { id } });
    const tom = await aChild({ of: { id }, givenName: "Tom" });
    const replaced = await giveDocument(browser, { kind: "insurance", owner: lea });
    const newest = await giveDocument(browser, { kind: "insurance", owner: lea });
    const others = [await giveDocument(browser, { kind: "insurance", owner: tom }), await giveDocument(browser, { kind: "court_order", owner: tom }), await giveDocument(browser)];
    expect((await listLatestDocuments(database(), id)).map((row) => row.id).sort()).toEqual([newest, ...others].sort());
    const groups = groupsView(await listDocuments(database(), id), new Set([newest, ...others]), NOW);
    expect(groups.map(({ title, documents }) => [title, documents.length])).toEqual([["Toute la famille", 1], ["Tom", 2], ["Léa", 2]]);
    expect(groups.flatMap(({ documents }) => documents).find((each) => each.id === replaced)?.state).toBe("Remplacé par un document plus récent");
  });

  test.each([
    [{}, /^Reçu le .+\. Valable jusqu'au mardi 31 août 2027$/, true],
    [{ state: "accepted" }, /^Accepté\. Valable jusqu'au mardi 31 août 2027$/, false],
    [{ state: "accepted", validUntil: "2026-12-06" }, /^Expiré depuis le dimanche 6 décembre 2026$/, false],
    [{ state: "accepted", validUntil: "2026-12-07" }, /^Accepté\. Valable jusqu'au lundi 7 décembre 2026$/, false],
    [{ state: "refused", refusedReason: "La photo est floue." }, /^Refusé : La photo est floue\.$/, true],
  ] as const)("a state set by the desk is told in words: %j", async (set, words, mayBeRemoved) => {
    const { id, browser } = await aFamily();
    const owner = await aChild({ of: { id } });
    const documentId = await giveDocument(browser, { kind: "insurance", owner });
    await database().update(document).set({ state: "received", ...set });
    const [group] = groupsView(await listDocuments(database(), id), new Set([documentId]), NOW);
    expect(group?.documents).toMatchObject([{ state: expect.stringMatching(words), mayBeRemoved }]);
  });

  test("the data download lists them, without their bytes or keys", async () => {
    const { id, browser } = await aFamily();
    await giveDocument(browser, { pages: [asFile(aPdf()), asFile(aPdf())] });
    const listed = await database().transaction((tx) => collectDocuments(tx, id));
    expect(listed).toEqual([{ document: "Décision de justice", pour: "le foyer", etat: "reçu", raison: null, remisLe: expect.any(String), valableJusquAu: null, pages: 2 }]);
  });
});
