import type { Day } from "@/lib/core/days";

export const documentKinds = ["vaccines", "insurance", "quotient", "care_plan", "swim_test", "court_order"] as const;
export type DocumentKind = (typeof documentKinds)[number];

export const MAX_PAGES = 8;
export const MAX_PAGE_BYTES = 10 * 1024 * 1024;
/** All the pages and fields of one request. `next.config.ts` says the same to Next. */
export const MAX_UPLOAD_BYTES = 45 * 1024 * 1024;
/** What one family may keep here: far above what it needs, far below what fills a disk. */
export const MAX_DOCUMENTS = 100;

/** Why one page is not taken. */
export type PageFault = "empty" | "heic" | "format" | "damaged" | "huge" | "locked";

/** What fits none of the pages of a request, told before sending anything and again on the server. */
export type SizeFault = "no-page" | "too-many-pages" | "heavy-page" | "heavy-whole";

/** A file field that nobody filled still sends one file, without name or bytes. */
export function givenFiles<T extends { name: string; size: number }>(files: readonly T[]): T[] {
  return files.filter(({ name, size }) => name !== "" || size > 0);
}

export function sizeFault(sizes: readonly number[]): SizeFault | undefined {
  if (sizes.length === 0) return "no-page";
  if (sizes.length > MAX_PAGES) return "too-many-pages";
  if (sizes.some((size) => size > MAX_PAGE_BYTES)) return "heavy-page";
  return sizes.reduce((whole, size) => whole + size, 0) > MAX_UPLOAD_BYTES ? "heavy-whole" : undefined;
}

/** Of whom a document speaks. */
export const ownersOf: Record<DocumentKind, readonly ("child" | "household")[]> = {
  vaccines: ["child"],
  insurance: ["child"],
  care_plan: ["child"],
  swim_test: ["child"],
  quotient: ["household"],
  court_order: ["household", "child"],
};

export function suits(kind: DocumentKind, isOfChild: boolean): boolean {
  return ownersOf[kind].includes(isOfChild ? "child" : "household");
}

/** What the desk may say of a paper without writing: each has its sentence for the family. Another reason is written out. */
export const refusalReasons = ["unreadable", "page-missing", "other-person", "out-of-date", "other-paper", "other"] as const;
export type RefusalReason = (typeof refusalReasons)[number];

/** Why a judgement is taken back. */
export const reopeningReasons = ["mistake", "family-disagrees", "new-facts"] as const;
export type ReopeningReason = (typeof reopeningReasons)[number];

/** It proves something until a day that its judge reads on it; the others prove it for good. */
export function expires(kind: DocumentKind): boolean {
  return kind === "quotient" || kind === "insurance" || kind === "care_plan";
}

/** It tells of a child's health: reading it asks for a recent password and leaves a line in the journal (R-HEA-1). */
export function isAboutHealth(kind: DocumentKind): boolean {
  return kind === "vaccines" || kind === "care_plan";
}

/** The last day it proves something when it is given that day: a school year ends on 31 August, and the next one's papers come from July on. */
export function validUntilFor(kind: DocumentKind, day: Day): Day | null {
  const year = Number(day.slice(0, 4));
  if (!expires(kind)) return null;
  if (kind === "quotient") return `${year}-12-31`;
  return day.slice(5) < "07-01" ? `${year}-08-31` : `${year + 1}-08-31`;
}
