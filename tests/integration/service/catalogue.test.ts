import { eq } from "drizzle-orm";
import { database } from "@/db/client";
import { ageGroup, bookingPeriod, programme } from "@/db/schema/activities";
import { tariffRate } from "@/db/schema/billing";
import { readTariff } from "@/lib/billing/queries";
import { priceFor } from "@/lib/billing/rules";
import { setBands } from "@/lib/billing/use-cases/set-bands";
import { setRates } from "@/lib/billing/use-cases/set-rates";
import { after, DAY_MS, readClock } from "@/lib/core/clock";
import { addDays, dayOf } from "@/lib/core/days";
import { cents } from "@/lib/core/money";
import { announcePeriod } from "@/lib/service/use-cases/announce-period";
import { duplicateProgramme } from "@/lib/service/use-cases/duplicate-programme";
import { removeGroup } from "@/lib/service/use-cases/remove-group";
import { saveCenter } from "@/lib/service/use-cases/save-center";
import { saveGroup } from "@/lib/service/use-cases/save-group";
import { savePeriod } from "@/lib/service/use-cases/save-period";
import { mayDo } from "@/lib/staff/policy";
import { aMonday, aProgramme, aSlot } from "@/tests/support/builders/activity";
import { PORNIC } from "@/tests/support/builders/family";
import { aManager, centerOf } from "@/tests/support/builders/service";
import { testDatabase } from "@/tests/support/database";

testDatabase();

const aCenter = { slug: "", name: "Le Phare", addressLine: "1 rue du Phare", communeInsee: PORNIC, phone: "+33240000009", summary: "Face à la mer." };

test("only managers run the catalogue", () => {
  expect((["agent", "center", "manager"] as const).filter((role) => mayDo({ role }, "run-catalogue"))).toEqual(["manager"]);
});

test("two centres never share a name's address", async () => {
  const ctx = await aManager();
  expect(await saveCenter(ctx, aCenter)).toEqual({ ok: true, value: { slug: "le-phare" } });
  expect(await saveCenter(ctx, aCenter)).toEqual({ ok: false, refusal: { reason: "name-taken" } });
  expect(await saveCenter(ctx, { ...aCenter, slug: "le-phare", name: "Le Grand Phare" })).toEqual({ ok: true, value: { slug: "le-phare" } });
});

describe("a programme", () => {
  test("is duplicated in every centre that was ticked, or in none", async () => {
    const [of, other] = [await aProgramme(), await aProgramme({ slug: "autre" })];
    await database().update(programme).set({ title: "Vacances d'été" }).where(eq(programme.id, of.id));
    const [ctx, centerId] = [await aManager(), await centerOf(other)];
    expect(await duplicateProgramme(ctx, of.id, [centerId, `ctr_${"0".repeat(20)}`])).toEqual({ ok: false, refusal: { reason: "not-found" } });
    expect(await duplicateProgramme(ctx, of.id, [centerId])).toEqual({ ok: true, value: { made: 1 } });
    expect(await duplicateProgramme(ctx, of.id, [centerId])).toEqual({ ok: false, refusal: { reason: "name-taken" } });
    expect(await database().select({ from: ageGroup.fromYears }).from(ageGroup)).toHaveLength(3);
  });

  test("keeps an age group that slots use, and never has two for one age", async () => {
    const of = await aProgramme();
    await aSlot({ of });
    const ctx = await aManager();
    expect(await removeGroup(ctx, { programmeId: of.id, groupId: of.groupId })).toEqual({ ok: false, refusal: { reason: "group-in-use", slots: 1 } });
    expect(await saveGroup(ctx, { programmeId: of.id, groupId: "nouveau", name: "Grands", fromYears: 11, toYears: 14 })).toEqual({ ok: false, refusal: { reason: "groups-overlap" } });
    expect(await saveGroup(ctx, { programmeId: of.id, groupId: of.groupId, name: "Tous", fromYears: 3, toYears: 12 })).toMatchObject({ ok: true });
  });
});

