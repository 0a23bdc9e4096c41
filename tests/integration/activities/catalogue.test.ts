import { eq } from "drizzle-orm";
import { database } from "@/db/client";
import { bookingPeriod, programme, programmeRequirement } from "@/db/schema/activities";
import { findPresentation, findProgramme, listAnnouncedPeriods, listAnnouncedSlots, listFiles, listProgrammes, listSlots } from "@/lib/activities/queries";
import { catalogueView, checklistView, placeTables } from "@/lib/activities/view";
import { after, DAY_MS, readClock } from "@/lib/core/clock";
import { addDays, dayOf } from "@/lib/core/days";
import { frenchMoment } from "@/lib/core/format";
import { newId } from "@/lib/core/ids";
import { aMonday, aProgramme, aSlot } from "@/tests/support/builders/activity";
import { aBooking, aWaitlistEntry } from "@/tests/support/builders/booking";
import { aChild, aCompleteFile, aFamily } from "@/tests/support/builders/family";
import { testDatabase } from "@/tests/support/database";

testDatabase();

const today = () => dayOf(readClock());

/** A period of the same programme that the team still prepares, with one slot. */
async function aDraft(of: Awaited<ReturnType<typeof aProgramme>>): Promise<void> {
  const periodId = newId("bookingPeriod");
  const opensAt = after(readClock(), 90 * DAY_MS);
  await database().insert(bookingPeriod).values({ id: periodId, slug: "brouillon", name: "Brouillon", startsOn: addDays(aMonday(), 70), endsOn: addDays(aMonday(), 80), residentOpensAt: opensAt, outsideOpensAt: opensAt });
  await aSlot({ of: { ...of, periodId }, day: addDays(aMonday(), 70) });
}

describe("the catalogue", () => {
  test("shows what is published and announced, and nothing of what is not", async () => {
    const shown = await aProgramme();
    await aSlot({ of: shown });
    await aDraft(shown);
    const hidden = await aProgramme({ slug: "bientot" });
    await aSlot({ of: hidden });
    await database().update(programme).set({ isPublished: false }).where(eq(programme.id, hidden.id));
    const [programmes, periods] = await Promise.all([listProgrammes(database()), listAnnouncedPeriods(database(), today())]);
    const [offer, ...others] = catalogueView(programmes, periods, readClock());
    expect(others).toEqual([]);
    expect(offer).toMatchObject({ title: "Accueil de loisirs", centers: [{ center: "Les Embruns", commune: "Pornic", programmes: [{ path: `/activites/${shown.slug}`, ages: "De 3 à 11 ans", periods: [{ name: "Vacances d'essai", opening: "Ouvert" }] }] }] });
    expect(JSON.stringify(offer)).not.toMatch(/Brouillon|bientot/);
    expect((await listAnnouncedSlots(database(), shown.id, today())).map(({ periodId }) => periodId)).toEqual([shown.periodId]);
    expect(await findPresentation(database(), "bientot")).toBeUndefined();
    expect(await findPresentation(database(), "nulle-part")).toBeUndefined();
  });

  test("forgets the days that are over", async () => {
    const of = await aProgramme();
    await aSlot({ of });
    expect(await listAnnouncedPeriods(database(), aMonday())).toHaveLength(1);
    expect(await listAnnouncedPeriods(database(), addDays(aMonday(), 1))).toEqual([]);
    expect(await listAnnouncedSlots(database(), of.id, addDays(aMonday(), 1))).toEqual([]);
  });

  test("says the places left of each day in words, week by week and formula by formula", async () => {
    const of = await aProgramme();
    const monday = aMonday();
    await aSlot({ of, day: monday });
    await aSlot({ of, day: addDays(monday, 1), capacity: 2 });
    await aSlot({ of, day: addDays(monday, 2), capacity: 0 });
    await aSlot({ of, day: addDays(monday, 8), closedReason: "public_holiday" });
    await aSlot({ of, day: addDays(monday, 8), formula: "morning" });
    const facts = await findProgramme(database(), of.id);
    const tables = facts ? placeTables(await listAnnouncedSlots(database(), of.id, today()), facts, readClock()) : [];
    expect(tables.map(({ formula, weeks }) => [formula, weeks.map(({ rows }) => rows.map(({ places }) => places.join()))])).toEqual([
      ["Journée avec repas", [["8 places", "Plus que 2 places", "Complet"], ["Fermé, férié"]]],
      ["Matin", [["8 places"]]],
    ]);
  });
});

describe("the check-list of a child", () => {
  async function checklistOf(child: { bornOn?: "2019-03-14" | "2009-01-01"; complete?: boolean } = {}) {
    const residentOpensAt = after(readClock(), 5 * DAY_MS);
    const asked = await aProgramme({ residentOpensAt, requires: ["address", "emergency_contact", "health_record", "care_consent"] });
    await aSlot({ of: asked });
    await database().insert(programmeRequirement).values({ programmeId: asked.id, item: "insurance", isBlocking: false });
    const family = await aFamily();
    const childId = await aChild({ of: family, ...(child.bornOn && { bornOn: child.bornOn }) });
    if (child.complete) await aCompleteFile({ of: family, children: [childId] });
    const [file] = await listFiles(database(), family.id);
    const facts = await findProgramme(database(), asked.id);
    if (!file || !facts) throw new Error("nothing was made");
    const periods = await listAnnouncedPeriods(database(), today());
    return { childId, opening: frenchMoment(residentOpensAt), list: checklistView(file, [facts], periods, { now: readClock(), today: today(), isResident: true }) };
  }

  test("says what is missing, what it blocks, before which opening, and where to give it", async () => {
    const { childId, opening, list } = await checklistOf();
    const title = "Vacances aux Embruns";
    const blocks = [{ when: `ouvre le ${opening}`, titles: [title] }];
    expect(list.missing).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ item: "emergency_contact", blocks, asksFor: [], path: "/famille/foyer/contacts/nouveau" }),
        expect.objectContaining({ item: "health_record", blocks, path: `/famille/enfants/${childId}/sante` }),
        expect.objectContaining({ item: "care_consent", blocks }),
        expect.objectContaining({ item: "insurance", blocks: [], asksFor: [title], path: `/famille/documents/nouveau?type=insurance&enfant=${childId}` }),
      ]),
    );
    expect(list.missing).toHaveLength(4);
  });

  test("keeps what blocks nothing apart, once the rest is given", async () => {
    const { list } = await checklistOf({ complete: true });
    expect(list.missing.map(({ item, blocks }) => [item, blocks])).toEqual([["insurance", []]]);
  });

  test("asks nothing for a programme that does not receive this age", async () => {
    const { list } = await checklistOf({ bornOn: "2009-01-01" });
    expect(list.missing).toEqual([]);
  });
});

test("a full day says how many wait for it, and a day with places left says none", async () => {
  const of = await aFamily();
  const programme = await aProgramme();
  const [full, free] = [await aSlot({ of: programme, capacity: 1 }), await aSlot({ of: programme, day: addDays(aMonday(), 1) })];
  await aBooking({ of, programme, child: await aChild({ of }), slot: full });
  for (const givenName of ["Tom", "Zoé"]) await aWaitlistEntry({ of, programme, child: await aChild({ of, givenName }), slot: full });
  const slots = await listSlots(database(), { programmeId: programme.id, periodId: programme.periodId, formula: "day" }, [programme.groupId]);
  expect(slots.map(({ id, waiting }) => ({ id, waiting }))).toEqual([{ id: full, waiting: 2 }, { id: free, waiting: 0 }]);
});
