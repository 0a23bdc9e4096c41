import "server-only";
import { redirect } from "next/navigation";
import { door } from "@/lib/core/door";
import { ok } from "@/lib/core/result";
import { keepToken } from "../adapters/cookies";
import { requestEmailLink, signInWithCredentials, signInWithEmail, signOut } from "../adapters/next-auth";
import { visit, visitBound, type BoundClient } from "../gates";
import { addressInput, jetonInput, nothingInput, registerInput, resetPasswordInput, signInInput } from "../input";
import { returnPath } from "../rules";
import { confirmRegistration } from "../use-cases/confirm-registration";
import { disownRegistration } from "../use-cases/disown-registration";
import { endOwnSession } from "../use-cases/end-sessions";
import { requestPasswordReset } from "../use-cases/request-password-reset";
import { requestRegistration } from "../use-cases/request-registration";
import { requestSignInLink } from "../use-cases/request-sign-in-link";
import { resendConfirmation } from "../use-cases/resend-confirmation";
import { resetPassword } from "../use-cases/reset-password";
import { signInWithLink } from "../use-cases/sign-in-with-link";
import { signInWithPassword } from "../use-cases/sign-in-with-password";
import { sayRefusal } from "../words";

const keepBinding = (_: unknown, { client }: { client: BoundClient }) => keepToken("binding", client.bindingToken);

export const register = door({
  gate: visitBound,
  input: registerInput,
  keeps: ["email", "givenName", "familyName", "phone", "isGuardian"],
  run: (ctx, input) => requestRegistration(ctx, input, ctx.client.bindingToken),
  refusal: sayRefusal,
  then: async (value, ctx) => {
    await keepBinding(value, ctx);
    redirect("/creer-compte/envoye");
  },
});

export const resend = door({
  gate: visit,
  input: nothingInput,
  run: (ctx) => resendConfirmation(ctx, {}),
  refusal: sayRefusal,
  then: async () => redirect("/creer-compte/envoye?fait=renvoye"),
});

export const readdress = door({
  gate: visit,
  input: addressInput,
  keeps: ["email"],
  run: (ctx, { email }) => resendConfirmation(ctx, { email }),
  refusal: sayRefusal,
  then: async () => redirect("/creer-compte/envoye?fait=corrige"),
});

export const renewConfirmation = door({
  gate: visit,
  input: jetonInput,
  run: (ctx, { jeton }) => resendConfirmation(ctx, { jeton }),
  refusal: sayRefusal,
  then: async () => redirect("/creer-compte/envoye?fait=renvoye"),
});

export const confirm = door({
  gate: visit,
  input: jetonInput,
  run: (ctx, { jeton }) => signInWithCredentials(() => confirmRegistration(ctx, jeton)),
  refusal: sayRefusal,
  then: async ({ signedIn, isContested }) => {
    if (!signedIn) redirect(isContested ? "/connexion?fait=mot-de-passe-a-choisir" : "/connexion?fait=compte-valide");
    await keepToken("device", signedIn.deviceToken);
    redirect("/famille?fait=bienvenue");
  },
});

export const disown = door({
  gate: visit,
  input: jetonInput,
  run: (ctx, { jeton }) => disownRegistration(ctx, jeton),
  refusal: sayRefusal,
  then: async () => redirect("/confirmer-compte?fait=refuse"),
});

export const signIn = door({
  gate: visit,
  input: signInInput,
  keeps: ["email"],
  run: (ctx, input) => signInWithCredentials(() => signInWithPassword(ctx, input)),
  refusal: sayRefusal,
  then: async (signedIn, _ctx, { suite }) => {
    await keepToken("device", signedIn.deviceToken);
    redirect(returnPath(suite) ?? "/famille");
  },
});

export const askLink = door({
  gate: visitBound,
  input: addressInput,
  keeps: ["email"],
  run: (ctx, { email, suite }) =>
    requestEmailLink((token) => requestSignInLink(ctx, { email, token, bindingToken: ctx.client.bindingToken, returnTo: returnPath(suite) })),
  refusal: sayRefusal,
  then: async (value, ctx, { encore }) => {
    await keepBinding(value, ctx);
    redirect(encore ? "/lien-de-connexion/envoye?fait=renvoye" : "/lien-de-connexion/envoye");
  },
});

export const followLink = door({
  gate: visit,
  input: jetonInput,
  run: (ctx, { jeton }) => signInWithEmail(() => signInWithLink(ctx, jeton)),
  refusal: sayRefusal,
  then: async (signedIn) => {
    await keepToken("device", signedIn.deviceToken);
    redirect(returnPath(signedIn.returnTo) ?? "/famille");
  },
});

export const askReset = door({
  gate: visitBound,
  input: addressInput,
  keeps: ["email"],
  run: (ctx, { email }) => requestPasswordReset(ctx, { email, bindingToken: ctx.client.bindingToken }),
  refusal: sayRefusal,
  then: async (value, ctx, { encore }) => {
    await keepBinding(value, ctx);
    redirect(encore ? "/mot-de-passe-oublie/envoye?fait=renvoye" : "/mot-de-passe-oublie/envoye");
  },
});

export const reset = door({
  gate: visit,
  input: resetPasswordInput,
  run: resetPassword,
  refusal: sayRefusal,
  then: async ({ deviceToken }) => {
    await keepToken("device", deviceToken);
    redirect("/connexion?fait=mot-de-passe");
  },
});

export const leave = door({
  gate: visit,
  input: nothingInput,
  run: async (ctx) => {
    if (ctx.client.sessionToken) await signOut(ctx.client.sessionToken, () => endOwnSession(ctx));
    return ok(undefined);
  },
  refusal: sayRefusal,
  then: async () => redirect("/connexion?fait=deconnexion"),
});
