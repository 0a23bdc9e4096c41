import { database } from "@/db/client";
import { family } from "@/db/schema/families";
import { checkCaller } from "@/lib/callers/use-cases/check-caller";
import { closeTask } from "@/lib/callers/use-cases/close-task";
import { endCall } from "@/lib/callers/use-cases/end-call";
import { helpSignOutEverywhere } from "@/lib/callers/use-cases/help-guardian";
import { inviteCaller } from "@/lib/callers/use-cases/invite-caller";
import { noteCall } from "@/lib/callers/use-cases/note-call";
import { openByPhone } from "@/lib/callers/use-cases/open-by-phone";
import { planCallBack } from "@/lib/callers/use-cases/plan-call-back";
import { renewRegistration } from "@/lib/callers/use-cases/renew-registration";
import { uniteFamilies } from "@/lib/callers/use-cases/unite-families";
import { viewPortal } from "@/lib/callers/use-cases/view-portal";
import { withdrawGuardian } from "@/lib/callers/use-cases/withdraw-guardian";
import { newId } from "@/lib/core/ids";
import { aNewcomer, theFacts } from "@/tests/integration/callers/calling";
import { aSecondParent } from "@/tests/integration/families/acting";
import { aCall, aCheck, aTask } from "@/tests/support/builders/call";
import { aFamily, aGuardian } from "@/tests/support/builders/family";
import { anAddress } from "@/tests/support/builders/parent";
import { aPendingRegistration } from "@/tests/support/builders/pending-registration";
import { aStaff } from "@/tests/support/builders/staff";
import { asStaff } from "@/tests/support/context";
import type { Act } from "./act";

const inACall = async () => {
  const made = await aFamily();
  return { ...made, ...(await aCall(made)) };
};

/** The desk on the telephone. */
export const calling: Record<string, Act> = {
  "recognising a caller": {
    file: "check-caller",
    prepare: async () => {
      const { id } = await aFamily();
      const ctx = await asStaff(await aStaff());
      return () => checkCaller(ctx, theFacts(id, { phone: "06 12 34 56 78", address: "3 rue des Dunes" }));
    },
    lines: ["caller.verified"],
  },
  "not recognising a caller": {
    file: "check-caller",
    prepare: async () => {
      const { id } = await aFamily();
      const ctx = await asStaff(await aStaff());
      return () => checkCaller(ctx, theFacts(id, { phone: "06 12 34 56 78", address: "9 rue Inconnue" }));
    },
    lines: ["caller.refused"],
  },
  "ending a call": {
    file: "end-call",
    prepare: async () => {
      const { ctx } = await inACall();
      return () => endCall(ctx, { note: "Rappelle demain." });
    },
    lines: ["caller.call_ended"],
  },
  "noting a call": {
    file: "note-call",
    prepare: async () => {
      const { ctx } = await inACall();
      return () => noteCall(ctx, { note: "Rappelle demain." });
    },
    lines: ["caller.noted"],
  },
  "promising to call back": {
    file: "plan-call-back",
    prepare: async () => {
      const { ctx } = await inACall();
      return () => planCallBack(ctx, { text: "Dire si une place se libère." });
    },
    lines: ["task.planned"],
  },
  "closing a task": {
    file: "close-task",
    prepare: async () => {
      const { ctx, id } = await inACall();
      const taskId = await aTask({ id });
      return () => closeTask(ctx, { taskId, outcome: "told" });
    },
    lines: ["task.done"],
  },
  "looking at a family's portal": {
    file: "view-portal",
    prepare: async () => {
      const { ctx } = await inACall();
      return () => viewPortal(ctx);
    },
    lines: ["portal.viewed"],
    onlyTheLine: true,
  },
  "signing a guardian out everywhere from the desk": {
    file: "help-guardian",
    prepare: async () => {
      const { ctx, parent } = await inACall();
      return () => helpSignOutEverywhere(ctx, { accountId: parent.id });
    },
    lines: ["session.all_ended"],
  },
  "inviting a caller to an account": {
    file: "invite-caller",
    prepare: async () => {
      const { ctx } = await inACall();
      return () => inviteCaller(ctx, { email: anAddress("nouvelle@exemple.fr") });
    },
    lines: ["guardian.invited"],
    mails: true,
  },
  "opening a family by telephone": {
    file: "open-by-phone",
    prepare: async () => {
      const ctx = await asStaff(await aStaff());
      return () => openByPhone(ctx, aNewcomer({ email: "nouvelle@exemple.fr" }));
    },
    lines: ["family.opened"],
    mails: true,
  },
  "mailing a confirmation again from the desk": {
    file: "renew-registration",
    prepare: async () => {
      await aPendingRegistration({ email: "lucie@exemple.fr" });
      const ctx = await asStaff(await aStaff());
      return () => renewRegistration(ctx, { email: anAddress("lucie@exemple.fr") });
    },
    lines: ["registration.resent"],
    mails: true,
  },
  "taking a guardian's access away": {
    file: "withdraw-guardian",
    prepare: async () => {
      const { ctx, id } = await inACall();
      const { parent } = await aSecondParent();
      await aGuardian({ id }, parent);
      return () => withdrawGuardian(ctx, { accountId: parent.id, reason: "Jugement lu" });
    },
    lines: ["guardian.removed"],
    mails: true,
  },
  "uniting two families": {
    file: "unite-families",
    prepare: async () => {
      const { ctx, staff } = await inACall();
      const other = newId("family");
      await database().insert(family).values({ id: other });
      await aCheck({ id: other }, staff);
      return () => uniteFamilies(ctx, { other });
    },
    lines: ["family.united"],
  },
};
