import "server-only";
import type { Route } from "next";
import { notFound, redirect } from "next/navigation";
import { findPeriod, findProgramme, listFiles, listFormulas, listOffers, listSlots, type Formula } from "@/lib/activities/queries";
import { opensAt } from "@/lib/activities/rules";
import { formulaWords } from "@/lib/activities/words";
import { findTariff, listQuotients } from "@/lib/billing/queries";
import { priceFor } from "@/lib/billing/rules";
import { offersOf, swapChoices } from "@/lib/bookings/loaders";
import { childFacts, entriesOf, entriesOfRequest, findRequest, listBusyDays, listDays, listEntries, listRefused, ofRequest } from "@/lib/bookings/queries";
import { choiceFields, pickedDays, readChoice } from "@/lib/bookings/rules";
import { dayView, entryView, fitView, receiptView } from "@/lib/bookings/view";
import { ruleWords } from "@/lib/bookings/words";
import { requireServedFamily, type ServedFamily } from "@/lib/callers/gates";
import { newSecretToken } from "@/lib/core/crypto";
import { dayOf, isDay } from "@/lib/core/days";
import { deadlineFor } from "@/lib/core/deadlines";
import { counted, frenchCivilDay, frenchDay, frenchMoment } from "@/lib/core/format";
import { isId } from "@/lib/core/ids";
import { loader } from "@/lib/core/loader";
import { cents, euros, sum } from "@/lib/core/money";
import { territoryOf } from "@/lib/families/rules";
import { requireStaff } from "@/lib/staff/gates";
import { mayDo } from "@/lib/staff/policy";
import { findByReference, findLetterhead, findUsualCenter, listCenters, listOnDay, listPlaces } from "./queries";
import { daysPath, likelyOffer, readReference, recapPath, tablePath } from "./rules";
import { checkedView, deskChoosable, deskDay, isException, weekViews } from "./view";
import { readAloud } from "./words";

type Params = Record<string, string | string[] | undefined>;

const served = (claim: string, path: (familyId: string) => Route) => requireServedFamily(claim, path(claim));
const formulaOrder: readonly Formula[] = ["day", "morning", "afternoon", "outing"];

/** The family's children, everything on offer for them, and what is chosen in the address or most likely wanted. */
async function offersAtDesk(claim: string, params: Params) {
  const ctx = await served(claim, tablePath);
  const { db, family, now } = ctx;
  const [files, rows, usualCenter] = await Promise.all([listFiles(db, family.id), listOffers(db, dayOf(now)), findUsualCenter(db, family.id)]);
  const isResident = territoryOf(files[0]?.communeInsee ?? null) === "resident";
  const programmes = await Promise.all(rows.map(({ programmeId }) => findProgramme(db, programmeId)));
  const offers = rows.map((row, index) => {
    const fit = fitView(files, programmes[index]?.groups ?? [], row.firstDay, row.lastDay);
    return { ...row, value: `${row.programmeId}.${row.periodId}`, fits: fit !== undefined, isOpen: now >= opensAt(row, isResident) };
  });
  const choice = readChoice(params);
  const asked = offers.find(({ programmeId, periodId }) => programmeId === choice.programmeId && periodId === choice.periodId);
  const offer = asked ?? likelyOffer(offers.filter(({ fits }) => fits), usualCenter) ?? offers[0];
  const offered = offer ? await listFormulas(db, offer.programmeId, offer.periodId) : [];
  const formulas = formulaOrder.filter((each) => offered.includes(each));
  const formula = formulas.find((each) => each === choice.formula) ?? formulas[0];
  return { ctx, choice, files, isResident, offers, offer, formulas, formula, exceptions: params.exceptions === "oui" };
}

type Stage = Awaited<ReturnType<typeof offersAtDesk>>;

/** Days that take an exception may be ticked by whoever has the right and asked to see them. */
const seesExceptions = ({ ctx: { actor }, exceptions }: Stage) => exceptions && mayDo(actor, "override-rules");
const exceptionField = (exceptions: boolean): [string, string][] => (exceptions ? [["exceptions", "oui"]] : []);

/** For each child, each day of the chosen offer as the desk may book it. */
async function daysAtDesk({ ctx: { db, family, now }, files, isResident, offer, formula }: Stage) {
  const [programme, period] = offer ? await Promise.all([findProgramme(db, offer.programmeId), findPeriod(db, offer.periodId)]) : [];
  if (!programme || !period || formula === undefined) return undefined;
  const [slots, busy, tariff, quotients] = await Promise.all([
    listSlots(db, { programmeId: programme.id, periodId: period.id, formula }, programme.groups.map(({ id }) => id)),
    listBusyDays(db, family.id, period.startsOn, period.endsOn),
    findTariff(db, programme.tariffId),
    listQuotients(db, family.id),
  ]);
  const days = [...new Set(slots.map(({ day }) => day))].filter((day) => day >= dayOf(now));
  const opening = opensAt(period, isResident);
  const ofChildren = files.map((file) => {
    const facts = childFacts(file, busy);
    const payer = { quotients, isResident, siblingRank: file.siblingRank };
    return days.map((day) => deskDay({ file, facts, day, slots, price: priceFor(tariff, payer, formula, day), programme, isOpen: now >= opening, now }));
  });
  return { programme, period, formula, ofChildren, opensOn: now >= opening ? undefined : frenchMoment(opening) };
}

