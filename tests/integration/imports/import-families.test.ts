import { database } from "@/db/client";
import { account } from "@/db/schema/accounts";
import { familyImport } from "@/db/schema/desk";
import { child, family, guardianInvitation, phoneGuardian } from "@/db/schema/families";
import { mail } from "@/db/schema/notifications";
import { hashToken, newSecretToken } from "@/lib/core/crypto";
import { joinFamily } from "@/lib/families/use-cases/join-family";
import { checkFile } from "@/lib/imports/use-cases/check-file";
import { forgetImports } from "@/lib/imports/use-cases/forget-imports";
import { importFamilies } from "@/lib/imports/use-cases/import-families";
import { sendInvitations } from "@/lib/imports/use-cases/send-invitations";
import { aFamily } from "@/tests/support/builders/family";
import { aParent } from "@/tests/support/builders/parent";
import { everyRow } from "@/tests/support/builders/rows";
import { aSession } from "@/tests/support/builders/session";
import { asParent, asSystem } from "@/tests/support/context";
import { testDatabase } from "@/tests/support/database";
import { aDraft, aManager, bytesOf } from "./files";
import { aFile, aLine } from "@/tests/support/builders/family-file";

testDatabase();

const refusal = (reason: string) => ({ ok: false, refusal: { reason } });
const count = (table: Parameters<ReturnType<typeof database>["$count"]>[0]) => database().$count(table);
const twoFamilies = aFile(aLine(), aLine({ childGivenName: "Tom", bornOn: "02/09/2021", schoolLevel: "PS" }), aLine({ household: "2", guardianGivenName: "Jeanne", guardianFamilyName: "Modèle", email: "", phone: "02 40 00 00 00", childGivenName: "Zoé" }));
const wish = (importId: string) => ({ importId, invitations: "now", duplicates: "leave" }) as const;

test("the dry run writes no family, and nothing of the file rests in clear", async () => {
  const ctx = await aManager();
  await aDraft(ctx, twoFamilies);
  expect([await count(family), await count(child), await count(mail)]).toEqual([0, 0, 0]);
  expect(JSON.stringify(await everyRow())).not.toMatch(/Dunes|anne\.exemple/);
});

test("a file is imported whole: files, children, parents by telephone, and a link by mail for those with an address", async () => {
  const ctx = await aManager();
  const importId = await aDraft(ctx, twoFamilies);
  expect(await importFamilies(ctx, wish(importId))).toEqual({ ok: true, value: { families: 2, children: 3 } });
  expect(await database().select({ line: family.addressLine, insee: family.communeInsee }).from(family)).toEqual([{ line: "3 rue des Dunes", insee: "44131" }, { line: "3 rue des Dunes", insee: "44131" }]);
  expect(await database().select({ name: phoneGuardian.givenName, phone: phoneGuardian.phone }).from(phoneGuardian).orderBy(phoneGuardian.givenName)).toEqual([{ name: "Anne", phone: "+33612345678" }, { name: "Jeanne", phone: "+33240000000" }]);
  expect(await database().select({ notice: mail.notice }).from(mail)).toEqual([{ notice: "family-imported" }]);
  expect(await importFamilies(ctx, wish(importId))).toEqual(refusal("already-imported"));
  expect(await count(family)).toBe(2);
});

test("two managers who import the same file at once write it once", async () => {
  const ctx = await aManager();
  const importId = await aDraft(ctx, twoFamilies);
  const results = await Promise.all([importFamilies(ctx, wish(importId)), importFamilies(ctx, wish(importId))]);
  expect(results.map(({ ok }) => ok).sort()).toEqual([false, true]);
  expect(await count(family)).toBe(2);
});

test("one wrong line, and nothing at all is imported", async () => {
  const ctx = await aManager();
  const importId = await aDraft(ctx, aFile(aLine(), aLine({ household: "2", email: "", bornOn: "31/02/2019" })));
  expect(await importFamilies(ctx, wish(importId))).toEqual({ ok: false, refusal: { reason: "has-errors", count: 1 } });
  expect(await count(family)).toBe(0);
});

test("a family that is known already is left out, unless told otherwise", async () => {
  await aFamily({ email: "anne.exemple@exemple.fr" });
  const ctx = await aManager();
  const importId = await aDraft(ctx, aFile(aLine()));
  expect(await importFamilies(ctx, wish(importId))).toEqual(refusal("nothing-to-import"));
  expect(await importFamilies(ctx, { ...wish(importId), duplicates: "import" })).toMatchObject({ ok: true });
});

