import "server-only";
import { eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { inFuture } from "@/db/columns";
import type { Context, StaffActor } from "@/db/context";
import { familyImport } from "@/db/schema/desk";
import { child, family, guardianInvitation, phoneGuardian } from "@/db/schema/families";
import { inTransaction } from "@/db/transaction";
import { recordEvent } from "@/lib/audit/use-cases/record-event";
import { decrypt, hashToken, newSecretToken } from "@/lib/core/crypto";
import { dayOf } from "@/lib/core/days";
import { isId, newId, type Id } from "@/lib/core/ids";
import { ok, refused, type Result } from "@/lib/core/result";
import { links } from "@/lib/families/adapters/links";
import { INVITATION_LIFETIME_MS } from "@/lib/families/rules";
import type { SchoolLevel } from "@/lib/families/words";
import { postNotices } from "@/lib/notifications/use-cases/post-notice";
import { findDraft, judgeFamilies, lockDraft, parseFile } from "../queries";
import { UNSENT_INVITATION_MS } from "../rules";
import type { ReadHousehold } from "../view";
import type { ImportRefusal } from "../words";

type Refused = Extract<ImportRefusal, { reason: "step-up-needed" | "not-found" | "draft-expired" | "already-imported" | "has-errors" | "nothing-to-import" }>;
type Wish = { importId: string; invitations: "now" | "later"; duplicates: "leave" | "import" };
type Household = ReadHousehold & { id: Id<"family"> };
type Imported = { families: number; children: number };

/** One statement writes that many rows at most. */
const BATCH = 500;

/** Writes every household of a checked file, or nothing at all. Parents without any address of mail stay guardians by telephone. */
export async function importFamilies(ctx: Context<StaffActor>, { importId, invitations, duplicates }: Wish): Promise<Result<Imported, Refused>> {
  if (!ctx.actor.hasSteppedUp) return refused({ reason: "step-up-needed" });
  if (!isId("familyImport", importId)) return refused({ reason: "not-found" });
  const kept = await findDraft(ctx.db, importId);
  const parsed = kept?.sealed ? parseFile(decrypt(kept.sealed, importId), dayOf(ctx.now)) : undefined;
  return inTransaction(ctx.db, async (tx) => {
    const draft = await lockDraft(tx, importId);
    if (!draft) return refused({ reason: "not-found" });
    if (draft.state === "imported") return refused({ reason: "already-imported" });
    if (!draft.isKept || !parsed) return refused({ reason: "draft-expired" });
    const file = await judgeFamilies(tx, parsed);
    if (file.errors.length > 0) return refused({ reason: "has-errors", count: file.errors.length });
    const households = file.households.filter(({ isKnown }) => duplicates === "import" || !isKnown).map((household) => ({ ...household, id: newId("family") }));
    if (households.length === 0) return refused({ reason: "nothing-to-import" });
    await writeFiles(tx, households);
    await invite(tx, ctx, households, invitations === "now");
    await inBatches(households, (batch) => recordEvent(tx, ctx, ...batch.map(({ id }) => ({ action: "family.imported" as const, accountId: null, familyId: id, detail: { import: importId } }))));
    const counts = { families: households.length, children: households.reduce((sum, { children }) => sum + children.length, 0) };
    await tx.update(familyImport).set({ state: "imported", sealed: null, ...counts }).where(eq(familyImport.id, importId));
    return ok(counts);
  });
}

async function inBatches<Row>(rows: readonly Row[], write: (batch: Row[]) => Promise<unknown>): Promise<void> {
  for (let from = 0; from < rows.length; from += BATCH) await write(rows.slice(from, from + BATCH));
}

async function writeFiles(tx: Transaction, households: readonly Household[]): Promise<void> {
  const files = households.map(({ id, addressLine, addressExtra, postcode, communeInsee }) => ({ id, addressLine, addressExtra, postcode, communeInsee }));
  const guardians = households.flatMap(({ id, guardians: some }) =>
    some.map(({ givenName, familyName, phone }) => ({ id: newId("phoneGuardian"), familyId: id, givenName, familyName, phone: phone ?? "" })),
  );
  const children = households.flatMap(({ id, children: some }) =>
    some.map(({ givenName, familyName, bornOn, schoolLevel, school }) => ({ id: newId("child"), familyId: id, givenName, familyName, bornOn, schoolLevel: schoolLevel as SchoolLevel, school })),
  );
  await inBatches(files, (batch) => tx.insert(family).values(batch));
  await inBatches(guardians, (batch) => tx.insert(phoneGuardian).values(batch));
  await inBatches(children, (batch) => tx.insert(child).values(batch));
}

/** A link to open one's account, for each parent with an address; kept for later, it is in no mail yet. */
async function invite(tx: Transaction, ctx: Context<StaffActor>, households: readonly Household[], isNow: boolean): Promise<void> {
  const invited = households.flatMap(({ id, guardians }) =>
    guardians.flatMap(({ email, givenName }) => (email ? [{ familyId: id, givenName, email, token: newSecretToken() }] : [])),
  );
  const rows = invited.map(({ familyId, email, token }) => ({
    id: newId("invitation"), familyId, invitedBy: ctx.actor.accountId, emailCanonical: email.canonical, emailAsTyped: email.asTyped,
    tokenHash: hashToken(token), expiresAt: inFuture(isNow ? INVITATION_LIFETIME_MS : UNSENT_INVITATION_MS),
  }));
  await inBatches(rows, (batch) => tx.insert(guardianInvitation).values(batch));
  if (!isNow) return;
  await inBatches(invited, (batch) =>
    postNotices(tx, batch.map(({ email, token }) => ({ notice: "family-imported" as const, to: email.asTyped, props: { joinUrl: links.joinFamily(token) }, accountId: null, lifetimeMs: INVITATION_LIFETIME_MS }))),
  );
}
