import { confirmRegistration } from "@/lib/accounts/use-cases/confirm-registration";
import { disownRegistration } from "@/lib/accounts/use-cases/disown-registration";
import { requestPasswordReset } from "@/lib/accounts/use-cases/request-password-reset";
import { requestRegistration } from "@/lib/accounts/use-cases/request-registration";
import { requestSignInLink } from "@/lib/accounts/use-cases/request-sign-in-link";
import { resendConfirmation } from "@/lib/accounts/use-cases/resend-confirmation";
import { resetPassword } from "@/lib/accounts/use-cases/reset-password";
import { signInWithLink } from "@/lib/accounts/use-cases/sign-in-with-link";
import { signInWithPassword } from "@/lib/accounts/use-cases/sign-in-with-password";
import { newSecretToken } from "@/lib/core/crypto";
import { aBoundBrowser } from "@/tests/support/builders/browser";
import { jetonTo } from "@/tests/support/builders/outbox";
import { anAddress, aParent, OTHER_PASSWORD, PASSWORD } from "@/tests/support/builders/parent";
import { aPendingRegistration } from "@/tests/support/builders/pending-registration";
import { aSession } from "@/tests/support/builders/session";
import { asParent, asVisitor } from "@/tests/support/context";
import type { Act } from "./act";

const EMAIL = "claire.martin@exemple.fr";
const NEW = "nouvelle@exemple.fr";
const email = anAddress(EMAIL);

async function aHolder(level: "link" | "password" = "password") {
  const parent = await aParent();
  const { id, browser } = await aSession({ of: parent, level });
  return { parent, sessionId: id, browser, ctx: await asParent(browser) };
}

const identity = { givenName: "Claire", familyName: "Martin", phone: "+33612345678" };

/** Coming in: registering, signing in, recovering the password. */
export const entering: Record<string, Act> = {
  "asking for an account": {
    file: "request-registration",
    prepare: async () => () => requestRegistration(asVisitor(), { email, password: PASSWORD, isGuardian: "on", ...identity }, newSecretToken()),
    lines: ["registration.requested"],
    mails: true,
  },
  "sending the confirmation again": {
    file: "resend-confirmation",
    prepare: async () => {
      const { jeton } = await aPendingRegistration();
      return () => resendConfirmation(asVisitor(), { jeton });
    },
    lines: ["registration.resent"],
    mails: true,
  },
  "correcting the address before confirming": {
    file: "resend-confirmation",
    prepare: async () => {
      const browser = aBoundBrowser();
      await aPendingRegistration({ browser });
      return () => resendConfirmation(asVisitor(browser), { email: anAddress(NEW) });
    },
    lines: ["registration.readdressed"],
    mails: true,
  },
  "« Ce n'est pas moi »": {
    file: "disown-registration",
    prepare: async () => {
      const { jeton } = await aPendingRegistration();
      return () => disownRegistration(asVisitor(), jeton);
    },
    lines: ["registration.disowned"],
  },
  "confirming an account": {
    file: "confirm-registration",
    prepare: async () => {
      const browser = aBoundBrowser();
      const { jeton } = await aPendingRegistration({ browser });
      await aPendingRegistration();
      return () => confirmRegistration(asVisitor(browser), jeton);
    },
    lines: ["account.confirmed", "session.opened"],
  },
  "signing in": {
    file: "sign-in-with-password",
    prepare: async () => {
      await aHolder();
      return () => signInWithPassword(asVisitor(), { email, password: PASSWORD });
    },
    lines: ["session.opened"],
    mails: true,
  },
  "a wrong password": {
    file: "sign-in-with-password",
    prepare: async () => {
      await aParent();
      return () => signInWithPassword(asVisitor(), { email, password: OTHER_PASSWORD });
    },
    lines: ["session.refused"],
    onlyTheLine: true,
  },
  "asking for a sign-in link": {
    file: "request-sign-in-link",
    prepare: async () => {
      await aParent();
      return () => requestSignInLink(asVisitor(), { email, token: newSecretToken(), bindingToken: newSecretToken(), returnTo: undefined });
    },
    lines: ["link.requested"],
    mails: true,
  },
  "signing in with a link": {
    file: "sign-in-with-link",
    prepare: async () => {
      await aHolder();
      const browser = aBoundBrowser();
      await requestSignInLink(asVisitor(browser), { email, token: newSecretToken(), bindingToken: browser.bindingToken, returnTo: undefined });
      const jeton = await jetonTo(EMAIL, "sign-in-link");
      return () => signInWithLink(asVisitor(browser), jeton);
    },
    lines: ["session.opened"],
    mails: true,
  },
  "asking for a new password": {
    file: "request-password-reset",
    prepare: async () => {
      await aParent();
      return () => requestPasswordReset(asVisitor(), { email, bindingToken: newSecretToken() });
    },
    lines: ["password.reset_requested"],
    mails: true,
  },
  "replacing a forgotten password": {
    file: "reset-password",
    prepare: async () => {
      await aHolder();
      await requestPasswordReset(asVisitor(), { email, bindingToken: newSecretToken() });
      const jeton = await jetonTo(EMAIL, "password-reset");
      return () => resetPassword(asVisitor(), { jeton, password: OTHER_PASSWORD });
    },
    lines: ["password.reset"],
    mails: true,
  },
};
