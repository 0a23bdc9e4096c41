import "server-only";
import { and, eq, sql } from "drizzle-orm";
import type { Context, StaffActor } from "@/db/context";
import { passkey } from "@/db/schema/staff";
import { inTransaction } from "@/db/transaction";
import { recordEvent } from "@/lib/audit/use-cases/record-event";
import { pseudonym } from "@/lib/core/crypto";
import { newId } from "@/lib/core/ids";
import { ok, refused, type Result } from "@/lib/core/result";
import { readNewKey } from "../adapters/webauthn";
import { keyOccasion } from "../rules";
import type { StaffRefusal } from "../words";
import { lockOwnStaff } from "./lock-own-staff";
import { mailAlert } from "./mail-alert";

type Refused = Extract<StaffRefusal, { reason: "wrong-key" | "not-allowed" }>;

/** A key that the browser made for the challenge of this session's page. */
export async function addPasskey(ctx: Context<StaffActor>, { name, answer }: { name: string; answer: string }): Promise<Result<void, Refused>> {
  const key = await readNewKey(answer, pseudonym(keyOccasion, ctx.actor.sessionId));
  if (!key) return refused({ reason: "wrong-key" });
  return inTransaction(ctx.db, async (tx): Promise<Result<void, Refused>> => {
    const own = await lockOwnStaff(tx, ctx);
    if (!own) return refused({ reason: "not-allowed" });
    const added = await tx.insert(passkey).values({ id: newId("passkey"), accountId: own.id, name, ...key }).onConflictDoNothing().returning({ id: passkey.id });
    if (added.length === 0) return refused({ reason: "wrong-key" });
    await recordEvent(tx, ctx, { action: "staff.passkey_added", accountId: own.id });
    await mailAlert(tx, ctx, own, "passkey-added");
    return ok(undefined);
  });
}

/** One's own key only: somebody else's id removes nothing. */
export async function removePasskey(ctx: Context<StaffActor>, { passkeyId }: { passkeyId: string }): Promise<Result<void, Extract<StaffRefusal, { reason: "not-allowed" }>>> {
  return inTransaction(ctx.db, async (tx) => {
    const own = await lockOwnStaff(tx, ctx);
    if (!own) return refused({ reason: "not-allowed" });
    const removed = await tx.delete(passkey).where(and(eq(passkey.accountId, own.id), sql`${passkey.id} = ${passkeyId}`)).returning({ id: passkey.id });
    if (removed.length === 0) return ok(undefined);
    await recordEvent(tx, ctx, { action: "staff.passkey_removed", accountId: own.id });
    await mailAlert(tx, ctx, own, "passkey-removed");
    return ok(undefined);
  });
}
