import "server-only";
import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import type { Database } from "@/db/client";
import { phoneView } from "@/lib/accounts/view";
import { findProvedBy, listBands, listQuotients } from "@/lib/billing/queries";
import { quotientYear } from "@/lib/billing/rules";
import { quotientView } from "@/lib/billing/view";
import { readTwins } from "@/lib/callers/loaders";
import { authority } from "@/lib/core/authority";
import { dayOf } from "@/lib/core/days";
import { isId, type Id } from "@/lib/core/ids";
import { loader, readAgain } from "@/lib/core/loader";
import { searchable } from "@/lib/core/search";
import { pageOf } from "@/lib/core/search-params";
import { countToJudge, findAnyDocument, listDocuments, listJudged, listLatestDocuments, listPages, listToJudge } from "@/lib/documents/queries";
import { documentKinds, validUntilFor } from "@/lib/documents/rules";
import { groupsView, newDocumentView, pageView } from "@/lib/documents/view";
import {
  countTies, findCommune, findContact, findHousehold, findPhoneGuardian, listChildren, listCommunes, listConsents, listContacts, listGuardians, listInvitations, listPhoneGuardians,
  searchCommunes,
} from "@/lib/families/queries";
import { CHILDREN_MAX, COMMUNES_SHOWN } from "@/lib/families/rules";
import {
  childCardView, childIdentityView, childSheetView, communeView, consentsView, contactView, guardianView, healthFormView, householdView, invitationView, phoneGuardianView,
} from "@/lib/families/view";
import { requireStaff } from "@/lib/staff/gates";
import { mayDo } from "@/lib/staff/policy";
import { openFileHealth, requireFile, requireFileChild } from "./gates";
import { listResponsibles } from "./queries";
import { filePath, JUDGED_SHOWN, PAPERS_SHOWN, paperPath } from "./rules";
import { familyNameView, judgedPaperView, paperView, typedDay, waitingPaperView } from "./view";

/** Whose file it is, above each of its pages. */
export type FileHead = { familyId: string; name: string };

const responsiblesOf = cache((db: Database, familyId: Id<"family">) => readAgain(() => listResponsibles(db, [familyId])));

async function headOf({ db, family }: Pick<Awaited<ReturnType<typeof requireFile>>, "db" | "family">): Promise<FileHead> {
  return { familyId: family.id, name: familyNameView(await responsiblesOf(db, family.id), family.id) };
}

export const loadFileHousehold = loader(async (claim: string) => {
  const ctx = await requireFile(claim, "foyer");
  const { db, family } = ctx;
  return {
    head: await headOf(ctx),
    ...householdView(await findHousehold(db, family.id)),
    guardians: (await listGuardians(db, family.id)).map((row) => ({ ...guardianView(row, ""), email: row.emailAsTyped })),
    phoneGuardians: (await listPhoneGuardians(db, family.id)).map(phoneGuardianView),
    invitations: (await listInvitations(db, family.id)).map(invitationView),
    contacts: (await listContacts(db, family.id)).map(contactView),
  };
});

/** What a form needs to know: whose file it is. */
export const loadFileHead = loader(async (claim: string, part: Parameters<typeof requireFile>[1]) => headOf(await requireFile(claim, part)));

export const loadFileCommunes = loader(async (claim: string, wanted: string | undefined) => {
  const ctx = await requireFile(claim, "foyer/commune");
  const text = wanted?.trim().slice(0, 80) ?? "";
  const found = searchable(text).length < 2 ? [] : await searchCommunes(ctx.db, text, COMMUNES_SHOWN + 1);
  return {
    head: await headOf(ctx),
    ofTerritory: (await listCommunes(ctx.db, authority.communes)).map(communeView),
    wanted: text,
    found: found.slice(0, COMMUNES_SHOWN).map(communeView),
    isCut: found.length > COMMUNES_SHOWN,
  };
});

/** The address form of one commune, the present one unless chosen. Without any, the page that chooses it. */
export const loadFileAddress = loader(async (claim: string, insee: string | undefined) => {
  const ctx = await requireFile(claim, "foyer/adresse");
  const present = await findHousehold(ctx.db, ctx.family.id);
  const wanted = insee ?? present?.communeInsee;
  if (!wanted) redirect(filePath(ctx.family.id, "foyer/commune"));
  const found = wanted.length === 5 ? await findCommune(ctx.db, wanted) : undefined;
  if (!found) notFound();
  return { head: await headOf(ctx), commune: communeView(found), present: present?.communeInsee === found.insee ? present : undefined };
});

