import "server-only";
import { lt, sql } from "drizzle-orm";
import type { Context, SystemActor } from "@/db/context";
import { guardianInvitation } from "@/db/schema/families";

/** Retention (R-RET-1): the address of an invitation goes a week after the link died, answered or not. */
export async function purgeInvitations({ db }: Context<SystemActor>): Promise<void> {
  await db.delete(guardianInvitation).where(lt(guardianInvitation.expiresAt, sql`now() - interval '7 days'`));
}
