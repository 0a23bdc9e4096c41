import { eq } from "drizzle-orm";
import { database } from "@/db/client";
import { inFuture } from "@/db/columns";
import { session } from "@/db/schema/accounts";
import { healthRecord } from "@/db/schema/families";
import { inTransaction } from "@/db/transaction";
import { lifetimes } from "@/lib/accounts/rules";
import { DAY_MS, MINUTE_MS } from "@/lib/core/clock";
import { addDays, addMonths, dayOf, instantAt } from "@/lib/core/days";
import { collectChildData } from "@/lib/families/use-cases/collect-child-data";
import { forgetHealthRecords } from "@/lib/families/use-cases/forget-health-records";
import { readHealthRecord } from "@/lib/families/use-cases/read-health-record";
import { saveHealthRecord } from "@/lib/families/use-cases/save-health-record";
import { aBookedDay } from "@/tests/support/builders/booking";
import { aHealthSheet } from "@/tests/support/builders/child";
import { aChild, aCompleteFile, aFamily } from "@/tests/support/builders/family";
import { actions, journal } from "@/tests/support/builders/journal";
import { PASSWORD } from "@/tests/support/builders/parent";
import { countRows, everyRow } from "@/tests/support/builders/rows";
import { aSession } from "@/tests/support/builders/session";
import { asParent, asSystem, NOW } from "@/tests/support/context";
import { testDatabase } from "@/tests/support/database";

testDatabase();

const refusal = (reason: string) => ({ ok: false, refusal: { reason } });

const canaries = {
  allergies: "canari-arachide",
  carePlan: "canari-adrenaline",
  treatment: "canari-ventoline",
  doctorName: "canari-docteur",
  doctorPhone: "+33240999888",
  vaccineNotes: "canari-rappel",
} as const;
const told = { ...canaries, allergiesAnswer: "some", carePlanAnswer: "some", treatmentAnswer: "some", vaccineStatus: "in_progress" } as const;

async function aToldChild() {
  const family = await aFamily();
  const childId = await aChild({ of: family });
  const ctx = await asParent(family.browser);
  expect(await saveHealthRecord(ctx, aHealthSheet(childId, told))).toMatchObject({ ok: true });
  return { family, childId, ctx };
}

test("what was said of a child's health is read back whole, and each reading is in the journal", async () => {
  const { family, childId, ctx } = await aToldChild();
  const reading = await readHealthRecord(ctx, childId);
  expect(reading).toMatchObject({ ok: true, value: { health: { ...canaries, vaccineStatus: "in_progress" } } });
  await readHealthRecord(ctx, childId);
  expect(await actions()).toEqual(["health.read", "health.read", "health.saved"]);
  for (const line of await journal()) expect(line).toMatchObject({ familyId: family.id, accountId: family.parent.id, detail: { child: childId } });
});

test("no word of it rests anywhere in the database: no table, no journal, no mail, no job", async () => {
  const { childId, ctx } = await aToldChild();
  await readHealthRecord(ctx, childId);
  const everything = JSON.stringify(await everyRow());
  for (const canary of Object.values(canaries)) expect(everything).not.toContain(canary);
  expect(everything).not.toMatch(/canari|in_progress/);
});

test("an error on the way says nothing of it", async () => {
  const { childId, ctx } = await aToldChild();
  await database().update(healthRecord).set({ allergies: "tests.AAAA" });
  const error = await readHealthRecord(ctx, childId).catch((thrown: unknown) => thrown);
    expect(String(error)).toMatch(/^(?!.*canari).*Error/);
  expect(await actions()).toEqual(["health.saved"]);
});

test("a field moved to another child, or to another column, does not open", async () => {
  const { family, childId, ctx } = await aToldChild();
  const [sealed] = await database().select().from(healthRecord);
  if (!sealed) throw new Error("nothing was sealed");
  const sister = await aChild({ of: family, givenName: "Zoé" });
  await database().insert(healthRecord).values({ ...sealed, childId: sister });
  await expect(readHealthRecord(ctx, sister)).rejects.toThrow();
  await database().update(healthRecord).set({ allergies: sealed.treatment, treatment: sealed.allergies }).where(eq(healthRecord.childId, childId));
  await expect(readHealthRecord(ctx, childId)).rejects.toThrow();
});

test("a record never filled in is empty, and reading nothing leaves no line", async () => {
  const family = await aFamily();
  const childId = await aChild({ of: family });
  expect(await readHealthRecord(await asParent(family.browser), childId)).toEqual({ ok: true, value: undefined });
  expect(await actions()).toEqual([]);
});

