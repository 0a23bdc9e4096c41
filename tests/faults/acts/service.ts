import { eq } from "drizzle-orm";
import { database } from "@/db/client";
import { bookingPeriod, programme as programmes } from "@/db/schema/activities";
import { readClock } from "@/lib/core/clock";
import { addDays, dayOf } from "@/lib/core/days";
import { newId } from "@/lib/core/ids";
import { closeCenter } from "@/lib/service/use-cases/close-center";
import { aMonday, aProgramme, aSlot } from "@/tests/support/builders/activity";
import { aBooking } from "@/tests/support/builders/booking";
import { aChild, aFamily } from "@/tests/support/builders/family";
import { aPlan, centerOf, theLegalRatios } from "@/tests/support/builders/service";
import { planText } from "@/lib/service/rules";
import { act, type Act } from "../act";
import { addressOf, aService, somebodyWaitsFor, someStaff } from "./scenes";

const REASON = "une coupure d'eau.";
const again = { countsAgain: "the same is saved again, and the journal tells each saving" };

/** What begins on one day begins on another one in each copy: two of them cannot share it. */
const dayFor = (copy: number) => addDays(dayOf(readClock()), 1 + copy);

async function aDraft(copy: number) {
  const id = newId("bookingPeriod");
  const opening = new Date("2030-05-24T06:30:00Z");
  const startsOn = addDays(aMonday(), 364);
  await database().insert(bookingPeriod).values({ id, slug: `hiver-${copy}`, name: `Hiver ${copy}`, startsOn, endsOn: addDays(startsOn, 40), residentOpensAt: opening, outsideOpensAt: opening });
  return { id, slug: `hiver-${copy}`, startsOn };
}

async function aDraftWithSlots(copy: number) {
  const made = await aService(copy);
  const draft = await aDraft(copy);
  await aSlot({ of: { ...made.programme, periodId: draft.id }, day: draft.startsOn });
  return { ...made, draft };
}

async function anEmptyDraft(copy: number) {
  const made = await aService(copy);
  await theLegalRatios();
  await aSlot({ of: made.programme });
  return { ...made, draft: await aDraft(copy) };
}

async function aFullDay(copy: number) {
  const made = await aService(copy);
  const slot = await aSlot({ of: made.programme, capacity: 1 });
  const of = await aFamily({ email: addressOf("premiere", copy) });
  await aBooking({ of, programme: made.programme, child: await aChild({ of }), slot });
  await somebodyWaitsFor({ programme: made.programme, slots: [slot, slot] }, copy);
  return { ...made, slot };
}

async function aClosedDay(copy: number) {
  const made = await aFullDay(copy);
  const closed = await closeCenter(made.ctx, { centerId: made.centerId, startsOn: aMonday(), endsOn: aMonday(), reason: REASON });
  if (!closed.ok) throw new Error(closed.refusal.reason);
  return { ...made, closureId: closed.value.closureId };
}

async function twoCenters(copy: number) {
  const made = await aService(copy);
  await database().update(programmes).set({ title: `Vacances d'été ${copy}` }).where(eq(programmes.id, made.programme.id));
  return { ...made, elsewhere: await centerOf(await aProgramme({ slug: `ailleurs-${copy}` })) };
}

async function aPlanned(copy: number) {
  const made = await aService(copy);
  await theLegalRatios();
  return { ...made, plan: planText(await aPlan({ of: made.programme })) };
}

const programmePage = (copy: number) => `/admin/activites/programmes/programme-${copy}`;

const catalogue: readonly Act[] = [
  act("service/save-center", aService, ({ centerSlug }) => ({ page: `/admin/activites/centres/${centerSlug}`, form: 'name="addressLine"', typed: [["summary", "Face à la mer."]] }), again),
  act("service/save-programme", aService, (_, copy) => ({ page: programmePage(copy), form: 'name="summary"', typed: [["summary", "Des ateliers."]] }), again),
  act("service/save-programme", aService, ({ centerId, programme: { tariffId } }, copy) => ({
    page: "/admin/activites/programmes/nouveau", form: 'name="ages"',
    typed: [["title", `Ateliers ${copy}`], ["summary", "Des ateliers."], ["centerId", centerId], ["tariffId", tariffId], ["ages", "3-5, 6-11"]],
  }), { by: "a new one" }),
  act("service/duplicate-programme", twoCenters, ({ elsewhere }, copy) => ({ page: programmePage(copy), form: 'name="centre"', typed: [["centre", elsewhere]] })),
  act("service/save-group", aService, (_, copy) => ({ page: `${programmePage(copy)}/groupes/nouveau`, form: 'name="fromYears"', typed: [["name", "12-14 ans"], ["fromYears", "12"], ["toYears", "14"]] })),
  act("service/remove-group", aService, ({ programme: { groupId } }, copy) => ({ page: `${programmePage(copy)}/groupes/${groupId}`, form: "Retirer la tranche" })),
  act("service/save-ratio", (copy) => someStaff(copy), (_, copy) => ({
    page: "/admin/parametres", form: 'name="childrenPerAnimator"', typed: [["season", "wednesdays"], ["age", "under"], ["length", "short"], ["validFrom", dayFor(copy)], ["childrenPerAnimator", "10"], ["source", "PEdT"]],
  }), again),
  act("billing/set-rates", aService, ({ programme: { tariffId } }) => ({ page: `/admin/parametres/tarifs/${tariffId}`, form: 'name="siblingShares"', typed: [["validFrom", dayFor(0)]] }), again),
  act("billing/set-bands", aService, (_, copy) => ({ page: "/admin/parametres", form: 'name="bounds"', typed: [["validFrom", dayFor(copy)], ["bounds", "700"]] }), again),
];

const calendar: readonly Act[] = [
  act("service/save-period", (copy) => someStaff(copy), (_, copy) => ({
    page: "/admin/periodes/nouvelle", form: 'name="startsOn"', typed: [["name", `Printemps ${copy}`], ["startsOn", addDays("2030-01-01", copy * 7)], ["endsOn", addDays("2030-01-05", copy * 7)], ["residentDay", "2029-11-05"], ["outsideDay", "2029-11-07"]],
  })),
  act("service/announce-period", aDraftWithSlots, ({ draft }) => ({ page: `/admin/periodes/${draft.slug}`, form: "Annoncer cette période" })),
  act("service/create-slots", aPlanned, ({ plan }) => ({ page: `/admin/creneaux/ajouter?${plan}&apercu=oui`, form: 'name="plan"' })),
  act("service/repeat-slots", anEmptyDraft, ({ draft, programme: { periodId } }) => ({ page: `/admin/periodes/${draft.slug}`, form: 'name="modelId"', typed: [["modelId", periodId]] })),
  act("service/change-slots", aFullDay, ({ slot }) => ({ page: `/admin/creneaux/${slot}`, form: 'name="places"', typed: [["places", "2"]] })),
  act("service/close-center", aFullDay, ({ centerId }) => ({
    page: `/admin/fermetures/nouvelle?${new URLSearchParams({ centre: centerId, du: aMonday(), au: aMonday(), raison: REASON, apercu: "oui" })}`, form: 'name="reason"',
  })),
  act("service/undo-closure", aClosedDay, ({ closureId }) => ({ page: `/admin/fermetures/${closureId}`, form: "Rouvrir" })),
];

export const ofService: readonly Act[] = [...catalogue, ...calendar];