describe("a period", () => {
  test("is announced once it has slots, and its openings are then locked", async () => {
    const [of, ctx, opensAt] = [await aProgramme(), await aManager(), after(readClock(), 10 * DAY_MS)];
    const draft = { name: "Vacances d'hiver", startsOn: aMonday(), endsOn: addDays(aMonday(), 11), residentOpensAt: opensAt, outsideOpensAt: opensAt };
    expect(await savePeriod(ctx, { periodId: "nouvelle", ...draft })).toEqual({ ok: true, value: { slug: "vacances-d-hiver" } });
    expect(await savePeriod(ctx, { periodId: "nouvelle", ...draft })).toEqual({ ok: false, refusal: { reason: "name-taken" } });
    const [row] = await database().select({ id: bookingPeriod.id }).from(bookingPeriod).where(eq(bookingPeriod.slug, "vacances-d-hiver"));
    const periodId = row?.id ?? of.periodId;
    expect(await announcePeriod(ctx, periodId)).toEqual({ ok: false, refusal: { reason: "no-slots" } });
    await aSlot({ of: { ...of, periodId } });
    expect(await announcePeriod(ctx, periodId)).toMatchObject({ ok: true });
    expect(await announcePeriod(ctx, periodId)).toEqual({ ok: false, refusal: { reason: "already-announced" } });
    expect(await savePeriod(ctx, { periodId, ...draft, outsideOpensAt: after(opensAt, DAY_MS) })).toEqual({ ok: false, refusal: { reason: "opening-locked" } });
    expect(await savePeriod(ctx, { periodId, ...draft, startsOn: addDays(aMonday(), 1) })).toMatchObject({ ok: false, refusal: { reason: "days-used" } });
    expect(await savePeriod(ctx, { periodId, ...draft, name: "Hiver", endsOn: addDays(aMonday(), 12) })).toEqual({ ok: true, value: { slug: "vacances-d-hiver" } });
  });
});

describe("prices", () => {
  const modifier = { outsideShare: 10_000, outsideCapCents: null, siblingShares: [10_000] };
  const lines = [1, 2].map((band) => ({ band, cells: { "day-care": cents(500 * band), "day-meal": cents(100) } }));

  test("start at a day to come, whole, and leave what is in force as it is", async () => {
    const [of, ctx, today] = [await aProgramme(), await aManager(), dayOf(readClock())];
    const change = { tariffId: of.tariffId, name: "Essai", validFrom: addDays(today, 10), modifier, lines };
    expect(await setRates(ctx, { ...change, validFrom: today })).toEqual({ ok: false, refusal: { reason: "in-the-past" } });
    expect(await setRates(ctx, { ...change, lines: lines.slice(1) })).toEqual({ ok: false, refusal: { reason: "formula-missing" } });
    expect(await setRates(ctx, { ...change, tariffId: `trf_${"0".repeat(20)}` })).toEqual({ ok: false, refusal: { reason: "tariff-unknown" } });
    expect(await setRates(ctx, change)).toEqual({ ok: true, value: { tariffId: of.tariffId } });
    const tariff = await readTariff(database(), of.tariffId);
    const payer = { quotients: [], isResident: true, siblingRank: 1 };
    expect([9, 10].map((later) => priceFor(tariff, payer, "day", addDays(today, later))?.careCents)).toEqual([800, 1_000]);
    expect(await setRates(ctx, { ...change, tariffId: "nouveau", name: "Autre", validFrom: today })).toMatchObject({ ok: true });
  });

  test("a band has a price as long as tariffs count on it", async () => {
    const ctx = await aManager();
    const tomorrow = addDays(dayOf(readClock()), 1);
    await aProgramme();
    expect(await setBands(ctx, { validFrom: tomorrow, bounds: [400, 900] })).toEqual({ ok: false, refusal: { reason: "bands-differ" } });
    expect(await setBands(ctx, { validFrom: dayOf(readClock()), bounds: [400] })).toEqual({ ok: false, refusal: { reason: "in-the-past" } });
    expect(await setBands(ctx, { validFrom: tomorrow, bounds: [400] })).toEqual({ ok: true, value: { bands: 2 } });
    await database().delete(tariffRate);
    expect(await setBands(ctx, { validFrom: tomorrow, bounds: [400, 900] })).toEqual({ ok: true, value: { bands: 3 } });
  });
});
