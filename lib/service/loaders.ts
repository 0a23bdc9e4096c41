import "server-only";
import { notFound } from "next/navigation";
import { phoneView } from "@/lib/accounts/view";
import { deadlineSentence, formulaWords, lateCancelSentence, seasonWords } from "@/lib/activities/words";
import { authority } from "@/lib/core/authority";
import { addDays, dayOf, isDay } from "@/lib/core/days";
import { frenchCivilDay, frenchMoment } from "@/lib/core/format";
import { isId, type Id } from "@/lib/core/ids";
import { loader } from "@/lib/core/loader";
import { listCommunes } from "@/lib/families/queries";
import { requireStaff } from "@/lib/staff/gates";
import {
  countByProgramme, countConcerned, findCenter, findClosure, findEveryDetail, findPeriodBySlug, findTeam, listCenters, listClosures, listEveryProgramme, listGroups, listKnownSlots,
  listPeriods, listRatios, listTariffNames, listTeams,
} from "./queries";
import { closurePath, holidaysFrom, planText, readPlan, readProgrammes, slotsOf, verdictOn, type Plan, type PlanFault } from "./rules";
import { countLine, groupLine, openingFields, periodLine, programmeForm, programmeLine, teamLine, weeksOf } from "./view";
import { daysWords, holidayWords, planFaultWords, verdictWords } from "./words";

type Params = Record<string, string | string[] | undefined>;
const run = (path: string) => requireStaff("run-catalogue", path);
const slugShape = /^[a-z0-9-]{1,100}$/;
const text = (value: string | string[] | undefined) => (typeof value === "string" ? value : "");
const choices = (rows: readonly { id: string; name: string }[]) => rows.map(({ id, name }) => ({ value: id, label: name }));

/** Every centre with its programmes. */
export const loadActivities = loader(async () => {
  const { db } = await run("/admin/activites");
  const [centers, programmes] = await Promise.all([listCenters(db), listEveryProgramme(db)]);
  return centers.map((each) => ({ ...each, phoneShown: phoneView(each.phone), programmes: programmes.filter(({ centerId }) => centerId === each.id).map(programmeLine) }));
});

/** A centre and the communes it may be in; a new one when no address names it. */
export const loadCenter = loader(async (slug?: string) => {
  const { db } = await run("/admin/activites");
  const communes = (await listCommunes(db, authority.communes)).map(({ insee, name }) => ({ value: insee, label: name }));
  if (slug === undefined) return { communes, center: undefined };
  const center = slugShape.test(slug) ? await findCenter(db, slug) : undefined;
  if (!center) notFound();
  return { communes, center: { ...center, phone: phoneView(center.phone) } };
});

/** The form of a new programme. */
export const loadNewProgramme = loader(async (centerId: string) => {
  const { db } = await run("/admin/activites");
  const [centers, tariffs] = await Promise.all([listCenters(db), listTariffNames(db)]);
  return { form: programmeForm({ centerId, tariffId: tariffs[0]?.id ?? "" }), centers: choices(centers), tariffs: choices(tariffs) };
});

/** A programme with what parents read of it, its groups and its form. */
export const loadProgrammeDetail = loader(async (slug: string) => {
  const { db } = await run("/admin/activites");
  const found = slugShape.test(slug) ? await findEveryDetail(db, slug) : undefined;
  if (!found) notFound();
  const [centers, tariffs] = await Promise.all([listCenters(db), listTariffNames(db)]);
  const { id, title, centerName, season, isPublished, addDeadline, cancelDeadline, lateCancelShare, groups } = found;
  return {
    id, slug, title, centerName, season: seasonWords[season], isPublished, groups: groups.map(groupLine(slug)), form: programmeForm(found), centers: choices(centers), tariffs: choices(tariffs),
    otherCenters: choices(centers.filter((each) => each.id !== found.centerId)),
    sentences: [`Pour réserver : ${deadlineSentence(addDeadline)}.`, `Pour annuler sans rien payer : ${deadlineSentence(cancelDeadline)}. ${lateCancelSentence(lateCancelShare)}`],
  };
});

/** One age group of a programme; « nouveau » for the form of a new one. */
export const loadGroup = loader(async (slug: string, groupId: string) => {
  const { db } = await run("/admin/activites");
  const found = slugShape.test(slug) ? await findEveryDetail(db, slug) : undefined;
  const group = found?.groups.find(({ id }) => id === groupId);
  if (!found || (!group && groupId !== "nouveau")) notFound();
  return { programmeId: found.id, title: found.title, group };
});

