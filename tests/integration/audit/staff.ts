import { newSecretToken } from "@/lib/core/crypto";
import { codeAt, offeredSecret } from "@/lib/staff/adapters/totp";
import { findTotp, listInvitations } from "@/lib/staff/queries";
import { replacementOccasion } from "@/lib/staff/rules";
import { addPasskey, removePasskey } from "@/lib/staff/use-cases/add-passkey";
import { cancelStaffInvitation } from "@/lib/staff/use-cases/cancel-staff-invitation";
import { changeRole } from "@/lib/staff/use-cases/change-role";
import { changeStaffPassword } from "@/lib/staff/use-cases/change-staff-password";
import { checkStaffPassword } from "@/lib/staff/use-cases/check-staff-password";
import { dismissStaff, reinstateStaff } from "@/lib/staff/use-cases/dismiss-staff";
import { endOtherStaffSessions, endStaffSession } from "@/lib/staff/use-cases/end-staff-sessions";
import { inviteFirstManager, inviteStaff } from "@/lib/staff/use-cases/invite-staff";
import { openStaffAccount } from "@/lib/staff/use-cases/open-staff-account";
import { passSecondFactor } from "@/lib/staff/use-cases/pass-second-factor";
import { renewRecoveryCodes, replaceTotp } from "@/lib/staff/use-cases/replace-totp";
import { stepUpStaff } from "@/lib/staff/use-cases/step-up-staff";
import { jetonTo } from "@/tests/support/builders/outbox";
import { anAddress, OTHER_PASSWORD } from "@/tests/support/builders/parent";
import { aStaff } from "@/tests/support/builders/staff";
import { aMember, aPasskey, code, RECOVERY_CODE, STAFF_PASSWORD, stepOf } from "@/tests/support/builders/staff-member";
import { aKeyFor } from "@/tests/support/builders/webauthn";
import { asStaff, asSystem, asVisitor, NOW } from "@/tests/support/context";
import { database } from "@/db/client";
import type { Act } from "./act";

const EMAIL = "nouvelle@guichet.exemple.fr";
const newcomer = { email: anAddress(EMAIL), givenName: "Louise", familyName: "Evain", role: "agent", centerIds: [] } as const;

async function aManager() {
  return asStaff(await aStaff({ role: "manager" }));
}

