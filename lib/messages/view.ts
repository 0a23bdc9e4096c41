import type { Route } from "next";
import type { BroadcastScope } from "@/db/schema/notifications";
import { frenchCivilDay, frenchMoment } from "@/lib/core/format";
import { isPerishable } from "@/lib/notifications/rules";
import { noticeWords } from "@/lib/notifications/words";
import type { BroadcastRow, listAudiences, MailStateRow } from "./queries";
import { failureKind, mailStates, resendingOf } from "./rules";
import { cannotResendWords, failureWords, mailStateWords } from "./words";

const knownNotices: Record<string, string> = noticeWords;
const familyPath = (id: string) => `/admin/familles/${id}` as Route;

export type MailStateView = {
  id: string; path: Route; what: string; to: string; familyPath: Route | undefined; state: "pending" | "sent" | "dead"; stateWords: string; writtenAt: string; sentAt: string | undefined;
  attempts: number; failure: { what: string; todo: string } | undefined; code: string | undefined; nextTry: string | undefined; canResend: boolean; whyNot: string | undefined;
};

/** A mail as the desk reads it: whom it concerns and what became of it, never its address or its content. */
export function mailStateView(row: MailStateRow): MailStateView {
  const { id, notice, attempts, lastFailure, familyId, sentAt } = row;
  const state = mailStates.find((each) => each === row.state) ?? "pending";
  const resending = resendingOf({ ...row, isPerishable: isPerishable(notice) });
  return {
    id, path: `/admin/messages/${id}` as Route, what: knownNotices[notice] ?? notice, to: row.accountId === null ? "Personne sans compte" : `${row.givenName} ${row.familyName}`,
    familyPath: familyId ? familyPath(familyId) : undefined, state, stateWords: mailStateWords[state], writtenAt: frenchMoment(row.createdAt), sentAt: sentAt ? frenchMoment(sentAt) : undefined,
    attempts, failure: lastFailure && state !== "sent" ? failureWords[failureKind(lastFailure)] : undefined, code: lastFailure ?? undefined,
    nextTry: state === "pending" ? frenchMoment(row.dueAt) : undefined, canResend: resending.canResend && (state === "dead" || attempts > 0), whyNot: resending.canResend ? undefined : cannotResendWords[resending.because],
  };
}

export type BroadcastView = {
  id: string; path: Route; title: string; paragraphs: string[]; scope: string; families: number; mails: number; tasks: number; writtenAt: string; sentAt: string | undefined; by: string;
};

type Audiences = Awaited<ReturnType<typeof listAudiences>>;

/** « mardi 22 décembre 2026, Les Embruns, Vacances aux Embruns » */
function scopeWords({ from, to, centerId, programmeId }: BroadcastScope, { centers, programmes }: Audiences): string {
  const days = from === to ? frenchCivilDay(from) : `du ${frenchCivilDay(from)} au ${frenchCivilDay(to)}`;
  const where = centerId ? (centers.find(({ id }) => id === centerId)?.name ?? "un accueil disparu") : "tous les accueils";
  const what = programmeId ? [programmes.find(({ id }) => id === programmeId)?.title ?? "une activité disparue"] : [];
  return [days, where, ...what].join(", ");
}

export function broadcastView({ id, scope, subject, body, families, mails, tasks, createdAt, sentAt, givenName, familyName }: BroadcastRow, audiences: Audiences): BroadcastView {
  return {
    id, path: `/admin/messages/envois/${id}` as Route, title: subject, paragraphs: body.split(/\n{2,}/), scope: scopeWords(scope, audiences), families, mails, tasks,
    writtenAt: frenchMoment(createdAt), sentAt: sentAt ? frenchMoment(sentAt) : undefined, by: givenName === null ? "une personne qui n'a plus de compte" : `${givenName} ${familyName ?? ""}`,
  };
}

export const audiencesView = ({ centers, programmes }: Audiences) => ({
  centers: centers.map(({ id, name }) => ({ value: id, label: name })),
  programmes: programmes.map(({ id, title, centerName }) => ({ value: id, label: `${title}, ${centerName}` })),
});
