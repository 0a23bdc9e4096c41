import type { Route } from "next";
import type { guardianRelations } from "@/db/schema/families";
import { phoneView } from "@/lib/accounts/view";
import type { ChildChecklist } from "@/lib/activities/view";
import { auditWords, type AuditAction } from "@/lib/audit/words";
import type { EntryView } from "@/lib/bookings/view";
import { after } from "@/lib/core/clock";
import type { Day } from "@/lib/core/days";
import { counted, frenchCivilDay, frenchDay, frenchHour, frenchList, frenchMoment } from "@/lib/core/format";
import type { DocumentView } from "@/lib/documents/view";
import type { Territory } from "@/lib/families/rules";
import { childCardView } from "@/lib/families/view";
import { custodyWords, guardianRelationWords } from "@/lib/families/words";
import { CHECK_LIFETIME_MS, familyPath } from "./rules";
import { attentionWords, bookedWords, courtOrderWords, knownWords, outcomeWords, taskKindWords, territoryWords, type Outcome, type TaskKind } from "./words";

type Named = { givenName: string; familyName: string };
const nameOf = ({ givenName, familyName }: Named) => `${givenName} ${familyName}`;

type FoundRow = { id: string; commune: string | null; guardians: string[]; children: string[] };
export type FoundView = { id: string; href: Route; name: string; children: string; commune: string };

/** What tells one family from another before its caller is known: names and commune. */
export function foundView({ id, commune, guardians, children }: FoundRow): FoundView {
  return { id, href: familyPath(id), name: frenchList(guardians) || "Sans responsable", children: frenchList(children), commune: commune ?? "Commune inconnue" };
}

type Relation = (typeof guardianRelations)[number] | null;
type AccountGuardianRow = Named & { accountId: string; email: string; phone: string; closesAt: Date | null; relation: Relation; lastMail: string | null };
export type GuardianCard = { accountId: string; name: string; relation: string; email: string; phone: string; standing: string; isBounced: boolean };

export function guardianCard(row: AccountGuardianRow): GuardianCard {
  const isBounced = row.lastMail === "dead";
  const standing = row.closesAt ? `Compte en cours de fermeture, le ${frenchDay(row.closesAt)}` : isBounced ? "Adresse mail en panne" : "Compte ouvert";
  return { accountId: row.accountId, name: nameOf(row), relation: row.relation ? guardianRelationWords[row.relation] : "Lien non précisé", email: row.email, phone: phoneView(row.phone), standing, isBounced };
}

type PhoneGuardianRow = Named & { id: string; phone: string; relation: Relation };
export type PhoneGuardianCard = { id: string; name: string; relation: string; phone: string };

export function phoneGuardianCard(row: PhoneGuardianRow): PhoneGuardianCard {
  return { id: row.id, name: nameOf(row), relation: row.relation ? guardianRelationWords[row.relation] : "Lien non précisé", phone: phoneView(row.phone) };
}

export type DeskChildView = { id: string; name: string; age: string; bornOn: string; level: string; custody: string; missing: string[]; isBlocked: boolean };

/** A child at a glance, with what the file still lacks. Nothing of health. */
export function deskChildView(row: Parameters<typeof childCardView>[0], checklists: readonly ChildChecklist[], today: Day): DeskChildView {
  const { id, name, age, level } = childCardView(row, today);
  const missing = checklists.find((each) => each.id === id)?.missing ?? [];
  return {
    id, name, age, level,
    bornOn: frenchCivilDay(row.bornOn, "plain"),
    custody: row.custody ? custodyWords[row.custody] : "",
    missing: missing.map(({ asks }) => asks),
    isBlocked: missing.some(({ blocks }) => blocks.length > 0),
  };
}

type OrderRow = { id: string; kind: string; state: string; childName: string | undefined; judgedOn: string | undefined };
type Around = { guardians: readonly Named[]; phoneGuardians: readonly Named[]; contacts: readonly (Named & { mayPickUp: boolean })[]; children: readonly { givenName: string; otherHouseholdName: string | null }[] };
export type CourtView = { orders: { id: string; what: string }[]; mayBook: string; mayPickUp: string; elsewhere: string };

/** What a judge's decision in the file means today: who has a right here, and who has none. Undefined without any. */
export function courtView(documents: readonly OrderRow[], { guardians, phoneGuardians, contacts, children }: Around): CourtView | undefined {
  const orders = documents.filter(({ kind }) => kind === "court_order");
  if (orders.length === 0) return undefined;
  const answering = [...guardians, ...phoneGuardians].map(nameOf);
  const others = [...new Set(children.flatMap(({ otherHouseholdName }) => otherHouseholdName ?? []))];
  return {
    orders: orders.map(({ id, state, childName, judgedOn }) => ({ id, what: courtOrderWords(childName, state, judgedOn) })),
    mayBook: frenchList(answering) || "personne",
    mayPickUp: frenchList([...answering, ...contacts.filter(({ mayPickUp }) => mayPickUp).map(nameOf)]) || "personne",
    elsewhere: frenchList(others),
  };
}

type NoteRow = { id: string; text: string; createdAt: Date; givenName: string | null; familyName: string | null };
export type NoteView = { id: string; text: string; when: string; who: string };