/** Staff: coming in, keeping the account, running the team. */
export const staff: Record<string, Act> = {
  "a member of staff giving the password": {
    file: "check-staff-password",
    prepare: async () => {
      const { email } = await aMember();
      return () => checkStaffPassword(asVisitor(), { email: anAddress(email), password: STAFF_PASSWORD });
    },
    lines: ["staff.password_accepted"],
    onlyTheLine: true,
  },
  "a wrong second factor": {
    file: "prove-second-factor",
    prepare: async () => {
      const ctx = await asStaff(await aMember());
      return () => stepUpStaff(ctx, { code: code(9) });
    },
    lines: ["session.refused"],
    onlyTheLine: true,
  },
  "signing in with a recovery code": {
    file: "pass-second-factor",
    prepare: async () => {
      const { email } = await aMember();
      const step = await stepOf(email);
      return () => passSecondFactor(asVisitor(), step, { recoveryCode: RECOVERY_CODE });
    },
    lines: ["session.opened", "staff.recovery_code_used"],
    mails: true,
  },
  "giving the second factor again": {
    file: "step-up-staff",
    prepare: async () => {
      const ctx = await asStaff(await aMember());
      return () => stepUpStaff(ctx, { code: code() });
    },
    lines: ["staff.stepped_up"],
  },
  "a member of staff signing out": {
    file: "end-staff-sessions",
    prepare: async () => {
      const ctx = await asStaff(await aMember());
      return () => endStaffSession(ctx);
    },
    lines: ["session.ended"],
  },
  "a member of staff signing out elsewhere": {
    file: "end-staff-sessions",
    prepare: async () => {
      const member = await aMember();
      await passSecondFactor(asVisitor(), await stepOf(member.email), { code: code() });
      const ctx = await asStaff(member);
      return () => endOtherStaffSessions(ctx);
    },
    lines: ["session.others_ended"],
  },
  "changing the password of staff": {
    file: "change-staff-password",
    prepare: async () => {
      const ctx = await asStaff(await aMember());
      return () => changeStaffPassword(ctx, { currentPassword: STAFF_PASSWORD, password: OTHER_PASSWORD });
    },
    lines: ["staff.password_changed", "session.opened"],
    mails: true,
  },
  "replacing the app": {
    file: "replace-totp",
    prepare: async () => {
      const ctx = await asStaff(await aMember());
      const sealed = (await findTotp(database(), ctx.actor.accountId))?.sealed ?? "";
      return () => replaceTotp(ctx, { code: codeAt(offeredSecret(replacementOccasion(ctx.actor.sessionId, sealed)), NOW) });
    },
    lines: ["staff.totp_replaced"],
    mails: true,
  },
  "renewing recovery codes": {
    file: "replace-totp",
    prepare: async () => {
      const ctx = await asStaff(await aMember());
      return () => renewRecoveryCodes(ctx);
    },
    lines: ["staff.codes_renewed"],
    mails: true,
  },
  "adding a key": {
    file: "add-passkey",
    prepare: async () => {
      const ctx = await asStaff(await aMember());
      return () => addPasskey(ctx, { name: "Guichet", answer: aKeyFor(ctx.actor.sessionId) });
    },
    lines: ["staff.passkey_added"],
    mails: true,
  },
  "removing a key": {
    file: "add-passkey",
    prepare: async () => {
      const member = await aMember();
      const passkeyId = await aPasskey(member);
      const ctx = await asStaff(member);
      return () => removePasskey(ctx, { passkeyId });
    },
    lines: ["staff.passkey_removed"],
    mails: true,
  },
  "inviting a member of staff": {
    file: "invite-staff",
    prepare: async () => {
      const ctx = await aManager();
      return () => inviteStaff(ctx, newcomer);
    },
    lines: ["staff.invited"],
    mails: true,
  },
  "inviting the first manager": {
    file: "invite-staff",
    prepare: async () => () => inviteFirstManager(asSystem(), newcomer),
    lines: ["staff.invited"],
    mails: true,
  },
  "taking an invitation of staff back": {
    file: "cancel-staff-invitation",
    prepare: async () => {
      const ctx = await aManager();
      await inviteStaff(ctx, newcomer);
      const [waiting] = await listInvitations(database());
      return () => cancelStaffInvitation(ctx, { invitationId: waiting?.id ?? "" });
    },
    lines: ["staff.invitation_cancelled"],
  },
  "opening an account of staff": {
    file: "open-staff-account",
    prepare: async () => {
      await inviteStaff(await aManager(), newcomer);
      const jeton = await jetonTo(EMAIL, "staff-invited");
      return () => openStaffAccount(asVisitor({ ...asVisitor().client, deviceToken: newSecretToken() }), { jeton, password: STAFF_PASSWORD, code: codeAt(offeredSecret(jeton), NOW) });
    },
    lines: ["staff.joined", "session.opened"],
  },
  "changing a role": {
    file: "change-role",
    prepare: async () => {
      const ctx = await aManager();
      const member = await aMember();
      return () => changeRole(ctx, { accountId: member.id, role: "manager", centerIds: [] });
    },
    lines: ["staff.role_changed"],
  },
  "dismissing a member of staff": {
    file: "dismiss-staff",
    prepare: async () => {
      const ctx = await aManager();
      const member = await aMember();
      return () => dismissStaff(ctx, { accountId: member.id });
    },
    lines: ["staff.dismissed"],
    mails: true,
  },
  "reinstating a member of staff": {
    file: "dismiss-staff",
    prepare: async () => {
      const ctx = await aManager();
      const member = await aMember({ status: "disabled" });
      return () => reinstateStaff(ctx, { accountId: member.id });
    },
    lines: ["staff.reinstated"],
  },
};
