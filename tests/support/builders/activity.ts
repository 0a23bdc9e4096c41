import { database } from "@/db/client";
import { ageGroup, bookingPeriod, center, programme, programmeRequirement, slot, type requirementItems } from "@/db/schema/activities";
import { quotientBand, tariff, tariffModifier, tariffRate, type formulas } from "@/db/schema/billing";
import { after, DAY_MS, HOUR_MS, readClock } from "@/lib/core/clock";
import { addDays, dayOf, mondayOf, type Day } from "@/lib/core/days";
import { newId, type Id } from "@/lib/core/ids";
import { cents } from "@/lib/core/money";
import { PORNIC } from "./family";

export type Programme = { id: Id<"programme">; slug: string; groupId: Id<"ageGroup">; periodId: Id<"bookingPeriod">; tariffId: Id<"tariff"> };
type Formula = (typeof formulas)[number];

type Wishes = {
  slug?: string;
  residentOpensAt?: Date;
  outsideOpensAt?: Date;
  fromYears?: number;
  toYears?: number;
  requires?: (typeof requirementItems)[number][];
  lateCancelShare?: number;
};

/** The Monday five weeks from now: a day that no deadline of a test reaches by itself. */
export const aMonday = (): Day => mondayOf(addDays(dayOf(readClock()), 35));

/** A leisure programme for the holidays, already open, one age group of 3 to 11, one flat tariff of 10,00 € with 2,00 € of meal. It asks for nothing unless told. */
export async function aProgramme(wishes: Wishes = {}): Promise<Programme> {
  const { slug = "vacances-les-embruns", fromYears = 3, toYears = 11, requires = [], lateCancelShare = 10_000 } = wishes;
  const opened = after(readClock(), -HOUR_MS);
  const { residentOpensAt = opened, outsideOpensAt = residentOpensAt } = wishes;
  const made = { id: newId("programme"), slug, groupId: newId("ageGroup"), periodId: newId("bookingPeriod"), tariffId: newId("tariff") };
  const db = database();
  const centerId = newId("center");
  await db.insert(tariff).values({ id: made.tariffId, name: "Essai" });
  await db.insert(quotientBand).values([{ validFrom: "2020-01-01", band: 1, upTo: 900 }, { validFrom: "2020-01-01", band: 2, upTo: null }]).onConflictDoNothing();
  const rates = (["day", "morning", "afternoon", "outing"] as const).flatMap((formula) =>
    [1, 2].map((band) => ({ tariffId: made.tariffId, validFrom: "2020-01-01" as const, formula, band, careCents: cents(400 * band), mealCents: cents(formula === "day" ? 100 * band : 0) })),
  );
  await db.insert(tariffRate).values(rates);
  await db.insert(tariffModifier).values({ tariffId: made.tariffId, validFrom: "2020-01-01", outsideShare: 13_500, outsideCapCents: cents(2_200), siblingShares: [10_000, 9_000] });
  await db.insert(center).values({ id: centerId, slug: `centre-${slug}`, name: "Les Embruns", addressLine: "1 quai des Mouettes", communeInsee: PORNIC, phone: "+33240000001", summary: "Au bord de l'eau." });
  await db.insert(programme).values({
    id: made.id, slug, centerId, offer: "leisure", season: "holidays", title: "Vacances aux Embruns", summary: "Des vacances à la mer.", tariffId: made.tariffId, lateCancelShare,
    addDeadline: { kind: "days_before", days: 8, at: "23:59", workingDaysOnly: false },
    cancelDeadline: { kind: "days_before", days: 8, at: "23:59", workingDaysOnly: false },
  });
  if (requires.length > 0) await db.insert(programmeRequirement).values(requires.map((item) => ({ programmeId: made.id, item, isBlocking: true })));
  await db.insert(ageGroup).values({ id: made.groupId, programmeId: made.id, name: `${fromYears}-${toYears} ans`, fromYears, toYears });
  const startsOn = aMonday();
  await db.insert(bookingPeriod).values({ id: made.periodId, slug: `periode-${slug}`, name: "Vacances d'essai", startsOn, endsOn: addDays(startsOn, 60), residentOpensAt, outsideOpensAt, announcedAt: after(opened, -DAY_MS) });
  return made;
}

type SlotWishes = { of: Programme; day?: Day; capacity?: number; formula?: Formula; closedReason?: "public_holiday" | "closure" };

/** A slot of the programme, on its first Monday, with that many places. */
export async function aSlot({ of, day = aMonday(), capacity = 8, formula = "day", closedReason }: SlotWishes): Promise<Id<"slot">> {
  const id = newId("slot");
  await database()
    .insert(slot)
    .values({ id, programmeId: of.id, bookingPeriodId: of.periodId, ageGroupId: of.groupId, day, formula, places: capacity, animators: Math.max(1, Math.ceil(capacity / 8)), childrenPerAnimator: 8, ...(closedReason && { closedReason }) });
  return id;
}
