import "server-only";
import { eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { ageGroup, bookingPeriod, programme, slot } from "@/db/schema/activities";
import { isPublicHoliday } from "@/lib/core/days";
import { newId, type Id } from "@/lib/core/ids";
import { inBatches } from "./batches";
import { daysOf, periodsToWrite, type PeriodToWrite } from "./calendar";
import { groupsOf, outings, programmes, ratioOf, teamOf } from "./town";

type Group = { id: Id<"ageGroup">; programmeId: Id<"programme">; programmeSlug: string; name: string };

/** The periods that today asks for and that are missing, with their slots. */
export async function writePeriods(tx: Transaction, now: Date): Promise<void> {
  const { slug, residentOpensAt, outsideOpensAt, announcedAt } = bookingPeriod;
  const missing = periodsToWrite(now, await tx.select({ slug, residentOpensAt, outsideOpensAt, announcedAt }).from(bookingPeriod));
  if (missing.length === 0) return;
  const groups = await tx
    .select({ id: ageGroup.id, programmeId: programme.id, programmeSlug: programme.slug, name: ageGroup.name })
    .from(ageGroup)
    .innerJoin(programme, eq(programme.id, ageGroup.programmeId));
  for (const period of missing) {
    const periodId = await writePeriod(tx, period);
    await inBatches(slotsOf(period, periodId, groups), (rows) => tx.insert(slot).values(rows).onConflictDoNothing());
  }
}

async function writePeriod(tx: Transaction, period: PeriodToWrite): Promise<Id<"bookingPeriod">> {
  const { slug, name, startsOn, endsOn, residentOpensAt, outsideOpensAt, announcedAt } = period;
  const opening = { residentOpensAt, outsideOpensAt, announcedAt };
  const [row] = await tx
    .insert(bookingPeriod)
    .values({ id: newId("bookingPeriod"), slug, name, startsOn, endsOn, ...opening })
    .onConflictDoUpdate({ target: bookingPeriod.slug, set: opening })
    .returning({ id: bookingPeriod.id });
  if (!row) throw new Error(`the period ${slug} was not written`);
  return row.id;
}

const CLOSED_CENTER = "les-marais";
const CLOSED_INDEX = 3;

function slotsOf(period: PeriodToWrite, bookingPeriodId: Id<"bookingPeriod">, groups: readonly Group[]): (typeof slot.$inferInsert)[] {
  const days = daysOf(period).map((day) => ({ day, isHoliday: isPublicHoliday(day) }));
  return programmes.filter(({ season }) => season === period.season).flatMap((each, programmeIndex) =>
    groupsOf[each.offer].flatMap((team, groupIndex) => {
      const group = groups.find(({ programmeSlug, name }) => programmeSlug === each.slug && name === team.name);
      if (!group) return [];
      return each.formulas.flatMap((formula) =>
        days.map(({ day, isHoliday }, index) => ({
          id: newId("slot"),
          programmeId: group.programmeId,
          bookingPeriodId,
          ageGroupId: group.id,
          day,
          formula,
          title: formula === "outing" ? (outings[(index * 2 + groupIndex + programmeIndex) % outings.length] ?? null) : null,
          childrenPerAnimator: ratioOf(each, team),
          closedReason: closedReason(isHoliday, each.center === CLOSED_CENTER && index === CLOSED_INDEX),
          ...teamOf(each, team, formula),
        })),
      );
    }),
  );
}

function closedReason(isHoliday: boolean, isClosed: boolean): "public_holiday" | "closure" | null {
  if (isHoliday) return "public_holiday";
  return isClosed ? "closure" : null;
}
