import "server-only";
import { redirect } from "next/navigation";
import { door } from "@/lib/core/door";
import { keepToken } from "../adapters/cookies";
import { signInWithCredentials } from "../adapters/next-auth";
import { requireParent, visit } from "../gates";
import { changeEmailInput, changePasswordInput, confirmAddressInput, endSessionInput, identityInput, jetonInput, nothingInput, stepUpInput } from "../input";
import { cancelClosing, cancelClosingByLink } from "../use-cases/cancel-closing";
import { cancelEmailChange } from "../use-cases/cancel-email-change";
import { changeIdentity } from "../use-cases/change-identity";
import { changePassword } from "../use-cases/change-password";
import { confirmEmailChange } from "../use-cases/confirm-email-change";
import { endOtherSessions, endSession } from "../use-cases/end-sessions";
import { requestClosing } from "../use-cases/request-closing";
import { requestEmailChange } from "../use-cases/request-email-change";
import { stepUp } from "../use-cases/step-up";
import { undoEmailChange } from "../use-cases/undo-email-change";
import { sayRefusal } from "../words";

const account = "/famille/compte";
const security = "/famille/compte/securite";
const data = "/famille/compte/donnees";
const address = "/famille/compte/adresse-mail";

export const saveIdentity = door({
  gate: () => requireParent("/famille/compte/identite"),
  input: identityInput,
  keeps: ["givenName", "familyName", "phone"],
  run: changeIdentity,
  refusal: sayRefusal,
  then: async () => redirect(`${account}?fait=identite`),
});

export const savePassword = door({
  gate: () => requireParent(security),
  input: changePasswordInput,
  run: (ctx, input) => signInWithCredentials(() => changePassword(ctx, input)),
  refusal: sayRefusal,
  then: async (signedIn) => {
    await keepToken("device", signedIn.deviceToken);
    redirect(`${security}?fait=mot-de-passe`);
  },
});

export const askAddress = door({
  gate: () => requireParent(address),
  input: changeEmailInput,
  keeps: ["email"],
  run: requestEmailChange,
  refusal: sayRefusal,
  then: async () => redirect(`${address}?fait=demande`),
});

export const dropAddress = door({
  gate: () => requireParent(address),
  input: nothingInput,
  run: cancelEmailChange,
  refusal: sayRefusal,
  then: async () => redirect(`${address}?fait=abandon`),
});

export const confirmAddress = door({
  gate: visit,
  input: confirmAddressInput,
  run: (ctx, input) => signInWithCredentials(() => confirmEmailChange(ctx, input)),
  refusal: sayRefusal,
  then: async ({ signedIn }) => redirect(signedIn ? `${account}?fait=adresse` : "/connexion?fait=adresse"),
});

export const undoAddress = door({
  gate: visit,
  input: jetonInput,
  run: (ctx, { jeton }) => undoEmailChange(ctx, jeton),
  refusal: sayRefusal,
  then: async () => redirect("/annuler-changement?fait=annule"),
});

export const proveIdentity = door({
  gate: () => requireParent(data),
  input: stepUpInput,
  run: (ctx, { currentPassword }) => stepUp(ctx, currentPassword),
  refusal: sayRefusal,
  then: async () => redirect(`${data}?fait=verifie`),
});

export const dropSession = door({
  gate: () => requireParent(security),
  input: endSessionInput,
  run: (ctx, { sessionId }) => endSession(ctx, sessionId),
  refusal: sayRefusal,
  then: async () => redirect(`${security}?fait=appareil`),
});

export const dropOtherSessions = door({
  gate: () => requireParent(security),
  input: nothingInput,
  run: endOtherSessions,
  refusal: sayRefusal,
  then: async () => redirect(`${security}?fait=appareils`),
});

export const askClosing = door({
  gate: () => requireParent("/famille/compte/fermer"),
  input: stepUpInput,
  run: (ctx, { currentPassword }) => requestClosing(ctx, currentPassword),
  refusal: sayRefusal,
  then: async () => redirect(`${data}?fait=fermeture`),
});

export const keepAccount = door({
  gate: () => requireParent(data),
  input: nothingInput,
  run: cancelClosing,
  refusal: sayRefusal,
  then: async () => redirect(`${data}?fait=fermeture-annulee`),
});

export const keepAccountByLink = door({
  gate: visit,
  input: jetonInput,
  run: (ctx, { jeton }) => cancelClosingByLink(ctx, jeton),
  refusal: sayRefusal,
  then: async () => redirect("/annuler-fermeture?fait=annulee"),
});
