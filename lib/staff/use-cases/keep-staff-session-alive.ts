import "server-only";
import { eq } from "drizzle-orm";
import type { Database } from "@/db/client";
import { databaseNow, inFuture } from "@/db/columns";
import { session } from "@/db/schema/accounts";
import type { Id } from "@/lib/core/ids";
import { staffLifetimes } from "../rules";

/** Moves the idle limit; called at most once a minute per session. The absolute limit never moves. */
export async function keepStaffSessionAlive(db: Database, sessionId: Id<"session">): Promise<void> {
  await db.update(session).set({ seenAt: databaseNow, idleExpiresAt: inFuture(staffLifetimes.sessionIdle) }).where(eq(session.id, sessionId));
}
