import "server-only";
import { redirect } from "next/navigation";
import { door } from "@/lib/core/door";
import { requireStaff, requireSteppedUp } from "../gates";
import { invitationInput, inviteInput, memberInput, roleInput } from "../input";
import { cancelStaffInvitation } from "../use-cases/cancel-staff-invitation";
import { changeRole } from "../use-cases/change-role";
import { dismissStaff, reinstateStaff } from "../use-cases/dismiss-staff";
import { inviteAgain, inviteStaff } from "../use-cases/invite-staff";
import { sayStaffRefusal } from "../words";

const team = "/admin/equipe";

const runsTeam = (path: string) => async () => requireSteppedUp(await requireStaff("run-team", path), path);

export const invite = door({
  gate: runsTeam("/admin/equipe/inviter"),
  input: inviteInput,
  keeps: ["email", "givenName", "familyName", "role", "centerIds"],
  run: inviteStaff,
  refusal: sayStaffRefusal,
  then: async () => redirect(`${team}?fait=invitation`),
});

export const cancelInvitation = door({
  gate: runsTeam(team),
  input: invitationInput,
  run: cancelStaffInvitation,
  refusal: sayStaffRefusal,
  then: async () => redirect(`${team}?fait=annulee`),
});

export const placeMember = door({
  gate: runsTeam(team),
  input: roleInput,
  keeps: ["role", "centerIds"],
  run: changeRole,
  refusal: sayStaffRefusal,
  then: async () => redirect(`${team}?fait=role`),
});

export const inviteMemberAgain = door({
  gate: runsTeam(team),
  input: memberInput,
  run: inviteAgain,
  refusal: sayStaffRefusal,
  then: async () => redirect(`${team}?fait=invitation`),
});

export const dismiss = door({
  gate: runsTeam(team),
  input: memberInput,
  run: dismissStaff,
  refusal: sayStaffRefusal,
  then: async () => redirect(`${team}?fait=retire`),
});

export const reinstate = door({
  gate: runsTeam(team),
  input: memberInput,
  run: reinstateStaff,
  refusal: sayStaffRefusal,
  then: async () => redirect(`${team}?fait=rendu`),
});
