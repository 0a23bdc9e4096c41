import "server-only";
import { lt, or, sql } from "drizzle-orm";
import { databaseNow } from "@/db/columns";
import type { Context, SystemActor } from "@/db/context";
import { accountToken, attempt, knownDevice, mutedAddress, pendingRegistration, session } from "@/db/schema/accounts";

const olderThan = (days: number) => sql`now() - ${days} * interval '1 day'`;

/**
 * Retention (R-RET-1): unconfirmed registrations 7 days; links a week after they expired; dead sessions a day;
 * counted acts a day; devices unseen for a year.
 */
export async function purgeAccounts({ db }: Context<SystemActor>): Promise<void> {
  await db.delete(pendingRegistration).where(lt(pendingRegistration.createdAt, olderThan(7)));
  await db.delete(accountToken).where(lt(accountToken.expiresAt, olderThan(7)));
  await db.delete(session).where(or(lt(session.idleExpiresAt, olderThan(1)), lt(session.absoluteExpiresAt, olderThan(1))));
  await db.delete(attempt).where(lt(attempt.at, olderThan(1)));
  await db.delete(mutedAddress).where(lt(mutedAddress.until, databaseNow));
  await db.delete(knownDevice).where(lt(knownDevice.seenAt, olderThan(365)));
}