export const loadFileContact = loader(async (claim: string, contactClaim: string) => {
  const ctx = await requireFile(claim, "foyer");
  const found = isId("contact", contactClaim) ? await findContact(ctx.db, ctx.family.id, contactClaim) : undefined;
  return found ? { head: await headOf(ctx), contact: contactView(found) } : notFound();
});

export const loadFilePhoneGuardian = loader(async (claim: string, guardianClaim: string) => {
  const ctx = await requireFile(claim, "foyer");
  const found = isId("phoneGuardian", guardianClaim) ? await findPhoneGuardian(ctx.db, ctx.family.id, guardianClaim) : undefined;
  return found ? { head: await headOf(ctx), guardian: phoneGuardianView(found) } : notFound();
});

export const loadFileChildren = loader(async (claim: string) => {
  const ctx = await requireFile(claim, "enfants");
  const rows = await listChildren(ctx.db, ctx.family.id);
  return { head: await headOf(ctx), children: rows.map((row) => childCardView(row, dayOf(ctx.now))), isFull: rows.length >= CHILDREN_MAX };
});

/** Most children bear the name of the first of their parents. */
export const loadNewFileChild = loader(async (claim: string) => {
  const ctx = await requireFile(claim, "enfants/nouveau");
  const [first] = await responsiblesOf(ctx.db, ctx.family.id);
  return { head: await headOf(ctx), familyName: first?.familyName ?? "" };
});

export const loadFileChild = loader(async (claim: string, childClaim: string) => {
  const ctx = await requireFileChild(claim, childClaim, "");
  const { db, family, child, now, actor } = ctx;
  const orders = (await listLatestDocuments(db, family.id)).filter(({ kind, childId, state }) => kind === "court_order" && (childId === null || childId === child.id) && state !== "refused");
  return {
    head: await headOf(ctx),
    child: childSheetView(child, await listConsents(db, family.id, child.id), dayOf(now)),
    mayReadHealth: mayDo(actor, "read-health"),
    courtOrders: orders.map(({ id }) => paperPath(id)),
    twins: await readTwins(db, family.id, [child]),
  };
});

export const loadFileChildIdentity = loader(async (claim: string, childClaim: string) => {
  const ctx = await requireFileChild(claim, childClaim, "identite");
  return { head: await headOf(ctx), child: childIdentityView(ctx.child) };
});

export const loadFileMeal = loader(async (claim: string, childClaim: string) => {
  const ctx = await requireFileChild(claim, childClaim, "repas");
  const { id, givenName, meal } = ctx.child;
  return { head: await headOf(ctx), id, givenName, meal };
});

export const loadFileCustody = loader(async (claim: string, childClaim: string) => {
  const ctx = await requireFileChild(claim, childClaim, "garde");
  const { id, givenName, custody, otherHouseholdName, otherHouseholdPhone } = ctx.child;
  return { head: await headOf(ctx), id, givenName, custody: custody ?? undefined, otherHouseholdName: otherHouseholdName ?? "", otherHouseholdPhone: phoneView(otherHouseholdPhone ?? "") };
});

export const loadFileConsents = loader(async (claim: string, childClaim: string) => {
  const ctx = await requireFileChild(claim, childClaim, "autorisations");
  const { id, givenName } = ctx.child;
  return { head: await headOf(ctx), id, givenName, ...consentsView(await listConsents(ctx.db, ctx.family.id, id), undefined) };
});

/** Health in clear: reading it is in the family's history. */
export const loadFileHealth = loader(async (claim: string, childClaim: string) => {
  const ctx = await openFileHealth(claim, childClaim);
  const { id, givenName } = ctx.child;
  return { head: await headOf(ctx), id, givenName, health: healthFormView(ctx.reading) };
});

export const loadFileChildRemoval = loader(async (claim: string, childClaim: string) => {
  const ctx = await requireFileChild(claim, childClaim, "retirer");
  const { id, givenName } = ctx.child;
  const { booked, waiting } = await countTies(ctx.db, ctx.family.id, id, dayOf(ctx.now));
  return { head: await headOf(ctx), id, givenName, obstacle: booked > 0 ? "booked" : waiting > 0 ? "waiting" : undefined } as const;
});

