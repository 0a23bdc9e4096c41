import "server-only";
import { notFound } from "next/navigation";
import { visit } from "@/lib/accounts/gates";
import { findPeriod, findProgramme, listFiles } from "@/lib/activities/queries";
import { hashToken, isSecretToken } from "@/lib/core/crypto";
import { dayOf } from "@/lib/core/days";
import { frenchCivilDay, frenchMoment } from "@/lib/core/format";
import { isId } from "@/lib/core/ids";
import { loader } from "@/lib/core/loader";
import { cents, euros, sum } from "@/lib/core/money";
import { requireGuardian } from "@/lib/families/gates";
import { findMembership } from "@/lib/families/queries";
import { calendarFile } from "./adapters/calendar";
import { links } from "./adapters/links";
import { childFacts, confirmedFrom, entriesBehind, entriesOf, entriesOfRequest, entriesTogether, entryOf, findFeedOwner, findRequest, hasCalendarFeed, listBusyDays, listDays, listEntries, listOtherSlots, listRefused, ofRequest, priceDays } from "./queries";
import { judgeWish, offerState } from "./rules";
import { agendaView, calendarDay, dayView, entryView, receiptView } from "./view";

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

/** A receipt of this parent's family, or the same 404 as a reference that was never given. */
async function ownRequest(reference: string) {
  const path = /^[A-Z0-9-]{1,20}$/.test(reference) ? `${home}/${reference}` : home;
  const context = await requireGuardian(path);
  const request = context.family && (await findRequest(context.db, context.family.familyId, reference));
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
  const [offer, period, files, slots] = await Promise.all([findProgramme(db, row.programmeId), findPeriod(db, row.periodId), listFiles(db, family.familyId), listOtherSlots(db, row)]);
  const file = files.find(({ id }) => id === row.childId);
  const present = dayView(row, now);
  if (!offer || !period || !file || !present.canSwap) return { present, choices: [] };
  const busy = await listBusyDays(db, family.familyId, period.startsOn, period.endsOn);
  const facts = childFacts(file, busy);
  const free = slots.filter((slot) => judgeWish({ child: facts, day: slot.day, slots: [slot] }, offer, now).refusal === undefined && slot.taken < slot.capacity);
  const prices = await priceDays(db, family.familyId, free.map(({ day }) => ({ ...row, day })));
  const choices = free.flatMap(({ id, day }, index) => {
    const price = prices[index];
    return price ? [{ slotId: id, day: frenchCivilDay(day), price: euros(cents(price.careCents + price.mealCents)), priceCents: price.careCents + price.mealCents }] : [];
  });
  return { present, choices };
});

export const loadWaitlists = loader(async () => {
  const { db, family } = await requireGuardian("/famille/listes-attente");
  const entries = family ? await listEntries(db, entriesOf(family.familyId)) : [];
  return { offers: offersOf(entries), waiting: entries.filter(({ state }) => state === "waiting").map(entryView) };
});

type Entries = Awaited<ReturnType<typeof listEntries>>;

/** Brothers and sisters offered together are answered together. */
function offersOf(entries: Entries) {
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
    places: entries.map((entry, index) => ({ ...entryView(entry), price: prices[index] ? euros(cents(prices[index].careCents + prices[index].mealCents)) : undefined })),
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
