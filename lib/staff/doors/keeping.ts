import "server-only";
import { redirect } from "next/navigation";
import { keepToken } from "@/lib/accounts/adapters/cookies";
import { signInWithCredentials } from "@/lib/accounts/adapters/next-auth";
import { door } from "@/lib/core/door";
import { ok } from "@/lib/core/result";
import { dropFreshCodes, keepFreshCodes } from "../adapters/cookies";
import { requireAnyStaff, requireSteppedUp } from "../gates";
import { addKeyInput, keyInput, replaceTotpInput, staffNothingInput, staffPasswordInput } from "../input";
import { staffLifetimes } from "../rules";
import { addPasskey, removePasskey } from "../use-cases/add-passkey";
import { changeStaffPassword } from "../use-cases/change-staff-password";
import { endOtherStaffSessions } from "../use-cases/end-staff-sessions";
import { renewRecoveryCodes, replaceTotp } from "../use-cases/replace-totp";
import { sayStaffRefusal } from "../words";

const account = "/admin/mon-compte";
const password = "/admin/mon-compte/mot-de-passe";
const app = "/admin/mon-compte/application";
const codes = "/admin/mon-compte/codes";
const keys = "/admin/mon-compte/cles";

const steppedUp = (path: string) => async () => requireSteppedUp(await requireAnyStaff(path), path);

export const saveStaffPassword = door({
  gate: steppedUp(password),
  input: staffPasswordInput,
  run: (ctx, input) => signInWithCredentials(() => changeStaffPassword(ctx, input), { name: "staff", lifetimeMs: staffLifetimes.sessionAbsolute }),
  refusal: sayStaffRefusal,
  then: async ({ deviceToken }) => {
    await keepToken("device", deviceToken);
    redirect(`${account}?fait=mot-de-passe`);
  },
});

export const replaceApp = door({
  gate: steppedUp(app),
  input: replaceTotpInput,
  run: replaceTotp,
  refusal: sayStaffRefusal,
  then: async () => redirect(`${account}?fait=application`),
});

export const renewCodes = door({
  gate: steppedUp(codes),
  input: staffNothingInput,
  run: renewRecoveryCodes,
  refusal: sayStaffRefusal,
  then: async (fresh, { actor }) => {
    await keepFreshCodes(actor.accountId, fresh);
    redirect(`${codes}?fait=nouveaux`);
  },
});

export const noteCodes = door({
  gate: () => requireAnyStaff(codes),
  input: staffNothingInput,
  run: async () => ok(undefined),
  refusal: sayStaffRefusal,
  then: async () => {
    await dropFreshCodes();
    redirect(`${account}?fait=codes`);
  },
});

export const addKey = door({
  gate: steppedUp(keys),
  input: addKeyInput,
  keeps: ["name"],
  run: addPasskey,
  refusal: sayStaffRefusal,
  then: async () => redirect(`${keys}?fait=ajoutee`),
});

export const removeKey = door({
  gate: steppedUp(keys),
  input: keyInput,
  run: removePasskey,
  refusal: sayStaffRefusal,
  then: async () => redirect(`${keys}?fait=retiree`),
});

export const leaveOthers = door({
  gate: () => requireAnyStaff(account),
  input: staffNothingInput,
  run: endOtherStaffSessions,
  refusal: sayStaffRefusal,
  then: async () => redirect(`${account}?fait=appareils`),
});
