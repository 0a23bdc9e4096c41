import "server-only";
import type { Route } from "next";
import { redirect } from "next/navigation";
import { keepToken } from "@/lib/accounts/adapters/cookies";
import { signInWithCredentials, signOut, type SessionCookie } from "@/lib/accounts/adapters/next-auth";
import { visit } from "@/lib/accounts/gates";
import { door } from "@/lib/core/door";
import { ok, type Result } from "@/lib/core/result";
import { dropStepToken, keepFreshCodes, keepStepToken } from "../adapters/cookies";
import { findStaff, requireAnyStaff, requireStep } from "../gates";
import { codeInput, keyAnswerInput, openAccountInput, recoveryInput, staffNothingInput, staffSignInInput } from "../input";
import { staffLifetimes, staffReturnPath } from "../rules";
import { checkStaffPassword } from "../use-cases/check-staff-password";
import { endStaffSession } from "../use-cases/end-staff-sessions";
import { openStaffAccount } from "../use-cases/open-staff-account";
import type { Enrolled } from "../use-cases/open-staff-account";
import type { StaffSignedIn } from "../use-cases/open-staff-session";
import { passSecondFactor } from "../use-cases/pass-second-factor";
import { stepUpStaff } from "../use-cases/step-up-staff";
import { sayStaffRefusal, type StaffRefusal } from "../words";

const staffCookie: SessionCookie = { name: "staff", lifetimeMs: staffLifetimes.sessionAbsolute };
const landing = "/admin" as Route;

export const giveStaffPassword = door({
  gate: visit,
  input: staffSignInInput,
  keeps: ["email"],
  run: checkStaffPassword,
  refusal: sayStaffRefusal,
  then: async ({ stepToken }, _ctx, { suite }) => {
    await keepStepToken(stepToken);
    const next = staffReturnPath(suite);
    redirect(next ? `/admin/connexion/code?suite=${encodeURIComponent(next)}` : "/admin/connexion/code");
  },
});

const signInBy = (given: { code: string } | { recoveryCode: string } | { answer: string }) => (ctx: Awaited<ReturnType<typeof requireStep>>) =>
  signInWithCredentials(() => passSecondFactor(ctx, ctx.stepToken, given), staffCookie);

async function goIn({ deviceToken }: StaffSignedIn, suite: string): Promise<never> {
  await keepToken("device", deviceToken);
  await dropStepToken();
  redirect(staffReturnPath(suite) ?? landing);
}

export const giveCode = door({
  gate: requireStep,
  input: codeInput,
  run: (ctx, { code }) => signInBy({ code })(ctx),
  refusal: sayStaffRefusal,
  then: (signedIn, _ctx, { suite }) => goIn(signedIn, suite),
});

export const giveRecoveryCode = door({
  gate: requireStep,
  input: recoveryInput,
  run: (ctx, { recoveryCode }) => signInBy({ recoveryCode })(ctx),
  refusal: sayStaffRefusal,
  then: (signedIn, _ctx, { suite }) => goIn(signedIn, suite),
});

export const giveKey = door({
  gate: requireStep,
  input: keyAnswerInput,
  run: (ctx, { answer }) => signInBy({ answer })(ctx),
  refusal: sayStaffRefusal,
  then: (signedIn, _ctx, { suite }) => goIn(signedIn, suite),
});

/** The library carries the session; the codes go round it. */
async function enrol(ctx: Awaited<ReturnType<typeof visit>>, choice: Parameters<typeof openStaffAccount>[1]): Promise<Result<Enrolled, StaffRefusal>> {
  let recoveryCodes: string[] = [];
  const carried = await signInWithCredentials<StaffSignedIn, StaffRefusal>(async () => {
    const opened = await openStaffAccount(ctx, choice);
    if (!opened.ok) return opened;
    recoveryCodes = opened.value.recoveryCodes;
    return ok(opened.value.signedIn);
  }, staffCookie);
  return carried.ok ? ok({ signedIn: carried.value, recoveryCodes }) : carried;
}

export const openAccount = door({
  gate: visit,
  input: openAccountInput,
  run: enrol,
  refusal: sayStaffRefusal,
  then: async ({ signedIn, recoveryCodes }) => {
    await keepToken("device", signedIn.deviceToken);
    await keepFreshCodes(signedIn.accountId, recoveryCodes);
    redirect("/admin/mon-compte/codes?fait=ouvert");
  },
});

export const verify = door({
  gate: () => requireAnyStaff("/admin/verification"),
  input: codeInput,
  run: stepUpStaff,
  refusal: sayStaffRefusal,
  then: async (_value, _ctx, { suite }) => redirect(staffReturnPath(suite) ?? "/admin/mon-compte"),
});

/** One tap when the warning shows: the gate has moved the idle limit. */
export const stay = door({
  gate: () => requireAnyStaff("/admin"),
  input: staffNothingInput,
  run: async () => ok(undefined),
  refusal: sayStaffRefusal,
});

/** A session that is already gone is fine. */
export const leaveDesk = door({
  gate: visit,
  input: staffNothingInput,
  run: async ({ client }) => {
    const staff = await findStaff();
    if (client.staffToken) await signOut(client.staffToken, async () => void (staff && (await endStaffSession(staff))), staffCookie);
    return ok(undefined);
  },
  refusal: sayStaffRefusal,
  then: async () => redirect("/admin/connexion?fait=deconnexion"),
});
