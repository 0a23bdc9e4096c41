import "server-only";
import { and, eq, isNotNull, isNull, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { databaseNow } from "@/db/columns";
import type { Context, ParentActor, StaffActor } from "@/db/context";
import { waitlistEntry } from "@/db/schema/bookings";
import { guardian, guardianInvitation } from "@/db/schema/families";
import { recordEvent } from "@/lib/audit/use-cases/record-event";
import { newSecretToken } from "@/lib/core/crypto";
import type { Id } from "@/lib/core/ids";
import { ok, refused, type Result } from "@/lib/core/result";
import { postNotice } from "@/lib/notifications/use-cases/post-notice";
import { links } from "../adapters/links";
import { listGuardians } from "../queries";

/**
 * A guardian loses the family, locked by the caller, at once; the invitations they sent and the links of offers they
 * may hold die, and the others are told: they answer in the portal.
 * Refuses when nobody would be left.
 */
export async function revokeGuardian(tx: Transaction, ctx: Context<ParentActor | StaffActor>, familyId: Id<"family">, accountId: Id<"account">): Promise<Result<void, { reason: "last-guardian" }>> {
  const guardians = await listGuardians(tx, familyId);
  const leaving = guardians.find((each) => each.accountId === accountId);
  const others = guardians.filter((each) => each !== leaving);
  if (!leaving || others.length === 0) return refused({ reason: "last-guardian" });
  await tx.update(guardian).set({ revokedAt: databaseNow }).where(and(eq(guardian.familyId, familyId), eq(guardian.accountId, accountId), isNull(guardian.revokedAt)));
  const waiting = and(isNull(guardianInvitation.usedAt), isNull(guardianInvitation.cancelledAt));
  await tx.update(guardianInvitation).set({ cancelledAt: databaseNow }).where(and(eq(guardianInvitation.familyId, familyId), eq(guardianInvitation.invitedBy, accountId), waiting));
  const anotherToken = sql`encode(sha256(convert_to(${waitlistEntry.offerTokenHash} || ${newSecretToken()}::text, 'UTF8')), 'hex')`;
  await tx.update(waitlistEntry).set({ offerTokenHash: anotherToken }).where(and(eq(waitlistEntry.familyId, familyId), isNotNull(waitlistEntry.offerTokenHash)));
  for (const other of others) {
    const props = { givenName: other.givenName, leftName: `${leaving.givenName} ${leaving.familyName}`, householdUrl: links.household() };
    await postNotice(tx, { notice: "guardian-left", to: other.emailAsTyped, props, accountId: other.accountId });
  }
  await recordEvent(tx, ctx, { action: ctx.actor.kind === "staff" ? "guardian.removed" : "guardian.left", accountId, familyId });
  return ok(undefined);
}
