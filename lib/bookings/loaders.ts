import "server-only";
import { notFound } from "next/navigation";
import type { Context } from "@/db/context";
import { visit } from "@/lib/accounts/gates";
import { readFiles } from "@/lib/activities/loaders";
import { findPeriod, findProgramme, listFiles, listFormulas, listOffers, listSlots, type Formula } from "@/lib/activities/queries";
import { ageGroupFor, missingItems, opensAt } from "@/lib/activities/rules";
import { findTariff, listQuotients } from "@/lib/billing/queries";
import { priceFor } from "@/lib/billing/rules";
import { hashToken, isSecretToken, newSecretToken } from "@/lib/core/crypto";
import { dayOf } from "@/lib/core/days";
import { deadlineFor } from "@/lib/core/deadlines";
import { frenchCivilDay, frenchMoment } from "@/lib/core/format";
import { isId, type Id } from "@/lib/core/ids";
import { loader } from "@/lib/core/loader";
import { cents, euros, sum } from "@/lib/core/money";
import { requireGuardian } from "@/lib/families/gates";
import { findMembership } from "@/lib/families/queries";
import { calendarFile } from "./adapters/calendar";
import { links } from "./adapters/links";
import { goTo, requireChosenChildren, requireChosenOffer, type Params } from "./gates";
import {
  childFacts, confirmedFrom, countOffers, entriesBehind, entriesOf, entriesOfRequest, entriesTogether, entryOf, findFeedOwner, findRequest, hasCalendarFeed, listBusyDays, listDays,
  listEntries, listOtherSlots, listRefused, ofRequest, priceDays, type DayRow,
} from "./queries";
import { choiceFields, judgeWish, offerState, pickedDays } from "./rules";
import { agendaView, calendarDay, checkedView, choosable, dayView, entryView, fitView, pickChildView, priceOf, receiptView, whoView, type OfferedDay } from "./view";

/** The children one may book for, for the first step. */
export const loadWho = loader(async (path: "/famille" | "/famille/reserver") => {
  const ctx = await requireGuardian(path);
  const today = dayOf(ctx.now);
  const files = ctx.family ? await readFiles(ctx.db, ctx.family.familyId) : [];
  return files.map((file) => whoView(file, today));
});

/** Every period and programme where one of the chosen children may go. */
export const loadOffers = loader(async (params: Params) => {
  const { ctx, isResident, choice, children } = await requireChosenChildren(params);
  const rows = await listOffers(ctx.db, dayOf(ctx.now));
  const offers = await Promise.all(
    rows.map(async (row) => {
      const programme = await findProgramme(ctx.db, row.programmeId);
      const isOver = programme && ctx.now >= deadlineFor(programme.addDeadline, row.lastDay);
      const fit = programme && !isOver ? fitView(children, programme.groups, row.firstDay, row.lastDay) : undefined;
      const opening = opensAt(row, isResident);
      return fit === undefined ? [] : [{ ...row, fit, value: `${row.programmeId}.${row.periodId}`, opensOn: ctx.now < opening ? frenchMoment(opening) : undefined }];
    }),
  );
  const fitting = offers.flat().filter(({ slug }) => choice.slug === undefined || slug === choice.slug);
  const periods = [...new Map(fitting.map((each) => [each.periodId, each])).values()].map(({ periodId, periodName, startsOn, endsOn }) => ({
    id: periodId,
    name: periodName,
    dates: `Du ${frenchCivilDay(startsOn)} au ${frenchCivilDay(endsOn)}`,
    offers: fitting.filter((each) => each.periodId === periodId),
  }));
  return {
    fields: choiceFields({ childIds: choice.childIds }),
    names: children.map(({ givenName }) => givenName),
    isFiltered: choice.slug !== undefined,
    periods,
  };
});

const formulaOrder: readonly Formula[] = ["day", "morning", "afternoon", "outing"];

