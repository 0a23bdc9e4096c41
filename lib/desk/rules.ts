import type { Route } from "next";

export type FilePart =
  | "" | "foyer" | "foyer/adresse" | "foyer/commune" | "foyer/contacts/nouveau" | "foyer/responsables"
  | "enfants" | "enfants/nouveau" | "quotient" | "documents" | "documents/nouveau";

const withDone = (done: string) => (done === "" ? "" : `?fait=${done}`);

/** A page of a family's file at the desk; `done` is what it says has just happened. */
export function filePath(familyId: string, part: FilePart = "", done = ""): Route {
  return `/admin/familles/${familyId}${part && `/${part}`}${withDone(done)}` as Route;
}

/** The forms for one kind of paper, for one child when it is known. */
export function newPaperPath(familyId: string, kind: string, owner: string | undefined): Route {
  return `${filePath(familyId, "documents/nouveau")}?type=${kind}${owner === undefined ? "" : `&enfant=${encodeURIComponent(owner)}`}` as Route;
}

/** One person of the household: a contact, or a guardian without any account. */
export function personPath(familyId: string, kind: "contacts" | "responsables", id: string): Route {
  return `/admin/familles/${familyId}/foyer/${kind}/${id}` as Route;
}

export type DeskChildPart = "" | "identite" | "repas" | "autorisations" | "garde" | "sante" | "retirer";

export function deskChildPath(familyId: string, childId: string, part: DeskChildPart = "", done = ""): Route {
  return `/admin/familles/${familyId}/enfants/${childId}${part && `/${part}`}${withDone(done)}` as Route;
}

/** A paper at the desk, or one of its pages. */
export function paperPath(documentId: string, page?: number): Route {
  return `/admin/documents/${documentId}${page === undefined ? "" : `/${page}`}` as Route;
}

/** How many papers the worklist shows at once. */
export const PAPERS_SHOWN = 50;
export const JUDGED_SHOWN = 10;