/** The table: every day of the chosen offer for every child, and what may be chosen instead. */
export const loadTable = loader(async (claim: string, params: Params) => {
  const stage = await offersAtDesk(claim, params);
  const { ctx, choice, files, offers, offer, formulas, formula } = stage;
  const found = await daysAtDesk(stage);
  const shows = seesExceptions(stage);
  const ofChildren = found?.ofChildren ?? [];
  const picked = pickedDays(choice, ofChildren.map((days) => deskChoosable(days, shows)));
  return {
    familyId: ctx.family.id,
    names: files.map(({ givenName }) => givenName),
    offers: offers.map(({ value, title, centerName, periodName, fits }) => ({ value, label: `${title}, ${centerName}${fits ? "" : " (hors âge)"}`, period: periodName })),
    offer: offer?.value,
    formulas: formulas.map((each) => ({ value: each, label: formulaWords[each] })),
    formula,
    exceptions: mayDo(ctx.actor, "override-rules") ? { isShown: shows, count: ofChildren.flat().filter(isException).length } : undefined,
    fields: [...choiceFields({ childIds: files.map(({ id }) => id), programmeId: offer?.programmeId, periodId: offer?.periodId, formula }), ...exceptionField(shows)],
    opensOn: found?.opensOn,
    weeks: weekViews(files.map(({ givenName }, place) => ({ givenName, days: ofChildren[place] ?? [], showsExceptions: shows }))),
    picked: picked.flatMap((days, place) => days.map((day) => `${place}.${day}`)),
  };
});

/** What is read to the caller before anything is booked. */
export const loadDeskCheck = loader(async (claim: string, params: Params) => {
  const stage = await offersAtDesk(claim, params);
  const { ctx, choice, files } = stage;
  const found = await daysAtDesk(stage);
  if (!found || files.length === 0) redirect(tablePath(ctx.family.id));
  const { programme, period, formula, ofChildren } = found;
  const children = choice.childIds.flatMap((id) => files.findIndex((file) => file.id === id)).filter((place) => place >= 0);
  const days = children.map((place) => ofChildren[place] ?? []);
  const picked = pickedDays(choice, days.map((each) => deskChoosable(each, seesExceptions(stage))));
  const picks = picked.flatMap((each, child) => each.map((when) => ({ child, when })));
  const query = `?${new URLSearchParams([...choiceFields({ ...choice, slug: undefined, formula, days: picks }), ...exceptionField(seesExceptions(stage))]).toString()}`;
  if (picks.length === 0) redirect(tablePath(ctx.family.id, `${query}&erreur=jour#tableau`));
  const checked = checkedView(children.map((place, child) => ({ givenName: files[place]?.givenName ?? "", days: (days[child] ?? []).filter(({ day }) => picked[child]?.includes(day)) })));
  const firstDay = checked.plain.flatMap((each) => each.days).sort()[0];
  const freeUntil = firstDay && deadlineFor(programme.cancelDeadline, firstDay);
  return {
    familyId: ctx.family.id,
    query,
    title: `${programme.title}, ${programme.centerName}, ${period.name}, ${formulaWords[formula].toLowerCase()}`,
    sentence: readAloud({ children: checked.plain, center: programme.centerName, formula: formulaWords[formula], totalCents: checked.totalCents, freeUntil: freeUntil && freeUntil > ctx.now ? freeUntil : undefined }),
    checked,
    isSeveral: children.length > 1,
    mayOverride: mayDo(ctx.actor, "override-rules"),
    hidden: {
      famille: ctx.family.id,
      programme: programme.id,
      periode: period.id,
      formule: formula,
      jours: picks.map(({ child, when }) => `${choice.childIds[child] ?? ""}.${when}`).join(" "),
      cle: newSecretToken(),
    },
  };
});

/** Everything booked, offered and waited for by the family on the telephone. */
export const loadDeskDays = loader(async (claim: string) => {
  const { db, family, now } = await served(claim, daysPath);
  const [rows, entries] = await Promise.all([listDays(db, family.id), listEntries(db, entriesOf(family.id))]);
  const today = dayOf(now);
  const isAhead = ({ state, day }: (typeof rows)[number]) => state === "confirmed" && day >= today;
  return {
    familyId: family.id,
    ahead: rows.filter(isAhead).map((row) => dayView(row, now)),
    behind: rows.filter((row) => !isAhead(row)).reverse().map((row) => dayView(row, now)),
    offers: offersOf(entries),
    waiting: entries.filter(({ state }) => state === "waiting").map(entryView),
  };
});

