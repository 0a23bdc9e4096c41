import { eq } from "drizzle-orm";
import { database } from "@/db/client";
import { bookingPeriod, programme } from "@/db/schema/activities";
import { setBands } from "@/lib/billing/use-cases/set-bands";
import { setRates } from "@/lib/billing/use-cases/set-rates";
import { readClock } from "@/lib/core/clock";
import { addDays, dayOf } from "@/lib/core/days";
import { cents } from "@/lib/core/money";
import { announcePeriod } from "@/lib/service/use-cases/announce-period";
import { changeSlots } from "@/lib/service/use-cases/change-slots";
import { closeCenter } from "@/lib/service/use-cases/close-center";
import { createSlots } from "@/lib/service/use-cases/create-slots";
import { duplicateProgramme } from "@/lib/service/use-cases/duplicate-programme";
import { removeGroup } from "@/lib/service/use-cases/remove-group";
import { saveCenter } from "@/lib/service/use-cases/save-center";
import { saveGroup } from "@/lib/service/use-cases/save-group";
import { repeatSlots } from "@/lib/service/use-cases/repeat-slots";
import { savePeriod } from "@/lib/service/use-cases/save-period";
import { createProgramme, saveProgramme } from "@/lib/service/use-cases/save-programme";
import { saveRatio } from "@/lib/service/use-cases/save-ratio";
import { undoClosure } from "@/lib/service/use-cases/undo-closure";
import { aMonday, aProgramme, aSlot, type Programme } from "@/tests/support/builders/activity";
import { aBooking, aWaitlistEntry } from "@/tests/support/builders/booking";
import { aChild, aFamily, PORNIC } from "@/tests/support/builders/family";
import { aManager, aPlan, centerOf, theLegalRatios } from "@/tests/support/builders/service";
import type { Act } from "./act";

const aCenter = { slug: "", name: "Le Phare", addressLine: "1 rue du Phare", communeInsee: PORNIC, phone: "+33240000009", summary: "Face à la mer." };
const deadline = { kind: "days_before", days: 8, at: "23:59", workingDaysOnly: false } as const;

async function fieldsOf(of: Programme) {
  return {
    title: "Ateliers", summary: "Des ateliers.", centerId: await centerOf(of), offer: "leisure" as const, season: "holidays" as const, tariffId: of.tariffId, isPublished: true,
    addDeadline: deadline, cancelDeadline: deadline, lateCancelShare: 10_000, requirements: [{ item: "address" as const, isBlocking: true }],
  };
}

const opening = new Date("2027-05-24T06:30:00Z");
const aPeriod = { periodId: "nouvelle" as const, name: "Hiver", startsOn: "2027-02-22" as const, endsOn: "2027-03-05" as const, residentOpensAt: opening, outsideOpensAt: opening };

async function aWorld() {
  const of = await aProgramme();
  return { of, ctx: await aManager() };
}

async function aFullDay() {
  const { of, ctx } = await aWorld();
  const slot = await aSlot({ of, capacity: 1 });
  const [holder, next] = [await aFamily(), await aFamily({ email: "suivante@exemple.fr" })];
  await aBooking({ of: holder, programme: of, child: await aChild({ of: holder }), slot });
  await aWaitlistEntry({ of: next, programme: of, child: await aChild({ of: next }), slot });
  return { of, ctx, slot, centerId: await centerOf(of) };
}

const decision = { startsOn: aMonday(), endsOn: aMonday(), reason: "une coupure d'eau." };
const tomorrow = () => addDays(dayOf(readClock()), 1);