export function noteView({ id, text, createdAt, givenName, familyName }: NoteRow): NoteView {
  return { id, text, when: frenchMoment(createdAt), who: givenName === null ? "un ancien membre de l'équipe" : `${givenName} ${familyName ?? ""}` };
}

type EventRow = { at: Date; action: string; actorKind: "visitor" | "parent" | "staff" | "system"; actorId: string | null; channel: "web" | "mail" | "desk" | "job" };
export type TimelineView = { at: string; what: string; who: string; channel: string };

const channels = { web: "en ligne", mail: "par mail", desk: "au Guichet", job: "automatique" };

export function timelineView({ at, action, actorKind, actorId, channel }: EventRow, names: readonly (Named & { id: string })[]): TimelineView {
  const person = names.find(({ id }) => id === actorId);
  const who = person ? nameOf(person) : actorKind === "parent" || actorKind === "staff" ? "un compte fermé" : "le portail";
  return { at: frenchMoment(at), what: auditWords[action as AuditAction] ?? action, who, channel: channels[channel] };
}

type TaskRow = { id: string; kind: TaskKind; familyId: string; text: string; dueAt: Date | null; createdAt: Date; doneAt: Date | null; outcome: string | null; isLate: boolean; callers: { name: string; phone: string }[] };
export type TaskView = { id: string; kind: string; text: string; family: string; href: Route; letter: Route; phones: { name: string; phone: string; link: `tel:${string}` }[]; due: string | undefined; isLate: boolean; since: string; done: string | undefined };

export function taskView({ id, kind, familyId, text, dueAt, createdAt, doneAt, outcome, isLate, callers }: TaskRow): TaskView {
  return {
    id, text, isLate,
    kind: taskKindWords[kind],
    family: frenchList(callers.map(({ name }) => name)) || "Sans responsable",
    href: familyPath(familyId),
    letter: `/admin/taches/${id}` as Route,
    phones: callers.map(({ name, phone }) => ({ name, phone: phoneView(phone), link: `tel:${phone}` as const })),
    due: dueAt ? frenchMoment(dueAt) : undefined,
    since: frenchMoment(createdAt),
    done: doneAt ? `${outcomeWords[outcome as Outcome] ?? outcome}, le ${frenchMoment(doneAt)}` : undefined,
  };
}

type Spoken = { name: string; commune: string | undefined; territory: Territory; children: number; days: number; next: Day | undefined; waiting: number; missing: number };

/** The sentence to read aloud when the call begins. */
export function spokenView({ name, commune, territory, children, days, next, waiting, missing }: Spoken): string {
  const where = commune ? `${commune}, ${territoryWords[territory]}` : territoryWords.unknown;
  const parts = [
    counted(children, "enfant"),
    bookedWords(days, next && frenchCivilDay(next, "medium")),
    ...(waiting > 0 ? [`${counted(waiting, "place")} en liste d'attente`] : []),
    ...(missing > 0 ? [`${counted(missing, "pièce")} à compléter`] : []),
  ];
  return `Famille ${name}, ${where} : ${parts.join(", ")}.`;
}

/** How the person on the telephone is known, and until when the file stays open. */
export function knownView({ since, facts }: { since: Date; facts: number }): string {
  return knownWords(facts, frenchHour(since), frenchHour(after(since, CHECK_LIFETIME_MS)));
}

export type AttentionView = { id: string; what: string; tag: string; isUrgent: boolean; href: Route };
type FileFacts = { guardians: readonly GuardianCard[]; children: readonly DeskChildView[]; waiting: readonly EntryView[]; tasks: readonly TaskView[]; documents: readonly DocumentView[] };

/** What to settle with the caller before anything else, the shortest delay first; each leads to where it is settled. */
export function attentionView(familyId: string, { guardians, children, waiting, tasks, documents }: FileFacts): AttentionView[] {
  const part = (below: string) => `${familyPath(familyId)}${below}` as Route;
  const late = tasks.filter(({ isLate }) => isLate).length;
  return [
    ...waiting.filter(({ isOffered }) => isOffered).map((each) => ({ id: each.id, ...attentionWords.offer(each), isUrgent: true, href: part("/reservations") })),
    ...guardians.filter(({ isBounced }) => isBounced).map(({ accountId, name }) => ({ id: accountId, ...attentionWords.bounced(name), isUrgent: true, href: part(`#${accountId}`) })),
    ...(tasks.length > 0 ? [{ id: "taches", ...attentionWords.tasks(tasks.length, late), isUrgent: late > 0, href: part("#taches") }] : []),
    ...(children.length === 0 ? [{ id: "enfants", ...attentionWords.noChild, isUrgent: false, href: part("/enfants/nouveau") }] : []),
    ...children
      .filter(({ missing }) => missing.length > 0)
      .map(({ id, name, missing, isBlocked }) => ({ id, ...attentionWords.missing(name, missing.length, isBlocked), isUrgent: isBlocked, href: part(`/enfants/${id}`) })),
    ...documents.filter(({ isToReplace }) => isToReplace).map(({ id, title, childName }) => ({ id, ...attentionWords.paper(title, childName), isUrgent: false, href: part("/documents") })),
  ];
}