/** A request of the family on the telephone; another family's is not there. */
async function requestAtDesk(claim: string, reference: string): Promise<ServedFamily & { request: NonNullable<Awaited<ReturnType<typeof findRequest>>>; rows: Awaited<ReturnType<typeof listDays>> }> {
  const known = /^[A-Z0-9-]{1,20}$/.test(reference) ? reference : "";
  const ctx = await served(claim, (familyId) => (known === "" ? daysPath(familyId) : recapPath(familyId, known)));
  const request = known === "" ? undefined : await findRequest(ctx.db, ctx.family.id, known);
  if (!request) notFound();
  return { ...ctx, request, rows: await listDays(ctx.db, ctx.family.id, ofRequest(request.id)) };
}

/** The recap: what was said, on a page that prints as a letter. */
export const loadRecap = loader(async (claim: string, reference: string) => {
  const { db, family, request, rows, now } = await requestAtDesk(claim, reference);
  const [entries, refused, letter] = await Promise.all([listEntries(db, entriesOfRequest(family.id, request.id)), listRefused(db, family.id, request.id), findLetterhead(db, family.id)]);
  const by = request.channel === "desk" && request.givenName !== null ? `, par ${request.givenName} ${request.familyName ?? ""}`.trimEnd() : "";
  return { familyId: family.id, receipt: receiptView(request, rows, entries, refused, now), by, letter: letter && letterView(letter, frenchDay(now)), readsMail: letter?.readsMail ?? false };
});

type Letterhead = NonNullable<Awaited<ReturnType<typeof findLetterhead>>>;

function letterView({ givenName, familyName, addressLine, addressExtra, postcode, communeName }: Letterhead, on: string) {
  return { on, lines: [[givenName, familyName], [addressLine], [addressExtra], [postcode, communeName]].map((words) => words.filter((word) => word).join(" ")).filter((line) => line !== "") };
}

/** The days that can be cancelled, and those that were chosen, with what each will cost. */
export const loadDeskCancelling = loader(async (claim: string, reference: string, chosen: string) => {
  const { family, actor, request, rows, now } = await requestAtDesk(claim, reference);
  const days = rows.map((row) => dayView(row, now)).filter(({ canCancel }) => canCancel);
  const ids = chosen.split(",");
  const picked = days.filter(({ id }) => ids.includes(id));
  const owed = sum(picked.map(({ chargedCents }) => cents(chargedCents)));
  return { familyId: family.id, reference: request.reference, days, picked, owedCents: owed, owed: euros(owed), mayWaive: mayDo(actor, "override-rules") };
});

/** The days that may replace one; after its deadline, by an exception, for the one that was chosen among them. */
export const loadDeskSwapping = loader(async (claim: string, reference: string, bookingId: string | undefined, slotId: string | undefined) => {
  const { db, family, actor, rows, now } = await requestAtDesk(claim, reference);
  const row = rows.find(({ id }) => id === bookingId) ?? notFound();
  const present = dayView(row, now);
  const isLate = present.canCancel && !present.canSwap;
  const mayExcept = isLate && mayDo(actor, "override-rules");
  const choices = present.canSwap || mayExcept ? await swapChoices(db, family.id, row, now) : [];
  return { familyId: family.id, present, isLate: mayExcept, choices, chosen: mayExcept ? choices.find((each) => each.slotId === slotId) : undefined };
});

/** A request by its reference, and who is booked in a centre on a day. Nothing of a family opens from here but by its own gate. */
export const loadFinding = loader(async (params: Params) => {
  const { db, now } = await requireStaff("serve-families", "/admin/reservations");
  const typed = typeof params.reference === "string" ? params.reference.slice(0, 40) : "";
  const reference = readReference(typed);
  const centers = await listCenters(db);
  const centerId = isId("center", params.accueil) ? params.accueil : undefined;
  const day = isDay(params.jour) ? params.jour : undefined;
  const [found, places, booked] = await Promise.all([
    reference ? findByReference(db, reference) : undefined,
    centerId && day ? listPlaces(db, centerId, day) : [],
    centerId && day ? listOnDay(db, centerId, day) : [],
  ]);
  return {
    typed,
    found: found && { ...found, made: `${found.channel === "desk" ? "avec le Guichet" : "en ligne"}, le ${frenchMoment(found.createdAt)}`, days: counted(found.days, "jour réservé", "jours réservés") },
    centers: centers.map(({ id, name }) => ({ value: id, label: name })),
    centerId,
    day: day ?? dayOf(now),
    dayWords: centerId && day ? frenchCivilDay(day) : undefined,
    places: places.map(({ title, formula, ...place }) => ({ ...place, activity: `${title}, ${formulaWords[formula].toLowerCase()}` })),
    booked: booked.map(({ title, formula, overrides, ...row }) => ({ ...row, activity: `${title}, ${formulaWords[formula].toLowerCase()}`, overrides: overrides.map((rule) => ruleWords[rule]).join(", ") })),
  };
});
