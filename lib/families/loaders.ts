import "server-only";
import { findAccount } from "@/lib/accounts/queries";
import { phoneView } from "@/lib/accounts/view";
import { dayOf } from "@/lib/core/days";
import { loader } from "@/lib/core/loader";
import { openHealthRecord, requireChild, requireGuardian } from "./gates";
import { countTies, listChildren, listConsents } from "./queries";
import { CHILDREN_MAX } from "./rules";
import { childCardView, childIdentityView, childSheetView, consentsView, healthFormView } from "./view";

export const loadChildren = loader(async () => {
  const { db, family, now } = await requireGuardian("/famille/enfants");
  const rows = family ? await listChildren(db, family.familyId) : [];
  return { children: rows.map((row) => childCardView(row, dayOf(now))), isFull: rows.length >= CHILDREN_MAX };
});

/** What the form of a new child starts from: most children bear the name of the parent who writes. */
export const loadNewChild = loader(async () => {
  const { db, actor } = await requireGuardian("/famille/enfants/nouveau");
  return { familyName: (await findAccount(db, actor.accountId))?.familyName ?? "" };
});

export const loadChildSheet = loader(async (claim: string) => {
  const { db, family, child, now } = await requireChild(claim, "");
  return childSheetView(child, await listConsents(db, family.familyId, child.id), dayOf(now));
});

export const loadChildIdentity = loader(async (claim: string) => childIdentityView((await requireChild(claim, "identite")).child));

export const loadChildRemoval = loader(async (claim: string) => {
  const { db, family, child, now } = await requireChild(claim, "retirer");
  const { booked, waiting } = await countTies(db, family.familyId, child.id, dayOf(now));
  return { id: child.id, givenName: child.givenName, obstacle: booked > 0 ? "booked" : waiting > 0 ? "waiting" : undefined } as const;
});

export const loadMeal = loader(async (claim: string) => {
  const { child } = await requireChild(claim, "repas");
  return { id: child.id, givenName: child.givenName, meal: child.meal };
});

export const loadConsents = loader(async (claim: string) => {
  const { db, actor, family, child } = await requireChild(claim, "autorisations");
  return { id: child.id, givenName: child.givenName, ...consentsView(await listConsents(db, family.familyId, child.id), actor.accountId) };
});

export const loadCustody = loader(async (claim: string) => {
  const { child } = await requireChild(claim, "garde");
  const { id, givenName, custody, otherHouseholdName, otherHouseholdPhone } = child;
  return { id, givenName, custody: custody ?? undefined, otherHouseholdName: otherHouseholdName ?? "", otherHouseholdPhone: phoneView(otherHouseholdPhone ?? "") };
});

/** Health in clear, once the password was given; reading it is in the journal. */
export const loadHealth = loader(async (claim: string) => {
  const opened = await openHealthRecord(claim);
  const { id, givenName } = opened.child;
  return { id, givenName, health: opened.isLocked ? undefined : healthFormView(opened.reading) };
});
