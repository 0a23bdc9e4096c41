import "server-only";
import { redirect } from "next/navigation";
import { door } from "@/lib/core/door";
import { requireStaff } from "@/lib/staff/gates";
import { requireServedFamily } from "../gates";
import { callBackInput, callerFactsInput, deskInvitationInput, endCallInput, guardianInput, newAddressInput, noteInput, uniteInput, withdrawInput } from "../input";
import { familyPath } from "../rules";
import { checkCaller } from "../use-cases/check-caller";
import { endCall } from "../use-cases/end-call";
import { helpSignOutEverywhere, helpWithAddress, helpWithPassword } from "../use-cases/help-guardian";
import { inviteCaller } from "../use-cases/invite-caller";
import { noteCall } from "../use-cases/note-call";
import { planCallBack } from "../use-cases/plan-call-back";
import { uniteFamilies } from "../use-cases/unite-families";
import { withdrawGuardian } from "../use-cases/withdraw-guardian";
import { sayRefusal } from "../words";

const search = "/admin/familles";
const gate = () => requireStaff("serve-families", search);
const back = (done: string) => async (_value: unknown, _ctx: unknown, { familyId }: { familyId: string }) => redirect(familyPath(familyId, done));

export const check = door({ gate, input: callerFactsInput, keeps: ["birthDate", "address", "phone", "email", "reference"], run: checkCaller, refusal: sayRefusal, then: back("verifie") });

export const end = door({
  gate,
  input: endCallInput,
  keeps: ["note"],
  run: async (_ctx, { familyId, note }) => endCall(await requireServedFamily(familyId, search), { note }),
  refusal: sayRefusal,
  then: async () => redirect(`${search}?fait=fin`),
});

export const note = door({
  gate,
  input: noteInput,
  keeps: ["note"],
  run: async (_ctx, input) => noteCall(await requireServedFamily(input.familyId, search), input),
  refusal: sayRefusal,
  then: back("note"),
});

export const callBack = door({
  gate,
  input: callBackInput,
  keeps: ["text", "day"],
  run: async (_ctx, input) => planCallBack(await requireServedFamily(input.familyId, search), input),
  refusal: sayRefusal,
  then: back("rappel"),
});

export const mailPassword = door({
  gate,
  input: guardianInput,
  run: async (_ctx, input) => helpWithPassword(await requireServedFamily(input.familyId, search), input),
  refusal: sayRefusal,
  then: back("mot-de-passe"),
});

export const signOutEverywhere = door({
  gate,
  input: guardianInput,
  run: async (_ctx, input) => helpSignOutEverywhere(await requireServedFamily(input.familyId, search), input),
  refusal: sayRefusal,
  then: back("appareils"),
});

export const mailNewAddress = door({
  gate,
  input: newAddressInput,
  keeps: ["email"],
  run: async (_ctx, input) => helpWithAddress(await requireServedFamily(input.familyId, search), input),
  refusal: sayRefusal,
  then: back("adresse"),
});

export const invite = door({
  gate,
  input: deskInvitationInput,
  keeps: ["email"],
  run: async (_ctx, input) => inviteCaller(await requireServedFamily(input.familyId, search), input),
  refusal: sayRefusal,
  then: back("invitation"),
});

export const withdraw = door({
  gate,
  input: withdrawInput,
  keeps: ["reason"],
  run: async (_ctx, input) => withdrawGuardian(await requireServedFamily(input.familyId, search), input),
  refusal: sayRefusal,
  then: back("acces"),
});

export const unite = door({
  gate,
  input: uniteInput,
  keeps: ["other"],
  run: async (_ctx, input) => uniteFamilies(await requireServedFamily(input.familyId, search), input),
  refusal: sayRefusal,
  then: back("reunis"),
});
