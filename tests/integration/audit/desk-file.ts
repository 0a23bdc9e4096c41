import { judgePaper } from "@/lib/billing/use-cases/judge-paper";
import { reopenPaper } from "@/lib/billing/use-cases/reopen-paper";
import { seePaper } from "@/lib/billing/use-cases/see-paper";
import { addPhoneGuardian } from "@/lib/families/use-cases/add-phone-guardian";
import { changePhoneGuardian } from "@/lib/families/use-cases/change-phone-guardian";
import { removePhoneGuardian } from "@/lib/families/use-cases/remove-phone-guardian";
import { listPhoneGuardians } from "@/lib/families/queries";
import { giveDocument } from "../documents/papers";
import { aCall } from "../desk/serving";
import type { Act } from "./act";

const odile = { givenName: "Odile", familyName: "Martin", phone: "+33612345688", relation: "mother" as const };
const validUntil = "2026-12-31";

async function aPaper() {
  const call = await aCall();
  return { judge: call.judge, documentId: await giveDocument(call.family.browser, { kind: "insurance", owner: call.childId }) };
}

async function aServedGuardian() {
  const { ctx, family } = await aCall();
  await addPhoneGuardian(ctx, odile);
  const [served] = await listPhoneGuardians(ctx.db, family.id);
  return { ctx, phoneGuardianId: served?.id ?? "" };
}

/** What only the desk does in a family's file. */
export const deskFile: Record<string, Act> = {
  "accepting a paper": {
    file: "judge-document",
    prepare: async () => {
      const { judge, documentId } = await aPaper();
      return () => judgePaper(judge, { documentId, verdict: { state: "accepted", validUntil } });
    },
    lines: ["document.accepted"],
  },
  "refusing a paper": {
    file: "judge-document",
    prepare: async () => {
      const { judge, documentId } = await aPaper();
      return () => judgePaper(judge, { documentId, verdict: { state: "refused", reason: "unreadable", precision: "" } });
    },
    lines: ["document.refused"],
    mails: true,
  },
  "taking a judgement back": {
    file: "reopen-document",
    prepare: async () => {
      const { judge, documentId } = await aPaper();
      await judgePaper(judge, { documentId, verdict: { state: "accepted", validUntil } });
      return () => reopenPaper(judge, { documentId, reason: "mistake" });
    },
    lines: ["document.reopened"],
  },
  "seeing a paper": {
    file: "record-seen-paper",
    prepare: async () => {
      const { ctx, childId } = await aCall();
      return () => seePaper(ctx, { kind: "insurance", owner: childId, validUntil });
    },
    lines: ["document.seen"],
  },
  "adding a guardian without any account": {
    file: "add-phone-guardian",
    prepare: async () => {
      const { ctx } = await aCall();
      return () => addPhoneGuardian(ctx, odile);
    },
    lines: ["guardian.phone_added"],
  },
  "changing a guardian without any account": {
    file: "change-phone-guardian",
    prepare: async () => {
      const { ctx, phoneGuardianId } = await aServedGuardian();
      return () => changePhoneGuardian(ctx, { phoneGuardianId, ...odile, givenName: "Rose" });
    },
    lines: ["guardian.phone_changed"],
  },
  "removing a guardian without any account": {
    file: "remove-phone-guardian",
    prepare: async () => {
      const { ctx, phoneGuardianId } = await aServedGuardian();
      return () => removePhoneGuardian(ctx, phoneGuardianId);
    },
    lines: ["guardian.phone_removed"],
  },
};
