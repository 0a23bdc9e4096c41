import type { Route } from "next";
import { dayOf, type Day } from "@/lib/core/days";
import { frenchCivilDay, frenchDay } from "@/lib/core/format";
import type { Id } from "@/lib/core/ids";
import { isAboutHealth, ownersOf, type DocumentKind } from "./rules";
import { kindHints, kindWords, replacedWords, sayState } from "./words";

/** The page of a document, or what lies below it. */
export function documentAddress(id: string, below?: "retirer" | number): Route {
  return `/famille/documents/${id}${below === undefined ? "" : `/${below}`}` as Route;
}

type DocumentRow = {
  id: Id<"document">;
  childId: Id<"child"> | null;
  childName: string | null;
  kind: DocumentKind;
  state: "received" | "accepted" | "refused";
  refusedReason: string | null;
  validUntil: Day | null;
  createdAt: Date;
};

export type DocumentView = {
  id: string;
  href: Route;
  kind: DocumentKind;
  title: string;
  /** Whose it is: a first name, or absent for the household. */
  childName: string | undefined;
  state: string;
  /** What the family can do about it, if anything. */
  next: string | undefined;
  /** Refused or expired, and nothing newer has been given. */
  isToReplace: boolean;
  mayBeRemoved: boolean;
};

export function documentView(row: DocumentRow, now: Date, isLatest: boolean): DocumentView {
  const isExpired = row.validUntil !== null && row.validUntil < dayOf(now);
  const said = sayState({ ...row, givenOn: frenchDay(row.createdAt), validUntil: row.validUntil === null ? undefined : frenchCivilDay(row.validUntil), isExpired });
  return {
    id: row.id,
    href: documentAddress(row.id),
    kind: row.kind,
    title: kindWords[row.kind],
    childName: row.childName ?? undefined,
    ...(isLatest ? said : { state: replacedWords, next: undefined }),
    isToReplace: isLatest && (row.state === "refused" || isExpired),
    mayBeRemoved: row.state !== "accepted",
  };
}

export type DocumentGroup = { id: string; title: string; documents: DocumentView[] };

/** The household first, then each child who has a document, in the order of the newest. */
export function groupsView(rows: readonly DocumentRow[], latest: ReadonlySet<string>, now: Date): DocumentGroup[] {
  const groups = new Map<string, DocumentGroup>();
  for (const row of [...rows].sort((a, b) => Number(a.childId !== null) - Number(b.childId !== null))) {
    const id = row.childId ?? "foyer";
    const group = groups.get(id) ?? { id, title: row.childName ?? "Toute la famille", documents: [] };
    group.documents.push(documentView(row, now, latest.has(row.id)));
    groups.set(id, group);
  }
  return [...groups.values()];
}

export type PageView = { href: Route; label: string };
type PageRow = { position: number; mediaType: "image/jpeg" | "application/pdf"; byteSize: number };

const weight = new Intl.NumberFormat("fr-FR", { maximumFractionDigits: 1 });

function weightView(bytes: number): string {
  return bytes < 100_000 ? `${Math.max(1, Math.round(bytes / 1_000))}\u00a0ko` : `${weight.format(bytes / 1_000_000)}\u00a0Mo`;
}

export function pageView(documentId: string, { position, mediaType, byteSize }: PageRow): PageView {
  const isPdf = mediaType === "application/pdf";
  return { href: documentAddress(documentId, position), label: `${isPdf ? "Télécharger" : "Voir"} la page ${position} (${isPdf ? "PDF" : "photo"}, ${weightView(byteSize)})` };
}

export type Choice = { value: string; label: string };
export type NewDocumentView = { kind: DocumentKind; title: string; hint: string; owners: Choice[]; chosen: string | undefined };

/** For whom a document of this kind may be: one choice needs no question. */
export function newDocumentView(kind: DocumentKind, children: readonly { id: string; givenName: string }[], wanted: string | undefined): NewDocumentView {
  const household = ownersOf[kind].includes("household") ? [{ value: "foyer", label: "Toute la famille" }] : [];
  const each = ownersOf[kind].includes("child") ? children.map(({ id, givenName }) => ({ value: id, label: givenName })) : [];
  const owners = [...household, ...each];
  const [only] = owners;
  const chosen = owners.some(({ value }) => value === wanted) ? wanted : owners.length === 1 ? only?.value : undefined;
  return { kind, title: kindWords[kind], hint: kindHints[kind], owners, chosen };
}

/** One document as the family's data download tells it: what it is, never its bytes. */
export function exportedDocument(row: DocumentRow & { pageCount: number }) {
  return {
    document: kindWords[row.kind],
    pour: row.childName ?? "le foyer",
    etat: { received: "reçu", accepted: "accepté", refused: "refusé" }[row.state],
    raison: row.refusedReason,
    remisLe: row.createdAt.toISOString(),
    valableJusquAu: row.validUntil,
    pages: row.pageCount,
  };
}

/** Reading it asks for a password given less than an hour ago (R-HEA-1). */
export function asksForPassword(kind: DocumentKind, maySeeHealth: boolean): boolean {
  return isAboutHealth(kind) && !maySeeHealth;
}
