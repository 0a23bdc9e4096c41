import "server-only";
import { notFound } from "next/navigation";
import type { Database } from "@/db/client";
import type { DeskActor } from "@/db/context";
import { findAccountByAddress } from "@/lib/accounts/queries";
import { messageView } from "@/lib/accounts/view";
import { readChecklists } from "@/lib/activities/loaders";
import { listFamilyEvents } from "@/lib/audit/queries";
import { confirmedFrom, entriesOf, listDays, listEntries } from "@/lib/bookings/queries";
import { dayView, entryView } from "@/lib/bookings/view";
import { dayOf } from "@/lib/core/days";
import { frenchDay, frenchMoment } from "@/lib/core/format";
import { isId, type Id } from "@/lib/core/ids";
import { loader } from "@/lib/core/loader";
import { pageOf } from "@/lib/core/search-params";
import { listDocuments, listLatestDocuments } from "@/lib/documents/queries";
import { documentView } from "@/lib/documents/view";
import { findHousehold, findMembership, listChildren, listContacts, listInvitations } from "@/lib/families/queries";
import { contactView, householdView, invitationView } from "@/lib/families/view";
import { listMessages } from "@/lib/notifications/queries";
import { requireStaff } from "@/lib/staff/gates";
import { mayDo } from "@/lib/staff/policy";
import { openPortal, requireKnownFamily, requireServedFamily } from "./gates";
import {
  findTwinFamilies, findUnconfirmed, listAccountGuardians, listFound, listNames, listNotes, listPhoneGuardians, listTasks, searchFamilies, tasksIn, tasksOf, taskWith,
} from "./queries";
import { familyPath, readNeedle, SEARCH_SHOWN, TASKS_SHOWN, type Needle } from "./rules";
import { attentionView, courtView, deskChildView, foundView, guardianCard, knownView, noteView, phoneGuardianCard, spokenView, taskView, timelineView } from "./view";
import { taskKindWords, type TaskKind } from "./words";

const search = "/admin/familles";

/** A mail typed whole, that no family answers to: an account never confirmed, or one without a family yet. */
async function strangerOf(db: Database, needle: Needle) {
  if (needle.kind !== "email") return undefined;
  const holder = await findAccountByAddress(db, needle.start);
  if (holder) return (await findMembership(db, holder.id)) ? undefined : { kind: "account" as const, email: holder.emailAsTyped, since: frenchMoment(holder.createdAt) };
  const pending = await findUnconfirmed(db, needle.start);
  return pending && { kind: "unconfirmed" as const, email: pending.emailAsTyped, since: frenchMoment(pending.createdAt) };
}

/** Who answers to what was typed in the one field: names and communes, eight at a time. */
export const loadSearch = loader(async (typed: string | undefined, pageTyped?: string) => {
  const { db } = await requireStaff("find-families", search);
  const q = typed?.slice(0, 80) ?? "";
  const needle = readNeedle(q);
  const page = pageOf(pageTyped);
  if (needle.kind === "nothing") return { q, page, found: [], hasMore: false, stranger: undefined, isTooShort: q.trim() !== "" };
  const ids = await searchFamilies(db, needle, { limit: SEARCH_SHOWN + 1, offset: (page - 1) * SEARCH_SHOWN });
  const rows = await listFound(db, ids.slice(0, SEARCH_SHOWN));
  return { q, page, found: rows.map(foundView), hasMore: ids.length > SEARCH_SHOWN, stranger: await strangerOf(db, needle), isTooShort: false };
});

/** Whoever may open a family, for the form's page. */
export const loadOpening = loader(async () => {
  await requireStaff("serve-families", "/admin/familles/nouvelle");
});

/** Whether the caller of this family was verified in this session; nothing else is read before. */
export const loadCall = loader(async (claim: string) => {
  const { familyId, call } = await requireKnownFamily(claim, search);
  return { familyId, isServed: call !== undefined };
});

const [DAYS, PAST_DAYS, LINES, NOTES, MAILS] = [8, 40, 20, 10, 8];

/** The people of a family and what they are called together. */
async function readPeople(db: Database, familyId: Id<"family">) {
  const [accounts, phones, household] = await Promise.all([listAccountGuardians(db, familyId), listPhoneGuardians(db, familyId), findHousehold(db, familyId)]);
  if (!household) notFound();
  const names = [...new Set([...accounts, ...phones].map(({ familyName }) => familyName))];
  return { accounts, phones, household, home: householdView(household), name: names.join(" – ") || "sans nom" };
}

const readMails = async (db: Database, accountIds: readonly string[]) => {
  const mails = (await Promise.all(accountIds.map((id) => listMessages(db, id, MAILS)))).flat();
  return mails.sort((a, b) => b.createdAt.getTime() - a.createdAt.getTime()).slice(0, MAILS).map(messageView);
};

async function readTimeline(db: Database, familyId: Id<"family">, page: number) {
  const events = await listFamilyEvents(db, familyId, LINES + 1, (page - 1) * LINES);
  const shown = events.slice(0, LINES);
  const names = await listNames(db, [...new Set(shown.flatMap(({ actorId }) => actorId ?? []))]);
  return { page, hasMore: events.length > LINES, events: shown.map((row) => timelineView(row, names)) };
}

/** What this person did in this call, as the history says it. */
async function readActs(db: Database, { familyId, accountId }: DeskActor, since: Date) {
  const events = await listFamilyEvents(db, familyId, LINES);
  const own = events.filter(({ at, actorId, action }) => at >= since && actorId === accountId && action !== "caller.verified");
  return own.reverse().map((row) => timelineView(row, []).what);
}

