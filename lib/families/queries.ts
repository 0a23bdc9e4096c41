import "server-only";
import { and, eq, isNull, sql } from "drizzle-orm";
import type { Database, Transaction } from "@/db/client";
import { family, guardian } from "@/db/schema/families";
import type { Id } from "@/lib/core/ids";

type Db = Database | Transaction;

export type Membership = { familyId: Id<"family">; communeInsee: string | null };

const membershipQuery = (db: Db) =>
  db
    .select({ familyId: guardian.familyId, communeInsee: family.communeInsee })
    .from(guardian)
    .innerJoin(family, eq(family.id, guardian.familyId))
    .where(and(eq(guardian.accountId, sql.placeholder("accountId")), isNull(guardian.revokedAt)))
    .prepare("find_membership");

/** Asked on every page of a signed-in parent. */
const prepared = new WeakMap<Db, ReturnType<typeof membershipQuery>>();

/** The family of this account, read fresh: absent before its first word, and from the moment a guardian is revoked. */
export async function findMembership(db: Db, accountId: Id<"account">): Promise<Membership | undefined> {
  const query = prepared.get(db) ?? membershipQuery(db);
  prepared.set(db, query);
  const [row] = await query.execute({ accountId });
  return row;
}

/** Holds the family of this account until the transaction ends: what its guardians do happens one after the other. */
export async function lockOwnFamily(tx: Transaction, accountId: Id<"account">): Promise<Membership | undefined> {
  const [row] = await tx
    .select({ familyId: guardian.familyId, communeInsee: family.communeInsee })
    .from(family)
    .innerJoin(guardian, eq(guardian.familyId, family.id))
    .where(and(eq(guardian.accountId, accountId), isNull(guardian.revokedAt)))
    .for("update", { of: family });
  return row;
}