/** How the days are attended. With one formula only there is nothing to choose: straight to the days. */
export const loadFormulas = loader(async (params: Params) => {
  const { ctx, familyId, isResident, choice, children, programme, period } = await requireChosenOffer(params);
  const offered = await listFormulas(ctx.db, programme.id, period.id);
  const formulas = formulaOrder.filter((formula) => offered.includes(formula));
  const [only, ...others] = formulas;
  if (only === undefined) goTo("periode", choiceFields({ childIds: choice.childIds }), "activite");
  if (others.length === 0) goTo("jours", choiceFields({ ...choice, slug: undefined, formula: only, days: [] }));
  const [tariff, quotients] = await Promise.all([findTariff(ctx.db, programme.tariffId), listQuotients(ctx.db, familyId)]);
  const priced = formulas.map((formula) => ({
    formula,
    prices: children.flatMap(({ givenName, siblingRank }) => {
      const price = priceFor(tariff, { quotients, isResident, siblingRank }, formula, period.startsOn);
      return price ? [{ givenName, priceCents: priceOf(price) }] : [];
    }),
  }));
  return { fields: choiceFields({ ...choice, slug: undefined, formula: undefined, days: [] }), title: programme.title, period: period.name, formulas: priced };
});

/** Everything the days page and the last look are made of: for each child, each day with its slot, its price, or why not. */
async function offeredDays(params: Params) {
  const offer = await requireChosenOffer(params);
  const { ctx, familyId, isResident, choice, children, programme, period } = offer;
  const { formula } = choice;
  if (formula === undefined) goTo("formule", choiceFields({ ...choice, days: [] }));
  const groups = children.flatMap((child) => [period.startsOn, period.endsOn].map((day) => ageGroupFor(programme.groups, child, day)));
  const groupIds = [...new Set(groups.flatMap((group) => (typeof group === "string" ? [] : [group.id])))];
  const [slots, busy, tariff, quotients] = await Promise.all([
    groupIds.length > 0 ? listSlots(ctx.db, { programmeId: programme.id, periodId: period.id, formula }, groupIds) : [],
    listBusyDays(ctx.db, familyId, period.startsOn, period.endsOn),
    findTariff(ctx.db, programme.tariffId),
    listQuotients(ctx.db, familyId),
  ]);
  const today = dayOf(ctx.now);
  const days = [...new Set(slots.map(({ day }) => day))].filter((day) => day >= today);
  const opening = opensAt(period, isResident);
  const isOpen = ctx.now >= opening;
  const ofChildren = children.map((file) => {
    const facts = childFacts(file, busy);
    return days.map((day): OfferedDay => {
      const { slot, refusal } = judgeWish({ child: facts, day, slots }, programme, ctx.now);
      const price = priceFor(tariff, { quotients, isResident, siblingRank: file.siblingRank }, formula, day);
      return { day, slot, price, refusal };
    });
  });
  return { ...offer, formula, ofChildren, isOpen, opensOn: frenchMoment(opening) };
}

export const loadDays = loader(async (params: Params) => {
  const { choice, children, programme, period, formula, ofChildren, isOpen, opensOn } = await offeredDays(params);
  const picked = pickedDays(choice, ofChildren.map((days) => choosable(days, isOpen)));
  return {
    fields: choiceFields({ ...choice, slug: undefined, days: [] }),
    backTo: new URLSearchParams(choiceFields({ ...choice, slug: undefined, formula: undefined, days: [] })).toString(),
    title: programme.title,
    period: period.name,
    formula,
    addDeadline: programme.addDeadline,
    opensOn: isOpen ? undefined : opensOn,
    missing: children.flatMap(({ id, givenName, file }) => (missingItems(programme.blockingItems, file, period.startsOn).length > 0 ? [{ id, givenName }] : [])),
    children: children.map(({ givenName }, place) => pickChildView(givenName, place, ofChildren[place] ?? [])),
    picked: picked.flatMap((days, place) => days.map((day) => `${place}.${day}`)),
  };
});

