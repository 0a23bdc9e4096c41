import "server-only";
import { notFound } from "next/navigation";
import { connection } from "next/server";
import { cache } from "react";
import { database, type Database } from "@/db/client";
import { phoneView } from "@/lib/accounts/view";
import { readClock } from "@/lib/core/clock";
import { dayOf } from "@/lib/core/days";
import { frenchHour } from "@/lib/core/format";
import type { Id } from "@/lib/core/ids";
import { loader } from "@/lib/core/loader";
import { requireGuardian } from "@/lib/families/gates";
import { territoryOf } from "@/lib/families/rules";
import { findPresentation, findProgramme, listAnnouncedPeriods, listAnnouncedSlots, listFiles, listProgrammes, recallPeriods, recallProgrammes } from "./queries";
import { isWanted, readFilter } from "./rules";
import { catalogueView, checklistView, periodLine, placeTables } from "./view";
import { formulaWords, seasonWords } from "./words";

type Params = Record<string, string | string[] | undefined>;

/** Nobody's request: the same answer for everybody, without a cookie read, and never rendered by the build. */
async function anybody() {
  await connection();
  const now = readClock();
  return { db: database(), now, today: dayOf(now) };
}

const FIRST_YEARS = 3;
const LAST_YEARS = 17;

export const loadCatalogue = loader(async (params: Params) => {
  const { db, now, today } = await anybody();
  const filter = readFilter(params);
  const [programmes, periods] = await Promise.all([listProgrammes(db), listAnnouncedPeriods(db, today)]);
  const communes = new Map(programmes.map(({ communeInsee, communeName }) => [communeInsee, communeName]));
  return {
    filter,
    isFiltered: Object.values(filter).some((value) => value !== undefined),
    communes: [...communes].map(([value, label]) => ({ value, label })),
    ages: Array.from({ length: LAST_YEARS - FIRST_YEARS + 1 }, (_, index) => FIRST_YEARS + index),
    offers: catalogueView(programmes.filter((each) => isWanted(each, filter)), periods, now),
  };
});

const slugShape = /^[a-z0-9-]{1,80}$/;

/** One published programme, with the places left at this moment; anything else is not found. */
export const loadProgramme = loader(async (slug: string) => {
  const { db, now, today } = await anybody();
  const found = slugShape.test(slug) ? await findPresentation(db, slug) : undefined;
  const programme = found && (await findProgramme(db, found.id));
  if (!programme) notFound();
  const [periods, slots] = await Promise.all([listAnnouncedPeriods(db, today), listAnnouncedSlots(db, programme.id, today)]);
  const own = periods.filter(({ programmeId }) => programmeId === programme.id);
  return {
    ...programme,
    ...found,
    centerPhoneShown: phoneView(found.centerPhone),
    readAt: frenchHour(now),
    pricedOn: slots[0]?.day ?? today,
    seasonName: seasonWords[programme.season],
    formulas: [...new Set(slots.map(({ formula }) => formula))].map((formula) => ({ formula, name: formulaWords[formula] })),
    periods: own.map((period) => ({ ...periodLine(period, now), tables: placeTables(slots.filter(({ periodId }) => periodId === period.id), programme, now) })),
  };
});

/** What is in the file of each child, asked once for a whole page. */
export const readFiles = cache((db: Database, familyId: Id<"family">) => listFiles(db, familyId));

/** For each child of the signed-in family: what is missing, what it blocks and from when. Empty before the first child. */
export const loadChecklist = loader(async (path: string) => {
  const { db, now, family } = await requireGuardian(path);
  return family ? readChecklists(db, family, now) : [];
});

type FamilyFacts = { familyId: Id<"family">; communeInsee: string | null };

/** The same for a family that its reader may see already. */
export async function readChecklists(db: Database, family: FamilyFacts, now: Date) {
  const today = dayOf(now);
  const [files, periods, listed] = await Promise.all([readFiles(db, family.familyId), recallPeriods(db, today), recallProgrammes(db)]);
  const programmes = (await Promise.all(listed.map(({ id }) => findProgramme(db, id)))).flatMap((each) => each ?? []);
  const isResident = territoryOf(family.communeInsee) === "resident";
  return files.map((file) => checklistView(file, programmes, periods, { now, today, isResident }));
}