/** What managers do to the service itself. */
export const running: Record<string, Act> = {
  "saving a centre": { file: "save-center", lines: ["center.saved"], prepare: async () => { const ctx = await aManager(); return () => saveCenter(ctx, aCenter); } },
  "creating a programme": {
    file: "save-programme", lines: ["programme.saved"],
    prepare: async () => { const { of, ctx } = await aWorld(); const fields = await fieldsOf(of); return () => createProgramme(ctx, fields, [{ fromYears: 3, toYears: 5 }]); },
  },
  "changing a programme": {
    file: "save-programme", lines: ["programme.saved"],
    prepare: async () => { const { of, ctx } = await aWorld(); const fields = await fieldsOf(of); return () => saveProgramme(ctx, of.id, fields); },
  },
  "duplicating a programme": {
    file: "duplicate-programme", lines: ["programme.duplicated"],
    prepare: async () => { const { of, ctx } = await aWorld(); const other = await centerOf(await aProgramme({ slug: "autre" })); await database().update(programme).set({ title: "Vacances d'été" }).where(eq(programme.id, of.id)); return () => duplicateProgramme(ctx, of.id, [other]); },
  },
  "saving an age group": {
    file: "save-group", lines: ["age_group.saved"],
    prepare: async () => { const { of, ctx } = await aWorld(); return () => saveGroup(ctx, { programmeId: of.id, groupId: "nouveau", name: "12-14 ans", fromYears: 12, toYears: 14 }); },
  },
  "removing an age group": {
    file: "remove-group", lines: ["age_group.removed"],
    prepare: async () => { const { of, ctx } = await aWorld(); return () => removeGroup(ctx, { programmeId: of.id, groupId: of.groupId }); },
  },
  "saving a period": { file: "save-period", lines: ["period.saved"], prepare: async () => { const ctx = await aManager(); return () => savePeriod(ctx, aPeriod); } },
  "announcing a period": {
    file: "announce-period", lines: ["period.announced"],
    prepare: async () => {
      const { of, ctx } = await aWorld();
      const [draft] = await database().insert(bookingPeriod).values({ ...aPeriod, id: `per_${"0".repeat(20)}`, slug: "hiver" }).returning({ id: bookingPeriod.id });
      const periodId = draft?.id ?? of.periodId;
      await aSlot({ of: { ...of, periodId } });
      return () => announcePeriod(ctx, periodId);
    },
  },
  "creating slots": { file: "create-slots", lines: ["slots.created"], prepare: async () => { const { of, ctx } = await aWorld(); await theLegalRatios(); const plan = await aPlan({ of }); return () => createSlots(ctx, plan); } },
  "repeating slots": {
    file: "repeat-slots", lines: ["slots.repeated"],
    prepare: async () => {
      const { of, ctx } = await aWorld();
      await theLegalRatios();
      await aSlot({ of });
      const [draft] = await database().insert(bookingPeriod).values({ ...aPeriod, id: `per_${"1".repeat(20)}`, slug: "encore", startsOn: addDays(aMonday(), 364), endsOn: addDays(aMonday(), 400) }).returning({ id: bookingPeriod.id });
      return () => repeatSlots(ctx, { periodId: draft?.id ?? of.periodId, modelId: of.periodId });
    },
  },
  "changing a team": {
    file: "change-slots", lines: ["slot.changed", "waitlist.offered"], mails: true,
    prepare: async () => { const { ctx, slot } = await aFullDay(); return () => changeSlots(ctx, { slotId: slot, scope: "day", places: 2, animators: 1, title: null }); },
  },
  "saving a ratio": {
    file: "save-ratio", lines: ["ratio.saved"],
    prepare: async () => { const ctx = await aManager(); return () => saveRatio(ctx, { season: "wednesdays", validFrom: "2027-01-01", isUnderSix: true, isLongDay: true, childrenPerAnimator: 10, source: "PEdT" }); },
  },
  "saving a tariff": {
    file: "set-rates", lines: ["tariff.saved"],
    prepare: async () => {
      const { of, ctx } = await aWorld();
      const lines = [1, 2].map((band) => ({ band, cells: { "day-care": cents(500 * band), "day-meal": cents(100) } }));
      return () => setRates(ctx, { tariffId: of.tariffId, name: "Essai", validFrom: tomorrow(), modifier: { outsideShare: 10_000, outsideCapCents: null, siblingShares: [10_000] }, lines });
    },
  },
  "saving bands": { file: "set-bands", lines: ["bands.saved"], prepare: async () => { const { ctx } = await aWorld(); return () => setBands(ctx, { validFrom: tomorrow(), bounds: [700] }); } },
  "closing a centre": {
    file: "close-center", lines: ["closure.decided", "booking.cancelled_by_center", "waitlist.lapsed"], mails: true,
    prepare: async () => { const { ctx, centerId } = await aFullDay(); return () => closeCenter(ctx, { centerId, ...decision }); },
  },
  "undoing a closure": {
    file: "undo-closure", lines: ["closure.undone"],
    prepare: async () => {
      const { ctx, centerId } = await aFullDay();
      const closed = await closeCenter(ctx, { centerId, ...decision });
      if (!closed.ok) throw new Error("the centre did not close");
      return () => undoClosure(ctx, closed.value.closureId);
    },
  },
};