/** Families that may be the same one: a child of the same name, born the same day. */
export async function readTwins(db: Database, familyId: Id<"family">, children: Parameters<typeof findTwinFamilies>[2]) {
  return (await listFound(db, await findTwinFamilies(db, familyId, children))).map(foundView);
}

async function readDocuments(db: Database, familyId: Id<"family">, now: Date) {
  const [latest, rows] = await Promise.all([listLatestDocuments(db, familyId), listDocuments(db, familyId)]);
  return rows.filter(({ id }) => latest.some((each) => each.id === id)).map((row) => ({ ...documentView(row, now, true), judgedOn: row.judgedAt ? frenchDay(row.judgedAt) : undefined }));
}

/** Everything an agent needs in sight while the caller speaks. Nothing of health. */
export const loadFamily = loader(async (claim: string, historyTyped?: string) => {
  const { db, now, actor, call } = await requireServedFamily(claim, search);
  const { familyId } = actor;
  const today = dayOf(now);
  const people = await readPeople(db, familyId);
  const [rows, checklists, days, entries, documents, openTasks, notes, timeline, acts, invitations, contacts, mails] = await Promise.all([
    listChildren(db, familyId),
    readChecklists(db, { familyId, communeInsee: people.household.communeInsee }, now),
    listDays(db, familyId, confirmedFrom(today)),
    listEntries(db, entriesOf(familyId)),
    readDocuments(db, familyId, now),
    listTasks(db, tasksOf(familyId), { limit: TASKS_SHOWN, offset: 0 }),
    listNotes(db, familyId, NOTES),
    readTimeline(db, familyId, pageOf(historyTyped)),
    readActs(db, actor, call.since),
    listInvitations(db, familyId),
    listContacts(db, familyId),
    readMails(db, people.accounts.map(({ accountId }) => accountId)),
  ]);
  const missing = checklists.flatMap((each) => each.missing).length;
  const guardians = people.accounts.map(guardianCard);
  const children = rows.map((row) => deskChildView(row, checklists, today));
  const waiting = entries.map(entryView);
  const tasks = openTasks.map(taskView);
  return {
    id: familyId,
    path: familyPath(familyId),
    known: knownView(call),
    attention: attentionView(familyId, { guardians, children, waiting, tasks, documents }),
    name: people.name,
    spoken: spokenView({ name: people.name, commune: people.home.commune?.name, territory: people.home.territory, children: children.length, days: days.length, next: days[0]?.day, waiting: entries.length, missing }),
    address: people.home.address,
    guardians,
    phoneGuardians: people.phones.map(phoneGuardianCard),
    children,
    days: days.slice(0, DAYS).map((row) => dayView(row, now)),
    moreDays: Math.max(0, days.length - DAYS),
    waiting,
    documents,
    twins: await readTwins(db, familyId, rows),
    court: courtView(documents, { guardians: people.accounts, phoneGuardians: people.phones, contacts, children: rows }),
    mayJudge: mayDo(actor, "judge-documents"),
    mayReadMails: mayDo(actor, "read-messages"),
    tasks,
    notes: notes.map(noteView),
    invitations: invitations.map(invitationView),
    contacts: contacts.map(contactView),
    mails,
    timeline,
    acts,
    hasSteppedUp: actor.hasSteppedUp,
  };
});

/** The family's own portal, to look at and not to touch; looking leaves a line. */
export const loadPortal = loader(async (claim: string) => {
  const { db, now, actor } = await openPortal(claim);
  const { familyId } = actor;
  const people = await readPeople(db, familyId);
  const [checklists, days, entries, mails] = await Promise.all([
    readChecklists(db, { familyId, communeInsee: people.household.communeInsee }, now),
    listDays(db, familyId),
    listEntries(db, entriesOf(familyId)),
    readMails(db, people.accounts.map(({ accountId }) => accountId)),
  ]);
  const isAhead = (row: (typeof days)[number]) => row.state === "confirmed" && row.day >= dayOf(now);
  return {
    id: familyId,
    name: people.name,
    checklists: checklists.map(({ id, givenName, missing }) => ({ id, givenName, missing: missing.map(({ asks }) => asks) })),
    ahead: days.filter(isAhead).map((row) => dayView(row, now)),
    behind: days.filter((row) => !isAhead(row)).reverse().slice(0, PAST_DAYS).map((row) => dayView(row, now)),
    waiting: entries.map(entryView),
    mails,
  };
});

const kinds = Object.keys(taskKindWords) as TaskKind[];

/** What the desk must say or send, late first. */
export const loadTasks = loader(async (filter: { kind?: string | undefined; state?: string | undefined; page?: string | undefined }) => {
  const { db } = await requireStaff("do-tasks", "/admin/taches");
  const kind = kinds.find((each) => each === filter.kind);
  const isDone = filter.state === "faites";
  const page = pageOf(filter.page);
  const rows = await listTasks(db, tasksIn(isDone, kind), { limit: TASKS_SHOWN + 1, offset: (page - 1) * TASKS_SHOWN, isDone });
  return { kind, isDone, page, hasMore: rows.length > TASKS_SHOWN, tasks: rows.slice(0, TASKS_SHOWN).map(taskView) };
});

/** A task as a letter on one sheet: to whom, where, and what it says. */
export const loadLetter = loader(async (claim: string) => {
  const { db, now } = await requireStaff("do-tasks", "/admin/taches");
  const [row] = isId("deskTask", claim) ? await listTasks(db, taskWith(claim), { limit: 1, offset: 0 }) : [];
  if (!row) notFound();
  const household = await findHousehold(db, row.familyId);
  const { family, text } = taskView(row);
  return { family, text, address: householdView(household).address, writtenOn: frenchDay(now) };
});
