import "server-only";
import { lt, sql } from "drizzle-orm";
import { databaseNow } from "@/db/columns";
import type { Context, SystemActor } from "@/db/context";
import { secondFactorStep, staffInvitation } from "@/db/schema/staff";

/** Retention (R-RET-1): second steps of a sign-in once they expired; invitations a month after they did. */
export async function purgeStaff({ db }: Context<SystemActor>): Promise<void> {
  await db.delete(secondFactorStep).where(lt(secondFactorStep.expiresAt, databaseNow));
  await db.delete(staffInvitation).where(lt(staffInvitation.expiresAt, sql`now() - interval '30 days'`));
}
