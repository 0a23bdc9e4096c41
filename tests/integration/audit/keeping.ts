import { lifetimes } from "@/lib/accounts/rules";
import { cancelClosing, cancelClosingByLink } from "@/lib/accounts/use-cases/cancel-closing";
import { cancelEmailChange } from "@/lib/accounts/use-cases/cancel-email-change";
import { changeIdentity } from "@/lib/accounts/use-cases/change-identity";
import { changePassword } from "@/lib/accounts/use-cases/change-password";
import { closeDueAccounts } from "@/lib/accounts/use-cases/close-due-accounts";
import { confirmEmailChange } from "@/lib/accounts/use-cases/confirm-email-change";
import { endOtherSessions, endOwnSession, endSession } from "@/lib/accounts/use-cases/end-sessions";
import { exportData } from "@/lib/accounts/use-cases/export-data";
import { requestClosing } from "@/lib/accounts/use-cases/request-closing";
import { requestEmailChange } from "@/lib/accounts/use-cases/request-email-change";
import { stepUp } from "@/lib/accounts/use-cases/step-up";
import { undoEmailChange } from "@/lib/accounts/use-cases/undo-email-change";
import { aBrowser } from "@/tests/support/builders/browser";
import { jetonTo } from "@/tests/support/builders/outbox";
import { anAddress, aParent, OTHER_PASSWORD, PASSWORD } from "@/tests/support/builders/parent";
import { aSession } from "@/tests/support/builders/session";
import { timePasses } from "@/tests/support/builders/time";
import { asParent, asSystem, asVisitor } from "@/tests/support/context";
import type { Act } from "./act";

const EMAIL = "claire.martin@exemple.fr";
const NEW = "nouvelle@exemple.fr";

async function aHolder(level: "link" | "password" = "password") {
  const parent = await aParent();
  const { id, browser } = await aSession({ of: parent, level });
  return { parent, sessionId: id, browser, ctx: await asParent(browser) };
}

async function anAskedEmailChange() {
  const holder = await aHolder();
  await requestEmailChange(holder.ctx, { email: anAddress(NEW), currentPassword: "" });
  return { ...holder, jeton: await jetonTo(NEW, "email-change-confirm") };
}

async function aClosingHolder() {
  const holder = await aHolder();
  await requestClosing(holder.ctx, "");
  return holder;
}

const nothingMore = async () => ({});
const identity = { givenName: "Claire", familyName: "Martin", phone: "+33612345678" };

/** Looking after an account, and leaving. */
export const keeping: Record<string, Act> = {
  "changing the password": {
    file: "change-password",
    prepare: async () => {
      const { ctx } = await aHolder();
      return () => changePassword(ctx, { currentPassword: "", password: OTHER_PASSWORD });
    },
    lines: ["password.changed", "session.opened"],
    mails: true,
  },
  "proving one's identity": {
    file: "step-up",
    prepare: async () => {
      const { ctx } = await aHolder("link");
      return () => stepUp(ctx, PASSWORD);
    },
    lines: ["session.stepped_up"],
  },
  "a wrong present password": {
    file: "prove-holder",
    prepare: async () => {
      const { ctx } = await aHolder("link");
      return () => stepUp(ctx, OTHER_PASSWORD);
    },
    lines: ["session.refused"],
    onlyTheLine: true,
  },
  "changing name or telephone": {
    file: "change-identity",
    prepare: async () => {
      const { ctx } = await aHolder();
      return () => changeIdentity(ctx, { ...identity, givenName: "Zoé" });
    },
    lines: ["identity.changed"],
  },
  "asking for another address": {
    file: "request-email-change",
    prepare: async () => {
      const { ctx } = await aHolder();
      return () => requestEmailChange(ctx, { email: anAddress(NEW), currentPassword: "" });
    },
    lines: ["email.change_requested"],
    mails: true,
  },
  "giving up another address": {
    file: "cancel-email-change",
    prepare: async () => {
      const { ctx } = await anAskedEmailChange();
      return () => cancelEmailChange(ctx);
    },
    lines: ["email.change_cancelled"],
  },
  "confirming another address": {
    file: "confirm-email-change",
    prepare: async () => {
      const { browser, jeton } = await anAskedEmailChange();
      return () => confirmEmailChange(asVisitor(browser), { jeton, currentPassword: "" });
    },
    lines: ["email.changed", "session.opened"],
    mails: true,
  },
  "taking the former address back": {
    file: "undo-email-change",
    prepare: async () => {
      const { browser, jeton } = await anAskedEmailChange();
      await confirmEmailChange(asVisitor(browser), { jeton, currentPassword: "" });
      const undo = await jetonTo(EMAIL, "email-change-done");
      return () => undoEmailChange(asVisitor(), undo);
    },
    lines: ["email.change_undone"],
    mails: true,
  },
  "downloading one's data": {
    file: "export-data",
    prepare: async () => {
      const { ctx } = await aHolder();
      return () => exportData(ctx, nothingMore);
    },
    lines: ["data.exported"],
    onlyTheLine: true,
  },
  "signing out": {
    file: "end-sessions",
    prepare: async () => {
      const { browser } = await aHolder();
      return () => endOwnSession(asVisitor(browser));
    },
    lines: ["session.ended"],
  },
  "ending a device": {
    file: "end-sessions",
    prepare: async () => {
      const { ctx, parent } = await aHolder();
      const { id } = await aSession({ of: parent, browser: aBrowser() });
      return () => endSession(ctx, id);
    },
    lines: ["session.ended"],
  },
  "ending every other device": {
    file: "end-sessions",
    prepare: async () => {
      const { ctx, parent } = await aHolder();
      await aSession({ of: parent, browser: aBrowser() });
      return () => endOtherSessions(ctx);
    },
    lines: ["session.others_ended"],
  },
  "asking to close the account": {
    file: "request-closing",
    prepare: async () => {
      const { ctx } = await aHolder();
      return () => requestClosing(ctx, "");
    },
    lines: ["account.closing_requested"],
    mails: true,
  },
  "keeping the account, by the button": {
    file: "cancel-closing",
    prepare: async () => {
      const { ctx } = await aClosingHolder();
      return () => cancelClosing(ctx);
    },
    lines: ["account.closing_cancelled"],
    mails: true,
  },
  "keeping the account, by the link": {
    file: "cancel-closing",
    prepare: async () => {
      await aClosingHolder();
      const jeton = await jetonTo(EMAIL, "account-closing");
      return () => cancelClosingByLink(asVisitor(), jeton);
    },
    lines: ["account.closing_cancelled"],
    mails: true,
  },
  "closing the accounts that are due": {
    file: "close-due-accounts",
    prepare: async () => {
      await aClosingHolder();
      await timePasses(lifetimes.closingGrace);
      return () => closeDueAccounts(asSystem());
    },
    lines: ["account.closed"],
    mails: true,
  },
};
