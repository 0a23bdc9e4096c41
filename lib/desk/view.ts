import type { Route } from "next";
import { frenchCivilDay, frenchDay, frenchList, frenchMoment } from "@/lib/core/format";
import type { Day } from "@/lib/core/days";
import { expires, isAboutHealth, type DocumentKind } from "@/lib/documents/rules";
import { documentView } from "@/lib/documents/view";
import { kindWords } from "@/lib/documents/words";
import { paperPath } from "./rules";

type Person = { familyId: string; givenName: string; familyName: string };

/** « Claire Martin et Yann Le Goff »: how staff call a family. */
export function familyNameView(responsibles: readonly Person[], familyId: string): string {
  const names = responsibles.filter((each) => each.familyId === familyId).map(({ givenName, familyName }) => `${givenName} ${familyName}`);
  return names.length === 0 ? "Famille sans responsable" : frenchList(names);
}

type WaitingRow = { id: string; familyId: string; kind: DocumentKind; createdAt: Date; childName: string | null; childFamilyName: string | null; pageCount: number };
export type WaitingPaperView = { id: string; href: Route; family: string; owner: string; title: string; givenOn: string; pages: string; isCourtOrder: boolean };

const pagesView = (count: number) => (count === 0 ? "Papier vu, sans copie" : count === 1 ? "1 page" : `${count} pages`);
const ownerView = (given: string | null, family: string | null) => (given === null ? "Toute la famille" : `${given} ${family ?? ""}`.trim());

/** A line of the worklist. */
export function waitingPaperView(row: WaitingRow, responsibles: readonly Person[]): WaitingPaperView {
  const { id, familyId, kind, createdAt, childName, childFamilyName, pageCount } = row;
  return {
    id,
    href: paperPath(id),
    family: familyNameView(responsibles, familyId),
    owner: ownerView(childName, childFamilyName),
    title: kindWords[kind],
    givenOn: frenchDay(createdAt),
    pages: pagesView(pageCount),
    isCourtOrder: kind === "court_order",
  };
}

type JudgedRow = { id: string; familyId: string; kind: DocumentKind; state: "received" | "accepted" | "refused"; judgedAt: Date | null; childName: string | null; judge: string };
export type JudgedPaperView = { id: string; href: Route; family: string; title: string; isAccepted: boolean; what: string };

export function judgedPaperView({ id, familyId, kind, state, judgedAt, judge }: JudgedRow, responsibles: readonly Person[]): JudgedPaperView {
  const isAccepted = state === "accepted";
  return { id, href: paperPath(id), family: familyNameView(responsibles, familyId), title: kindWords[kind], isAccepted, what: judgedAt ? `par ${judge}, le ${frenchMoment(judgedAt)}` : `par ${judge}` };
}

type PaperRow = Parameters<typeof documentView>[0] & { familyId: string; childFamilyName: string | null; childBornOn: Day | null };
export type PaperView = {
  id: string;
  familyId: string;
  kind: DocumentKind;
  title: string;
  family: string;
  owner: string;
  bornOn: string | undefined;
  givenOn: string;
  state: "received" | "accepted" | "refused";
  standing: string;
  isCourtOrder: boolean;
  expires: boolean;
  isAboutHealth: boolean;
};

/** A paper as its judge reads it. */
export function paperView(row: PaperRow, responsibles: readonly Person[], now: Date): PaperView {
  const { id, familyId, kind, childName, childFamilyName, childBornOn, createdAt, state } = row;
  return {
    id,
    familyId,
    kind,
    title: kindWords[kind],
    family: familyNameView(responsibles, familyId),
    owner: ownerView(childName, childFamilyName),
    bornOn: childBornOn === null ? undefined : frenchCivilDay(childBornOn),
    givenOn: frenchDay(createdAt),
    state,
    standing: documentView(row, now, true).state,
    isCourtOrder: kind === "court_order",
    expires: expires(kind),
    isAboutHealth: isAboutHealth(kind),
  };
}

/** « 31/12/2026 », as a form takes it. */
export function typedDay(day: Day | null): string {
  return day === null ? "" : day.split("-").reverse().join("/");
}
