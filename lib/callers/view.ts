import type { Route } from "next";
import type { guardianRelations } from "@/db/schema/families";
import { phoneView } from "@/lib/accounts/view";
import type { ChildChecklist } from "@/lib/activities/view";
import { auditWords, type AuditAction } from "@/lib/audit/words";
import type { Day } from "@/lib/core/days";
import { counted, frenchCivilDay, frenchDay, frenchList, frenchMoment } from "@/lib/core/format";
import type { Territory } from "@/lib/families/rules";
import { childCardView } from "@/lib/families/view";
import { custodyWords, guardianRelationWords } from "@/lib/families/words";
import { familyPath } from "./rules";
import { bookedWords, outcomeWords, taskKindWords, territoryWords, type Outcome, type TaskKind } from "./words";

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
