import "server-only";
import { notFound } from "next/navigation";
import { isId } from "@/lib/core/ids";
import { loader } from "@/lib/core/loader";
import { requireGuardian } from "@/lib/families/gates";
import { findDocument, listChildren, listDocuments, listLatestDocuments, listPages } from "./queries";
import { documentKinds } from "./rules";
import { asksForPassword, documentAddress, documentView, groupsView, newDocumentView, pageView } from "./view";

const path = "/famille/documents";

export const loadDocuments = loader(async () => {
  const { db, family, now } = await requireGuardian(path);
  if (!family) return [];
  const latest = await listLatestDocuments(db, family.familyId);
  return groupsView(await listDocuments(db, family.familyId), new Set(latest.map(({ id }) => id)), now);
});

export const loadDocument = loader(async (id: string) => {
  const { db, family, now, actor } = await requireGuardian(`${path}/${encodeURIComponent(id)}`);
  if (!family || !isId("document", id)) notFound();
  const row = await findDocument(db, family.familyId, id);
  if (!row) notFound();
  const latest = await listLatestDocuments(db, family.familyId);
  const pages = await listPages(db, family.familyId, id);
  return {
    ...documentView(row, now, latest.some((each) => each.id === id)),
    needsPassword: asksForPassword(row.kind, actor.maySeeHealth),
    removeHref: documentAddress(id, "retirer"),
    pages: pages.map((page) => pageView(id, page)),
  };
});

/** The form for one kind; undefined while the kind is not chosen. A child who is not of the family is nowhere. */
export const loadNewDocument = loader(async (type: string | undefined, wanted: string | undefined) => {
  const { db, family } = await requireGuardian(`${path}/nouveau`);
  const kind = documentKinds.find((each) => each === type);
  const children = family ? await listChildren(db, family.familyId) : [];
  if (wanted !== undefined && wanted !== "foyer" && !children.some(({ id }) => id === wanted)) notFound();
  return kind && newDocumentView(kind, children, wanted);
});