/** The last look before anything is booked: what will be asked, at which price, by which rule. */
export const loadCheck = loader(async (params: Params) => {
  const { choice, children, programme, period, formula, ofChildren, isOpen } = await offeredDays(params);
  const picked = pickedDays(choice, ofChildren.map((days) => choosable(days, isOpen)));
  const picks = picked.flatMap((days, child) => days.map((when) => ({ child, when })));
  const chosen = choiceFields({ ...choice, slug: undefined, days: picks });
  if (!isOpen || picks.length === 0) goTo("jours", chosen, isOpen ? "jour" : "ouverture");
  const checked = checkedView(children, picked, ofChildren);
  return {
    query: new URLSearchParams(chosen).toString(),
    title: programme.title,
    period: period.name,
    formula,
    cancelDeadline: programme.cancelDeadline,
    lateCancelShare: programme.lateCancelShare,
    children: checked,
    totalCents: sum(checked.flatMap(({ days }) => days.flatMap(({ waiting, priceCents }) => (waiting === undefined ? [priceCents] : [])))),
    hidden: {
      programme: programme.id,
      periode: period.id,
      formule: formula,
      jours: picks.map(({ child, when }) => `${choice.childIds[child] ?? ""}.${when}`).join(" "),
      cle: newSecretToken(),
    },
  };
});

const home = "/famille/reservations";

/** What the family has ahead, then what is past or cancelled. */
export const loadReservations = loader(async (jeton: string | undefined) => {
  const { db, family, actor, now } = await requireGuardian(home);
  const [rows, hasFeed, owner, entries] = await Promise.all([
    family ? listDays(db, family.familyId) : [],
    hasCalendarFeed(db, actor.accountId),
    isSecretToken(jeton) ? findFeedOwner(db, hashToken(jeton)) : undefined,
    family ? listEntries(db, entriesOf(family.familyId)) : [],
  ]);
  const today = dayOf(now);
  const isAhead = (row: { state: string; day: string }) => row.state === "confirmed" && row.day >= today;
  return {
    ahead: agendaView(rows.filter(isAhead), now),
    behind: rows.filter((row) => !isAhead(row)).reverse().map((row) => dayView(row, now)),
    waiting: entries.length,
    offered: entries.filter(({ state }) => state === "offered").length,
    hasFamily: family !== undefined,
    hasFeed,
    feedUrl: jeton && owner === actor.accountId ? links.calendar(jeton) : undefined,
  };
});

const SOON = 4;

/** What waits for an answer, and the next days, for the space. */
export const loadAhead = loader(async () => {
  const { db, family, now } = await requireGuardian("/famille");
  if (!family) return { next: [], offered: 0 };
  const [rows, offered] = await Promise.all([listDays(db, family.familyId, confirmedFrom(dayOf(now))), countOffers(db, family.familyId)]);
  return { next: rows.slice(0, SOON).map((row) => dayView(row, now)), offered };
});

/** A receipt of this parent's family, or the same 404 as a reference that was never given. */
async function ownRequest(reference: string) {
  const isReference = /^[A-Z0-9-]{1,20}$/.test(reference);
  const context = await requireGuardian(isReference ? `${home}/${reference}` : home);
  const request = isReference && context.family && (await findRequest(context.db, context.family.familyId, reference));
  if (!context.family || !request) notFound();
  const rows = await listDays(context.db, context.family.familyId, ofRequest(request.id));
  return { ...context, family: context.family, request, rows };
}

export const loadReceipt = loader(async (reference: string) => {
  const { db, family, request, rows, now } = await ownRequest(reference);
  const [entries, refused] = await Promise.all([listEntries(db, entriesOfRequest(family.familyId, request.id)), listRefused(db, family.familyId, request.id)]);
  return receiptView(request, rows, entries, refused, now);
});

/** The days that can be cancelled, and those that were chosen, with what each will cost. */
export const loadCancelling = loader(async (reference: string, chosen: string) => {
  const { rows, now } = await ownRequest(reference);
  const days = rows.map((row) => dayView(row, now)).filter(({ canCancel }) => canCancel);
  const ids = chosen.split(",");
  const picked = days.filter(({ id }) => ids.includes(id));
  const owed = sum(picked.map(({ chargedCents }) => cents(chargedCents)));
  return { reference, days, picked, owedCents: owed, owed: euros(owed) };
});

/** The other days that the child could have, each with its price of today. */
export const loadSwapping = loader(async (reference: string, bookingId: string | undefined) => {
  const { db, family, rows, now } = await ownRequest(reference);
  const row = rows.find(({ id }) => id === bookingId);
  if (!row) notFound();
  const present = dayView(row, now);
  return { present, choices: present.canSwap ? await swapChoices(db, family.familyId, row, now) : [] };
});

