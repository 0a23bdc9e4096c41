import "server-only";
import { and, inArray, isNull, sql, type SQL } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { databaseNow } from "@/db/columns";
import type { Context, SystemActor } from "@/db/context";
import { account } from "@/db/schema/accounts";
import { familyQuotient } from "@/db/schema/billing";
import { bookingRequest } from "@/db/schema/bookings";
import { callerCheck, callNote } from "@/db/schema/desk";
import { document } from "@/db/schema/documents";
import { child, consent, contact, family, guardian, guardianInvitation, healthRecord, phoneGuardian } from "@/db/schema/families";
import { deskTask } from "@/db/schema/notifications";
import { inTransaction } from "@/db/transaction";
import { recordEvent } from "@/lib/audit/use-cases/record-event";
import { dayOf } from "@/lib/core/days";
import type { Id } from "@/lib/core/ids";
import { postNotice } from "@/lib/notifications/use-cases/post-notice";
import { listUnusedFamilies } from "../queries";
import { fileKeptAfter } from "../rules";

const AT_ONCE = 200;

/**
 * Pseudonymises the family files that nobody used for 24 months (R-RET-1): names, addresses, telephones, papers, notes and
 * accounts go; bookings stay for the figures, without anybody's name. Returns how many.
 */
export async function forgetFamilies(ctx: Context<SystemActor>): Promise<number> {
  const lastDay = fileKeptAfter(dayOf(ctx.now));
  let forgotten = 0;
  for (;;) {
    const some = await inTransaction(ctx.db, async (tx) => {
      const ids = await listUnusedFamilies(tx, lastDay, AT_ONCE);
      if (ids.length > 0) await forget(tx, ctx, ids);
      return ids.length;
    });
    forgotten += some;
    if (some < AT_ONCE) return forgotten;
  }
}

async function forget(tx: Transaction, ctx: Context<SystemActor>, ids: Id<"family">[]): Promise<void> {
  const holders = await closeAccounts(tx, inArray(guardian.familyId, ids));
  for (const table of [familyQuotient, document, consent, contact, healthRecord, phoneGuardian, guardianInvitation, guardian, callerCheck, callNote, deskTask]) {
    await tx.delete(table).where(inArray(table.familyId, ids));
  }
  await tx
    .update(child)
    .set({
      givenName: "", familyName: "", bornOn: sql`left(${child.bornOn}, 4) || '-01-01'`, school: null, meal: "standard",
      custody: null, otherHouseholdName: null, otherHouseholdPhone: null, removedAt: sql`coalesce(${child.removedAt}, now())`,
    })
    .where(inArray(child.familyId, ids));
  await tx.update(bookingRequest).set({ overrideReason: null }).where(inArray(bookingRequest.familyId, ids));
  await tx.execute(sql`update attendance_mark set left_with = null where left_with is not null and booking_id in (select id from booking where ${inArray(sql`family_id`, ids)})`);
  await tx.update(family).set({ addressLine: null, addressExtra: null, postcode: null, forgottenAt: databaseNow }).where(inArray(family.id, ids));
  for (const { givenName, emailAsTyped } of holders) {
    await postNotice(tx, { notice: "account-closed", to: emailAsTyped, props: { givenName }, accountId: null });
  }
  for (const familyId of ids) await recordEvent(tx, ctx, { action: "family.forgotten", accountId: null, familyId });
}

/** The accounts of the guardians go with the file they served for. */
function closeAccounts(tx: Transaction, ofTheseFamilies: SQL) {
  const own = tx.select({ id: guardian.accountId }).from(guardian).where(and(ofTheseFamilies, isNull(guardian.revokedAt)));
  return tx.delete(account).where(inArray(account.id, own)).returning({ givenName: account.givenName, emailAsTyped: account.emailAsTyped });
}