export const loadFileQuotient = loader(async (claim: string) => {
  const ctx = await requireFile(claim, "quotient");
  const today = dayOf(ctx.now);
  const rows = await listQuotients(ctx.db, ctx.family.id);
  const last = rows.find(({ validFrom }) => validFrom === quotientYear(today).validFrom);
  return { head: await headOf(ctx), quotient: quotientView(rows, await listBands(ctx.db), today), proof: last?.documentId ? paperPath(last.documentId) : undefined };
});

export const loadFileDocuments = loader(async (claim: string) => {
  const ctx = await requireFile(claim, "documents");
  const { db, family, now, actor } = ctx;
  const latest = await listLatestDocuments(db, family.id);
  return { head: await headOf(ctx), groups: groupsView(await listDocuments(db, family.id), new Set(latest.map(({ id }) => id)), now), mayJudge: mayDo(actor, "judge-documents") };
});

/** The forms for one kind of paper; undefined while the kind is not chosen. */
export const loadNewPaper = loader(async (claim: string, type: string | undefined, wanted: string | undefined) => {
  const ctx = await requireFile(claim, "documents/nouveau");
  const { db, family, now, actor } = ctx;
  const kind = documentKinds.find((each) => each === type);
  const children = (await listChildren(db, family.id)).map(({ id, givenName }) => ({ id, givenName }));
  if (wanted !== undefined && wanted !== "foyer" && !children.some(({ id }) => id === wanted)) notFound();
  const amount = (await listQuotients(db, family.id)).find(({ validFrom }) => validFrom === quotientYear(dayOf(now)).validFrom)?.amount;
  return {
    head: await headOf(ctx),
    document: kind && newDocumentView(kind, children, wanted),
    validUntil: kind ? typedDay(validUntilFor(kind, dayOf(now))) : "",
    amount: kind === "quotient" ? amount?.toString() : undefined,
    mayJudge: mayDo(actor, "judge-documents"),
  };
});

const worklist = "/admin/documents";

export const loadPapersToJudge = loader(async (pageTyped: string | undefined) => {
  const { db } = await requireStaff("judge-documents", worklist);
  const page = pageOf(pageTyped);
  const [waiting, judged, total] = await Promise.all([listToJudge(db, { limit: PAPERS_SHOWN, offset: (page - 1) * PAPERS_SHOWN }), listJudged(db, JUDGED_SHOWN), countToJudge(db)]);
  const responsibles = await listResponsibles(db, [...new Set([...waiting, ...judged].map(({ familyId }) => familyId))]);
  const papers = waiting.map((row) => waitingPaperView(row, responsibles));
  return { total, page, hasMore: total > page * PAPERS_SHOWN, papers, judged: judged.map((row) => judgedPaperView(row, responsibles)) };
});

export const loadPaper = loader(async (claim: string) => {
  const { db, now, actor } = await requireStaff("judge-documents", paperPath(encodeURIComponent(claim)));
  const found = isId("document", claim) ? await findAnyDocument(db, claim) : undefined;
  if (!found) notFound();
  const paper = paperView(found, await listResponsibles(db, [found.familyId]), now);
  const pages = await listPages(db, found.familyId, found.id);
  const today = dayOf(now);
  const declared = found.kind === "quotient" ? ((await findProvedBy(db, found.familyId, found.id)) ?? (await listQuotients(db, found.familyId)).find(({ state }) => state === "declared")) : undefined;
  return {
    ...paper,
    pages: pages.map((page) => ({ ...pageView(found.id, page), href: paperPath(found.id, page.position), isPhoto: page.mediaType === "image/jpeg" })),
    mayOpen: !paper.isAboutHealth || mayDo(actor, "read-health"),
    mayServe: mayDo(actor, "serve-families"),
    validUntil: typedDay(found.validUntil ?? validUntilFor(found.kind, today)),
    amount: declared?.amount.toString(),
    waiting: await countToJudge(db),
  };
});

/** The title and the family of the paper that was judged just before, for the sentence that says so. */
export const loadLastJudged = loader(async (claim: string | undefined) => {
  const { db, now } = await requireStaff("judge-documents", worklist);
  const found = claim !== undefined && isId("document", claim) ? await findAnyDocument(db, claim) : undefined;
  return found && { href: paperPath(found.id), ...paperView(found, await listResponsibles(db, [found.familyId]), now) };
});
