import "server-only";
import { and, eq, lt, sql } from "drizzle-orm";
import type { Context, Visitor } from "@/db/context";
import { secondFactorStep } from "@/db/schema/staff";
import { inTransaction } from "@/db/transaction";
import { forgetFailures } from "@/lib/accounts/use-cases/take-turn";
import { recordEvent } from "@/lib/audit/use-cases/record-event";
import { hashToken } from "@/lib/core/crypto";
import { ok, refused, type Result } from "@/lib/core/result";
import { findStep } from "../queries";
import { STEP_TRIES, staffFailureSubject } from "../rules";
import type { StaffRefusal } from "../words";
import { mailAlert } from "./mail-alert";
import { openStaffSession, type StaffSignedIn } from "./open-staff-session";
import { proveSecondFactor, wrongFactor, type FactorRefusal } from "./prove-second-factor";
import { spendSecondFactor } from "./verify-second-factor";

type Refused = FactorRefusal | Extract<StaffRefusal, { reason: "step-over" }>;
type Given = { code: string } | { recoveryCode: string } | { answer: string };

/** The second step of a sign-in. Each try is counted before it is looked at; a right one spends the code and the step together. */
export async function passSecondFactor(ctx: Context<Visitor>, stepToken: string, given: Given): Promise<Result<StaffSignedIn, Refused>> {
  const step = await findStep(ctx.db, hashToken(stepToken));
  const counted = step && (await takeTry(ctx, step.id));
  if (!step || !counted) return refused({ reason: "step-over" });
  const factor = "answer" in given ? { ...given, challenge: step.challenge } : given;
  const proof = await proveSecondFactor(ctx, step.accountId, factor);
  if (!proof.ok) return proof;
  return inTransaction(ctx.db, async (tx): Promise<Result<StaffSignedIn, Refused>> => {
    const [own] = await tx.delete(secondFactorStep).where(eq(secondFactorStep.id, step.id)).returning({ id: secondFactorStep.id });
    if (!own) return refused({ reason: "step-over" });
    if (!(await spendSecondFactor(tx, step.accountId, proof.value))) return refused(wrongFactor(factor));
    await forgetFailures(tx, [staffFailureSubject.secondFactor(step.accountId)]);
    const signedIn = await openStaffSession(tx, ctx, step);
    const holder = { id: step.accountId, givenName: step.givenName, emailAsTyped: step.emailAsTyped };
    if (signedIn.device === "new") await mailAlert(tx, ctx, holder, "new-device");
    if (proof.value.kind === "recovery") {
      await recordEvent(tx, ctx, { action: "staff.recovery_code_used", accountId: step.accountId });
      await mailAlert(tx, ctx, holder, "recovery-code-used");
    }
    return ok(signedIn);
  });
}

async function takeTry(ctx: Context, stepId: string): Promise<boolean> {
  const counted = await ctx.db
    .update(secondFactorStep)
    .set({ tries: sql`${secondFactorStep.tries} + 1` })
    .where(and(sql`${secondFactorStep.id} = ${stepId}`, lt(secondFactorStep.tries, STEP_TRIES)))
    .returning({ id: secondFactorStep.id });
  return counted.length > 0;
}