test("without a fresh second factor, nothing is read, imported or sent", async () => {
  const importId = await aDraft(await aManager(), twoFamilies);
  await database().delete(account);
  const ctx = await aManager(false);
  expect(await checkFile(ctx, { name: "a.csv", bytes: bytesOf(twoFamilies) })).toEqual(refusal("step-up-needed"));
  expect(await importFamilies(ctx, wish(importId))).toEqual(refusal("step-up-needed"));
  expect(await sendInvitations(ctx)).toEqual(refusal("step-up-needed"));
});

test("invitations kept for later wait, then leave once", async () => {
  const ctx = await aManager();
  await importFamilies(ctx, { ...wish(await aDraft(ctx, twoFamilies)), invitations: "later" });
  expect(await count(mail)).toBe(0);
  expect(await sendInvitations(ctx)).toEqual({ ok: true, value: 1 });
  expect(await count(mail)).toBe(1);
  expect(await sendInvitations(ctx)).toEqual(refusal("nothing-to-import"));
});

test("whoever opens the link with an account follows the file, and is a guardian by telephone no more", async () => {
  const ctx = await aManager();
  await importFamilies(ctx, wish(await aDraft(ctx, twoFamilies)));
  const token = newSecretToken();
  await database().update(guardianInvitation).set({ tokenHash: hashToken(token) });
  const { browser } = await aSession({ of: await aParent({ email: "anne.exemple@exemple.fr", givenName: "Anne" }) });
  await database().update(account).set({ familyName: "Exemple" });
  expect(await joinFamily(await asParent(browser), { jeton: token, invitationId: "" })).toMatchObject({ ok: true });
  expect((await database().select({ name: phoneGuardian.givenName, removedAt: phoneGuardian.removedAt }).from(phoneGuardian)).filter(({ removedAt }) => removedAt === null)).toMatchObject([{ name: "Jeanne" }]);
});

test.each([
  ["an empty file", "", { reason: "file-empty" }],
  ["a header alone", aFile(), { reason: "file-empty" }],
  ["a quote never closed", `${aFile(aLine())}\r\n"1;Anne`, { reason: "file-unreadable" }],
  ["a line of a million letters", `${aFile(aLine())}\r\n${"a".repeat(1_000_000)}`, { reason: "file-unreadable" }],
  ["another table", "Nom;Note\r\nAnne;12", { reason: "columns-missing" }],
  ["more lines than one file may have", aFile(...Array.from({ length: 10_001 }, () => "1;;;;;;;;;Léa;;14/03/2019;;")), { reason: "too-many-lines" }],
])("%s is refused in words", async (_name, text, refused) => {
  expect(await checkFile(await aManager(), { name: "a.csv", bytes: bytesOf(text) })).toMatchObject({ ok: false, refusal: refused });
  expect(await count(familyImport)).toBe(0);
});

const isOlderBy = (interval: string) => database().execute(`update family_import set created_at = now() - interval '${interval}'`);

test("a file kept for a day is erased a minute later, and can no longer be imported", async () => {
  const ctx = await aManager();
  const importId = await aDraft(ctx, twoFamilies);
  await isOlderBy("23 hours 59 minutes");
  await forgetImports(asSystem());
  expect((await database().select({ sealed: familyImport.sealed }).from(familyImport))[0]?.sealed).not.toBeNull();
  await isOlderBy("24 hours 1 minute");
  await forgetImports(asSystem());
  expect(await importFamilies(ctx, wish(importId))).toEqual(refusal("draft-expired"));
});

test("5 000 lines are checked, then imported, each within the patience of a request", async () => {
  const lines = Array.from({ length: 2_500 }, (_, index) => {
    const household = { household: String(index), email: `p${index}@exemple.fr`, phone: "" };
    return [aLine(household), aLine({ ...household, childGivenName: "Tom" })];
  });
  const ctx = await aManager();
  const started = performance.now();
  const importId = await aDraft(ctx, aFile(...lines.flat()));
  const checked = performance.now();
  expect(await importFamilies(ctx, wish(importId))).toEqual({ ok: true, value: { families: 2_500, children: 5_000 } });
  expect(Math.max(checked - started, performance.now() - checked)).toBeLessThan(30_000);
}, 90_000);
