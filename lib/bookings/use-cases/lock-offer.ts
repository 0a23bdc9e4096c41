import "server-only";
import { eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import type { Context, FamilyActor, Visitor } from "@/db/context";
import { family } from "@/db/schema/families";
import { hashToken } from "@/lib/core/crypto";
import type { Id } from "@/lib/core/ids";
import { ok, refused, type Result } from "@/lib/core/result";
import { entriesBehind, entryOf, listEntries, lockFamily, lockToFree, type EntryRow } from "../queries";
import { offerState } from "../rules";

/** Which offer is answered: by the link of its mail, from anywhere, by a guardian in the portal, or by the desk for a family. */
export type OfferClaim = { ctx: Context<Visitor>; jeton: string } | { ctx: Context<FamilyActor>; entryId: Id<"waitlistEntry"> };

export type OfferRefusal = { reason: "no-family" } | { reason: "offer-unknown" } | { reason: "offer-accepted" } | { reason: "offer-declined" } | { reason: "offer-expired" };

export type LockedOffer = { familyId: Id<"family">; communeInsee: string | null; entries: EntryRow[]; now: Date };

/** The offer with its family and slots locked, still standing by the database's clock; or what has become of it. */
export async function lockOffer(tx: Transaction, claim: OfferClaim): Promise<Result<LockedOffer, OfferRefusal>> {
  const found = "jeton" in claim ? { tokenHash: hashToken(claim.jeton) } : await ownOffer(tx, claim.ctx.actor, claim.entryId);
  if ("reason" in found) return refused(found);
  const [first] = await listEntries(tx, entriesBehind(found.tokenHash));
  if (!first) return refused({ reason: "offer-unknown" });
  const [own] = await tx.select({ communeInsee: family.communeInsee }).from(family).where(eq(family.id, first.familyId)).for("update");
  const slotIds = (await listEntries(tx, entriesBehind(found.tokenHash))).map(({ slotId }) => slotId);
  const { now } = await lockToFree(tx, slotIds);
  const entries = await listEntries(tx, entriesBehind(found.tokenHash));
  const state = offerState(entries, now);
  if (state === "unknown") return refused({ reason: "offer-unknown" });
  if (state === "accepted") return refused({ reason: "offer-accepted" });
  if (state === "declined") return refused({ reason: "offer-declined" });
  if (state === "expired") return refused({ reason: "offer-expired" });
  return ok({ familyId: first.familyId, communeInsee: own?.communeInsee ?? null, entries, now });
}

/** For the journal: the account that asked, unless the desk answers for the family; a link is answered by mail. */
export function concerned({ kind }: Visitor | FamilyActor, asked: Id<"account"> | null): { accountId: Id<"account"> | null; channel?: "mail" } {
  return kind === "visitor" ? { accountId: asked, channel: "mail" } : { accountId: kind === "staff" ? null : asked };
}

async function ownOffer(tx: Transaction, actor: FamilyActor, entryId: Id<"waitlistEntry">): Promise<{ tokenHash: string } | OfferRefusal> {
  const own = await lockFamily(tx, actor);
  if (!own) return { reason: "no-family" };
  const [entry] = await listEntries(tx, entryOf(own.familyId, entryId));
  return entry?.offerTokenHash ? { tokenHash: entry.offerTokenHash } : { reason: "offer-unknown" };
}