export const loadPeriods = loader(async () => {
  const { db, now } = await run("/admin/periodes");
  return (await listPeriods(db)).map((period) => periodLine(period, now));
});

/** The school holidays to come, as a start for a new period, and the one that was chosen. */
export const loadNewPeriod = loader(async (chosen: string | undefined) => {
  const { now } = await run("/admin/periodes");
  const suggestions = holidaysFrom(dayOf(now)).map(({ name, year, startsOn, endsOn }) => ({ key: `${name}-${year}`, name: `${holidayWords[name]} ${year}`, startsOn, endsOn, days: daysWords(startsOn, endsOn) }));
  const start = suggestions.find(({ key }) => key === chosen);
  const opening = start ? addDays(start.startsOn, -42) : undefined;
  return { suggestions, start, residentDay: opening ?? "", outsideDay: opening ? addDays(opening, 2) : "" };
});

/** A period: what families see of it, what it holds, and the form that changes it. */
export const loadPeriod = loader(async (slug: string) => {
  const { db, now } = await run("/admin/periodes");
  const found = slugShape.test(slug) ? await findPeriodBySlug(db, slug) : undefined;
  if (!found) notFound();
  const counts = await countByProgramme(db, found.id);
  const slots = counts.reduce((sum, each) => sum + each.slots, 0);
  const models = slots > 0 ? [] : choices((await listPeriods(db)).filter((each) => each.slots > 0));
  return {
    ...periodLine({ ...found, slots }, now), id: found.id, slug, startsOn: found.startsOn, endsOn: found.endsOn, isDraft: found.announcedAt === null, mayAnnounce: found.announcedAt === null && slots > 0,
    announcedOn: found.announcedAt ? frenchMoment(found.announcedAt) : undefined, resident: openingFields(found.residentOpensAt), outside: openingFields(found.outsideOpensAt), counts: counts.map(countLine(slug)), models,
  };
});

/** The slots of a programme in a period, week after week, once both are chosen. */
export const loadSlots = loader(async (params: Params) => {
  const { db } = await run("/admin/creneaux");
  const [periods, programmes] = await Promise.all([listPeriods(db), listEveryProgramme(db)]);
  const [period, programme] = [periods.find(({ slug }) => slug === text(params.periode)), programmes.find(({ slug }) => slug === text(params.programme))];
  const lines = period && programme ? (await listTeams(db, period.id, programme.id)).map(teamLine) : [];
  return {
    periods: periods.map(({ slug, name }) => ({ value: slug, label: name })),
    programmes: programmes.map(({ slug, title, centerName }) => ({ value: slug, label: `${centerName} : ${title}` })),
    period: period?.slug, programme: programme?.slug, isChosen: period !== undefined && programme !== undefined, short: lines.filter(({ isShort, closed }) => isShort && !closed).length, weeks: weeksOf(lines),
  };
});

/** One slot, with the verdict on its team. */
export const loadSlot = loader(async (slotId: string) => {
  const { db, now } = await run("/admin/creneaux");
  const found = isId("slot", slotId) ? await findTeam(db, slotId) : undefined;
  if (!found) notFound();
  const { programmeTitle, programmeSlug, periodName, periodSlug, centerName, title } = found;
  return { ...teamLine(found), slotTitle: title ?? "", isOuting: found.formula === "outing", formulaName: formulaWords[found.formula], isOver: found.day < dayOf(now), programmeTitle, programmeSlug, periodName, periodSlug, centerName };
});

type Db = Awaited<ReturnType<typeof run>>["db"];

/** What a plan would make, counted before anything is written. */
async function previewOf(db: Db, plan: Plan) {
  const ids = plan.programmeIds as Id<"programme">[];
  const [groups, ratios, known] = await Promise.all([listGroups(db, ids), listRatios(db), listKnownSlots(db, ids, plan.from, plan.to)]);
  const { slots, withoutRatio } = slotsOf(plan, groups, ratios);
  const missing = slots.filter(({ ageGroupId, day, formula }) => !known.has(`${ageGroupId} ${day} ${formula}`));
  const teams = new Map(missing.map(({ places, animators, childrenPerAnimator }) => [`${places} ${animators} ${childrenPerAnimator}`, { places, animators, childrenPerAnimator }]));
  return {
    created: missing.length, known: slots.length - missing.length, holidays: [...new Set(missing.filter(({ isHoliday }) => isHoliday).map(({ day }) => frenchCivilDay(day, "medium")))], withoutRatio,
    verdicts: [...teams.values()].map((team) => ({ isShort: verdictOn(team).kind !== "enough", words: verdictWords(team, verdictOn(team)) })), plan: planText(plan),
  };
}