test("a session that came by link reads and saves nothing before the password", async () => {
  const { family, childId } = await aToldChild();
  const { browser } = await aSession({ of: family.parent, level: "link" });
  const before = await countRows();
  expect(await readHealthRecord(await asParent(browser), childId)).toEqual(refusal("step-up-needed"));
  expect(await saveHealthRecord(await asParent(browser), aHealthSheet(childId))).toEqual(refusal("step-up-needed"));
  expect(await countRows()).toEqual(before);
  expect(await saveHealthRecord(await asParent(browser), aHealthSheet(childId, { currentPassword: "pas le bon" }))).toEqual(refusal("wrong-password"));
  expect(await saveHealthRecord(await asParent(browser), aHealthSheet(childId, { currentPassword: PASSWORD }))).toMatchObject({ ok: true });
  expect(await readHealthRecord(await asParent(browser), childId)).toMatchObject({ ok: true, value: { health: { allergies: "" } } });
});

test("the password opens health for an hour and not a minute more", async () => {
  const { childId, family } = await aToldChild();
  const givenAgo = (ms: number) => database().update(session).set({ steppedUpAt: inFuture(-ms) });
  await givenAgo(lifetimes.stepUpForHealth - MINUTE_MS);
  expect(await readHealthRecord(await asParent(family.browser), childId)).toMatchObject({ ok: true });
  await givenAgo(lifetimes.stepUpForHealth);
  expect(await readHealthRecord(await asParent(family.browser), childId)).toEqual(refusal("step-up-needed"));
});

test("two parents who save at once leave one whole record", async () => {
  const { childId, ctx } = await aToldChild();
  const sheets = ["abeilles", "gluten"].map((allergies) => aHealthSheet(childId, { ...told, allergies, treatment: allergies }));
  await Promise.all(sheets.map((sheet) => saveHealthRecord(ctx, sheet)));
  const reading = await readHealthRecord(ctx, childId);
  const health = reading.ok ? reading.value?.health : undefined;
  expect(health?.allergies).toMatch(/^(abeilles|gluten)$/);
  expect(health?.treatment).toBe(health?.allergies);
});

test("the data of the children are given out whole, with a line for the health that was read", async () => {
  const { family, childId, ctx } = await aToldChild();
  await aChild({ of: family, givenName: "Tom" });
  await aChild({ of: await aFamily({ email: "yann@exemple.fr" }), givenName: "Inès" });
  const data = await inTransaction(ctx.db, (tx) => collectChildData(tx, ctx, family.id));
  expect(data).toHaveLength(2);
  expect(data.find(({ identifiant }) => identifiant === childId)).toMatchObject({
    prenom: "Léa",
    neLe: "2019-03-14",
    repas: "Standard",
    ficheSanitaire: { allergies: canaries.allergies, medecin: { nom: canaries.doctorName }, vaccins: { etat: "En cours" } },
  });
  expect(data.find(({ prenom }) => prenom === "Tom")).toMatchObject({ ficheSanitaire: null });
  expect(await actions()).toEqual(["health.read", "health.saved"]);
});

const today = dayOf(NOW);
const yearAgo = addMonths(today, -12);

describe("12 months after a child's last booked day, the health record", () => {
  test.each([
    ["stays the day before", 1, 1],
    ["is erased on that day", 0, 0],
    ["is erased after", -1, 0],
  ])("%s", async (_name, days, left) => {
    const ours = await aFamily();
    const childId = await aChild({ of: ours });
    await aCompleteFile({ of: ours, children: [childId] });
    await database().update(healthRecord).set({ confirmedAt: new Date(NOW.getTime() - 900 * DAY_MS) });
    await aBookedDay({ of: ours, childId, day: addDays(yearAgo, days) });
    await forgetHealthRecords(asSystem());
    expect(await database().$count(healthRecord)).toBe(left);
  });

  test.each([
    ["stays the day before 12 months from its filling, when nothing was booked", 1, 1],
    ["is erased on that day, when nothing was booked", 0, 0],
  ])("%s", async (_name, days, left) => {
    const ours = await aFamily();
    await aCompleteFile({ of: ours, children: [await aChild({ of: ours })] });
    await database().update(healthRecord).set({ confirmedAt: instantAt(addDays(yearAgo, days), "00:00") });
    expect(await forgetHealthRecords(asSystem())).toBe(1 - left);
    expect(await database().$count(healthRecord)).toBe(left);
  });

  test("a record filled in again since then is for the days to come, and stays", async () => {
    const ours = await aFamily();
    const childId = await aChild({ of: ours });
    await aCompleteFile({ of: ours, children: [childId] });
    await aBookedDay({ of: ours, childId, day: addDays(yearAgo, -60) });
    await database().update(healthRecord).set({ confirmedAt: NOW });
    expect(await forgetHealthRecords(asSystem())).toBe(0);
  });
});
