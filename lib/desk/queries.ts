import "server-only";
import { and, asc, eq, inArray, isNull } from "drizzle-orm";
import type { Database, Transaction } from "@/db/client";
import { account } from "@/db/schema/accounts";
import { guardian, phoneGuardian } from "@/db/schema/families";
import type { Id } from "@/lib/core/ids";

type Db = Database | Transaction;

/** Who answers for each of these families now, with an account or without; the first to have come first. */
export async function listResponsibles(db: Db, familyIds: readonly Id<"family">[]) {
  if (familyIds.length === 0) return [];
  const ids = [...familyIds];
  const withAccount = await db
    .select({ familyId: guardian.familyId, givenName: account.givenName, familyName: account.familyName })
    .from(guardian)
    .innerJoin(account, eq(account.id, guardian.accountId))
    .where(and(inArray(guardian.familyId, ids), isNull(guardian.revokedAt)))
    .orderBy(asc(guardian.joinedAt), asc(guardian.id));
  const byPhone = await db
    .select({ familyId: phoneGuardian.familyId, givenName: phoneGuardian.givenName, familyName: phoneGuardian.familyName })
    .from(phoneGuardian)
    .where(and(inArray(phoneGuardian.familyId, ids), isNull(phoneGuardian.removedAt)))
    .orderBy(asc(phoneGuardian.createdAt), asc(phoneGuardian.id));
  return [...withAccount, ...byPhone];
}
