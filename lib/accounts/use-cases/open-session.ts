import "server-only";
import { and, eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { databaseNow, inFuture } from "@/db/columns";
import type { Context } from "@/db/context";
import { account, knownDevice, session } from "@/db/schema/accounts";
import { recordEvent } from "@/lib/audit/use-cases/record-event";
import { after } from "@/lib/core/clock";
import { hashToken, newSecretToken } from "@/lib/core/crypto";
import { newId, type Id } from "@/lib/core/ids";
import type { OpenedSession } from "../adapters/next-auth";
import { countKnownDevices } from "../queries";
import { lifetimes } from "../rules";

type Opening = {
  accountId: Id<"account">;
  /** The epoch that was read with the proof: a session opened on an older one is born dead. */
  authEpoch: number;
  level: "link" | "password" | "mfa";
  /** When the password was given, for a session that goes on under a new name; by default now for a password, never for a link. */
  steppedUpAt?: Date | null;
};

export type Familiarity = "first" | "new" | "known";
export type SignedIn = OpenedSession & { deviceToken: string; device: Familiarity };

/** Opens a session, ends the one this browser held, and makes the browser known to the account. */
export async function openSession(tx: Transaction, ctx: Context, { accountId, authEpoch, level, steppedUpAt }: Opening): Promise<SignedIn> {
  const sessionToken = newSecretToken();
  const deviceToken = ctx.client.deviceToken ?? newSecretToken();
  if (ctx.client.sessionToken) await tx.delete(session).where(eq(session.tokenHash, hashToken(ctx.client.sessionToken)));
  await tx.insert(session).values({
    id: newId("session"),
    tokenHash: hashToken(sessionToken),
    accountId,
    authEpoch,
    level,
    userAgent: ctx.client.userAgent.slice(0, 300),
    idleExpiresAt: inFuture(lifetimes.sessionIdle),
    absoluteExpiresAt: inFuture(lifetimes.sessionAbsolute),
    steppedUpAt: steppedUpAt === undefined && level === "password" ? databaseNow : (steppedUpAt ?? null),
  });
  await tx.update(account).set({ signedInAt: databaseNow }).where(eq(account.id, accountId));
  const device = await rememberDevice(tx, accountId, deviceToken);
  await recordEvent(tx, ctx, { action: "session.opened", accountId, detail: { level, device } });
  return { sessionToken, accountId, expiresAt: after(ctx.now, lifetimes.sessionAbsolute), deviceToken, device };
}

/** Whether this account knew the device; "first" when it knew none at all. */
export async function rememberDevice(tx: Transaction, accountId: Id<"account">, deviceToken: string): Promise<Familiarity> {
  const device = { accountId, deviceHash: hashToken(deviceToken) };
  const knownBefore = await countKnownDevices(tx, accountId);
  const added = await tx.insert(knownDevice).values(device).onConflictDoNothing().returning({ accountId: knownDevice.accountId });
  if (added.length > 0) return knownBefore === 0 ? "first" : "new";
  await tx
    .update(knownDevice)
    .set({ seenAt: databaseNow })
    .where(and(eq(knownDevice.accountId, accountId), eq(knownDevice.deviceHash, device.deviceHash)));
  return "known";
}