/** Slots in bulk: what was chosen so far, what is wrong with it, and what it would make. */
export const loadPlanner = loader(async (params: Params) => {
  const { db } = await run("/admin/creneaux/ajouter");
  const [periods, programmes] = await Promise.all([listPeriods(db), listEveryProgramme(db)]);
  const period = periods.find(({ slug }) => slug === text(params.periode));
  const chosen = readProgrammes(params) as Id<"programme">[];
  const groups = chosen.length > 0 ? await listGroups(db, chosen) : [];
  const ages = new Map(groups.map(({ fromYears, toYears }) => [`${fromYears}-${toYears}`, { fromYears, toYears }]));
  const isAsked = params.apercu !== undefined;
  const plan: Plan | PlanFault | undefined = isAsked ? readPlan(params) : undefined;
  return {
    periods: periods.map(({ slug, name }) => ({ value: slug, label: name })), period: period && { slug: period.slug, name: period.name, startsOn: period.startsOn, endsOn: period.endsOn },
    programmes: programmes.map(({ id, title, centerName, season }) => ({ id, label: `${centerName} : ${title}`, season: seasonWords[season], isChosen: chosen.includes(id) })),
    chosen, ages: [...ages].map(([key, each]) => ({ key, ...each, places: text(params[`places-${key}`]), animators: text(params[`animateurs-${key}`]) })),
    isWednesdays: programmes.filter(({ id }) => chosen.includes(id)).every(({ season }) => season === "wednesdays"),
    fault: typeof plan === "string" ? planFaultWords[plan] : undefined, preview: plan && typeof plan !== "string" ? await previewOf(db, plan) : undefined,
  };
});

export const loadClosures = loader(async () => {
  const { db, now } = await run("/admin/fermetures");
  return (await listClosures(db)).map(({ id, centerName, startsOn, endsOn, reason }) => ({ href: closurePath(id), centerName, days: daysWords(startsOn, endsOn), reason, isOver: endsOn < dayOf(now) }));
});

/** The form of a closure and, once it is filled, who would be concerned. */
export const loadNewClosure = loader(async (params: Params) => {
  const { db, now } = await run("/admin/fermetures");
  const centers = await listCenters(db);
  const [centerId, from, to, reason] = [text(params.centre), text(params.du), text(params.au), text(params.raison).trim()];
  const center = centers.find(({ id }) => id === centerId);
  const tomorrow = addDays(dayOf(now), 1);
  const isAsked = params.apercu !== undefined;
  const isRead = center !== undefined && isDay(from) && isDay(to) && tomorrow <= from && from <= to && reason !== "";
  const concerned = isAsked && isRead ? await countConcerned(db, center.id, from, to) : undefined;
  return {
    centers: choices(centers), tomorrow, typed: { centerId, from, to, reason }, isWrong: isAsked && !isRead,
    preview: concerned && isRead ? { ...concerned, centerName: center.name, daysWords: daysWords(from, to) } : undefined,
  };
});

export const loadClosure = loader(async (closureId: string) => {
  const { db, now } = await run("/admin/fermetures");
  const found = isId("closure", closureId) ? await findClosure(db, closureId) : undefined;
  if (!found) notFound();
  const { id, centerName, startsOn, endsOn, reason, createdAt, givenName, familyName, told } = found;
  return {
    id, centerName, days: daysWords(startsOn, endsOn), reason, decidedOn: frenchMoment(createdAt), decidedBy: givenName && familyName ? `${givenName} ${familyName}` : "un membre du personnel", told,
    mayUndo: dayOf(now) < startsOn,
  };
});

/** The supervision ratios that are known, by season and date. */
export const loadRatios = loader(async () => {
  const { db, now } = await run("/admin/parametres");
  const rows = (await listRatios(db)).map(({ season, validFrom, isUnderSix, isLongDay, childrenPerAnimator, source }) => ({
    key: `${season} ${validFrom} ${isUnderSix} ${isLongDay}`, season: seasonWords[season], since: frenchCivilDay(validFrom, "plain"), ages: isUnderSix ? "Moins de 6 ans" : "6 ans et plus",
    length: season === "holidays" ? "Toute durée" : isLongDay ? "Plus de 5 heures" : "5 heures ou moins", ratio: childrenPerAnimator, source,
  }));
  return { rows, today: dayOf(now) };
});
