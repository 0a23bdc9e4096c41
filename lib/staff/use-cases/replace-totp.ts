import "server-only";
import type { Context, StaffActor } from "@/db/context";
import { inTransaction } from "@/db/transaction";
import { recordEvent } from "@/lib/audit/use-cases/record-event";
import { ok, refused, type Result } from "@/lib/core/result";
import { offeredSecret, stepOfCode } from "../adapters/totp";
import { findTotp } from "../queries";
import { replacementOccasion } from "../rules";
import type { StaffRefusal } from "../words";
import { lockOwnStaff } from "./lock-own-staff";
import { mailAlert } from "./mail-alert";
import { storeRecoveryCodes, storeTotp } from "./store-factors";

type Refused = Extract<StaffRefusal, { reason: "wrong-code" | "not-allowed" }>;

/** Another app in place of the one before, proved by its first code. */
export async function replaceTotp(ctx: Context<StaffActor>, { code }: { code: string }): Promise<Result<void, Refused>> {
  return inTransaction(ctx.db, async (tx): Promise<Result<void, Refused>> => {
    const own = await lockOwnStaff(tx, ctx);
    if (!own) return refused({ reason: "not-allowed" });
    const secret = offeredSecret(replacementOccasion(ctx.actor.sessionId, (await findTotp(tx, own.id))?.sealed ?? ""));
    const step = stepOfCode(secret, code, ctx.now);
    if (step === undefined) return refused({ reason: "wrong-code", field: "code" });
    await storeTotp(tx, own.id, secret, step);
    await recordEvent(tx, ctx, { action: "staff.totp_replaced", accountId: own.id });
    await mailAlert(tx, ctx, own, "totp-replaced");
    return ok(undefined);
  });
}

/** Ten new recovery codes, given once; the ones before are dead. */
export async function renewRecoveryCodes(ctx: Context<StaffActor>): Promise<Result<string[], Extract<StaffRefusal, { reason: "not-allowed" }>>> {
  return inTransaction(ctx.db, async (tx) => {
    const own = await lockOwnStaff(tx, ctx);
    if (!own) return refused({ reason: "not-allowed" });
    const codes = await storeRecoveryCodes(tx, own.id);
    await recordEvent(tx, ctx, { action: "staff.codes_renewed", accountId: own.id });
    await mailAlert(tx, ctx, own, "codes-renewed");
    return ok(codes);
  });
}
