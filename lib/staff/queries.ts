import "server-only";
import { and, eq, gt, sql } from "drizzle-orm";
import type { Database, Transaction } from "@/db/client";
import { databaseNow } from "@/db/columns";
import { account, session } from "@/db/schema/accounts";
import { staffCenter, staffMember } from "@/db/schema/staff";
import type { Id } from "@/lib/core/ids";
import { staffLifetimes } from "./rules";

type Db = Database | Transaction;

const within = (ms: number) => sql`now() - ${ms} * interval '1 millisecond'`;

/** The member of staff behind a session token: alive under the account's present epoch, opened with a second factor, not dismissed. */
export async function findSignedInStaff(db: Db, tokenHash: string) {
  const [row] = await db
    .select({
      sessionId: session.id,
      accountId: account.id,
      givenName: account.givenName,
      familyName: account.familyName,
      role: staffMember.role,
      centerIds: sql<Id<"center">[]>`array(select ${staffCenter.centerId} from ${staffCenter} where ${staffCenter.accountId} = ${account.id})`,
      hasSteppedUp: sql<boolean>`coalesce(${session.steppedUpAt} > ${within(staffLifetimes.stepUp)}, false)`,
      isStale: sql<boolean>`${session.seenAt} < ${within(staffLifetimes.sessionRefresh)}`,
    })
    .from(session)
    .innerJoin(account, and(eq(account.id, session.accountId), eq(account.authEpoch, session.authEpoch)))
    .innerJoin(staffMember, eq(staffMember.accountId, account.id))
    .where(
      and(
        eq(session.tokenHash, tokenHash),
        eq(session.level, "mfa"),
        gt(session.idleExpiresAt, databaseNow),
        gt(session.absoluteExpiresAt, databaseNow),
        eq(account.kind, "staff"),
        eq(account.status, "active"),
      ),
    );
  return row;
}
