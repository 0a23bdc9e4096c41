import "server-only";
import { eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { databaseNow, inFuture } from "@/db/columns";
import type { Context } from "@/db/context";
import { session } from "@/db/schema/accounts";
import type { OpenedSession } from "@/lib/accounts/adapters/next-auth";
import { rememberDevice, type Familiarity } from "@/lib/accounts/use-cases/open-session";
import { recordEvent } from "@/lib/audit/use-cases/record-event";
import { after } from "@/lib/core/clock";
import { hashToken, newSecretToken } from "@/lib/core/crypto";
import { newId, type Id } from "@/lib/core/ids";
import { staffLifetimes } from "../rules";

export type StaffSignedIn = OpenedSession & { deviceToken: string; device: Familiarity };

/** Opens a session of staff, whose second factor was given a moment ago; the staff session this browser held ends, a parent's stays. */
export async function openStaffSession(tx: Transaction, ctx: Context, { accountId, authEpoch }: { accountId: Id<"account">; authEpoch: number }): Promise<StaffSignedIn> {
  const sessionToken = newSecretToken();
  const deviceToken = ctx.client.deviceToken ?? newSecretToken();
  if (ctx.client.staffToken) await tx.delete(session).where(eq(session.tokenHash, hashToken(ctx.client.staffToken)));
  await tx.insert(session).values({
    id: newId("session"),
    tokenHash: hashToken(sessionToken),
    accountId,
    authEpoch,
    level: "mfa",
    userAgent: ctx.client.userAgent.slice(0, 300),
    idleExpiresAt: inFuture(staffLifetimes.sessionIdle),
    absoluteExpiresAt: inFuture(staffLifetimes.sessionAbsolute),
    steppedUpAt: databaseNow,
  });
  const device = await rememberDevice(tx, accountId, deviceToken);
  await recordEvent(tx, ctx, { action: "session.opened", accountId, detail: { level: "mfa", device } });
  return { sessionToken, accountId, expiresAt: after(ctx.now, staffLifetimes.sessionAbsolute), deviceToken, device };
}