/** The days of the same activity where this child could come instead, each with its price of today. */
export async function swapChoices(db: Context["db"], familyId: Id<"family">, row: DayRow, now: Date) {
  const [offer, period, files, slots] = await Promise.all([findProgramme(db, row.programmeId), findPeriod(db, row.periodId), listFiles(db, familyId), listOtherSlots(db, row)]);
  const file = files.find(({ id }) => id === row.childId);
  if (!offer || !period || !file) return [];
  const busy = await listBusyDays(db, familyId, period.startsOn, period.endsOn);
  const facts = childFacts(file, busy);
  const free = slots.filter((slot) => judgeWish({ child: facts, day: slot.day, slots: [slot] }, offer, now).refusal === undefined && slot.taken < slot.capacity);
  const prices = await priceDays(db, familyId, free.map(({ day }) => ({ ...row, day })));
  return free.flatMap(({ id, day }, index) => {
    const price = prices[index];
    return price ? [{ slotId: id, day: frenchCivilDay(day), price: euros(priceOf(price)), priceCents: priceOf(price) }] : [];
  });
}

export const loadWaitlists = loader(async () => {
  const { db, family } = await requireGuardian("/famille/listes-attente");
  const entries = family ? await listEntries(db, entriesOf(family.familyId)) : [];
  return { offers: offersOf(entries), waiting: entries.filter(({ state }) => state === "waiting").map(entryView) };
});

type Entries = Awaited<ReturnType<typeof listEntries>>;

/** Brothers and sisters offered together are answered together. */
export function offersOf(entries: Entries) {
  const offered = entries.filter(({ state }) => state === "offered");
  const tokens = [...new Set(offered.map(({ offerTokenHash }) => offerTokenHash))];
  return tokens.map((token) => offered.filter(({ offerTokenHash }) => offerTokenHash === token).map(entryView));
}

/** What leaving a list means, before it is done: everybody who waits together leaves together. */
export const loadLeaving = loader(async (entryId: string | undefined) => {
  const { db, family } = await requireGuardian("/famille/listes-attente");
  const [entry] = family && isId("waitlistEntry", entryId) ? await listEntries(db, entryOf(family.familyId, entryId)) : [];
  if (!entry || (entry.state !== "waiting" && entry.state !== "offered")) notFound();
  return (entry.isTogether ? await listEntries(db, entriesTogether(entry.requestId, entry.day)) : [entry]).map(entryView);
});

/** What the page behind the mail of an offer shows, to whoever holds the link. Reading it changes nothing. */
export const loadOffer = loader(async (jeton: string | undefined) => {
  const { db, now } = await visit();
  const entries = isSecretToken(jeton) ? await listEntries(db, entriesBehind(hashToken(jeton))) : [];
  const [first] = entries;
  const prices = first ? await priceDays(db, first.familyId, entries) : [];
  return {
    state: offerState(entries, now),
    until: first?.offerExpiresAt ? frenchMoment(first.offerExpiresAt) : "",
    places: entries.map((entry, index) => ({ ...entryView(entry), price: prices[index] && euros(priceOf(prices[index])) })),
  };
});

/** The calendar file of one receipt: what is booked on it. */
export const loadReceiptCalendar = loader(async (reference: string) => {
  const { rows } = await ownRequest(reference);
  return calendarFile(`Réservation ${reference}`, rows.filter(({ state }) => state === "confirmed").map(calendarDay));
});

/** The days ahead of the family of whoever owns this address. Membership is read fresh: a revoked guardian's address is nobody's. */
export const loadFeed = loader(async (jeton: string | null) => {
  const { db, now } = await visit();
  const owner = isSecretToken(jeton) ? await findFeedOwner(db, hashToken(jeton)) : undefined;
  const membership = owner && (await findMembership(db, owner));
  if (!membership) notFound();
  return calendarFile("Portail Familles", (await listDays(db, membership.familyId, confirmedFrom(dayOf(now)))).map(calendarDay));
});
