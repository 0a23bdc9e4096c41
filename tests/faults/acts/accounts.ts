import { confirmEmailChange } from "@/lib/accounts/use-cases/confirm-email-change";
import { requestClosing } from "@/lib/accounts/use-cases/request-closing";
import { requestEmailChange } from "@/lib/accounts/use-cases/request-email-change";
import { requestPasswordReset } from "@/lib/accounts/use-cases/request-password-reset";
import { requestSignInLink } from "@/lib/accounts/use-cases/request-sign-in-link";
import { newSecretToken } from "@/lib/core/crypto";
import { aBoundBrowser } from "@/tests/support/builders/browser";
import { jetonTo } from "@/tests/support/builders/outbox";
import { anAddress, aParent, OTHER_PASSWORD, PASSWORD } from "@/tests/support/builders/parent";
import { aPendingRegistration } from "@/tests/support/builders/pending-registration";
import { aSession } from "@/tests/support/builders/session";
import { act, type Act } from "../act";
import { addressOf, aHolder, aHome, nobody, visiting } from "./scenes";

async function anUnknown(copy: number) {
  const browser = aBoundBrowser();
  const email = addressOf("attente", copy);
  return { email, ...(await aPendingRegistration({ email, browser })), cookies: { pf_binding: browser.bindingToken } };
}

async function aKnownAddress(copy: number) {
  const email = addressOf("connue", copy);
  await aParent({ email });
  return { email, cookies: {} };
}

async function aLostPassword(copy: number) {
  const { email, cookies } = await aKnownAddress(copy);
  await requestPasswordReset(visiting(copy), { email: anAddress(email), bindingToken: newSecretToken() });
  return { cookies, jeton: await jetonTo(email, "password-reset") };
}

async function aMailedLink(copy: number) {
  const { email } = await aKnownAddress(copy);
  const bindingToken = newSecretToken();
  await requestSignInLink(visiting(copy), { email: anAddress(email), token: newSecretToken(), bindingToken, returnTo: undefined });
  return { jeton: await jetonTo(email, "sign-in-link"), cookies: { pf_binding: bindingToken } };
}

async function anAskedAddress(copy: number) {
  const holder = await aHolder(copy);
  const wanted = addressOf("nouvelle-adresse", copy);
  await requestEmailChange(holder.ctx, { email: anAddress(wanted), currentPassword: "" });
  return { ...holder, jeton: await jetonTo(wanted, "email-change-confirm") };
}

async function aChangedAddress(copy: number) {
  const { email, ctx, jeton } = await anAskedAddress(copy);
  await confirmEmailChange({ ...visiting(copy), client: ctx.client }, { jeton, currentPassword: "" });
  return { jeton: await jetonTo(email, "email-change-done"), cookies: {} };
}

async function aClosingAccount(copy: number) {
  const holder = await aHolder(copy);
  await requestClosing(holder.ctx, "");
  return holder;
}

async function twoDevices(copy: number) {
  const holder = await aHolder(copy);
  return { ...holder, other: await aSession({ of: holder.parent }) };
}

const barelySignedIn = (copy: number) => aHolder(copy, { level: "link" });

export const registration = act("accounts/request-registration", nobody, (_, copy) => ({
  page: "/creer-compte",
  form: 'name="givenName"',
  typed: [["email", addressOf("nouvelle", copy)], ["password", PASSWORD], ["givenName", "Claire"], ["familyName", "Martin"], ["phone", "06 12 34 56 78"], ["isGuardian", "on"]],
}), { countsAgain: "each try is a registration of its own, with its own mail; the first that is confirmed wins" });

const newestWins = { countsAgain: "each request mails a link, and the newest replaces the one before" };
const security = "/famille/compte/securite";

const entering: readonly Act[] = [
  registration,
  act("accounts/confirm-registration", anUnknown, ({ jeton }) => ({ page: `/confirmer-compte?jeton=${jeton}`, form: "Valider mon compte" })),
  act("accounts/resend-confirmation", anUnknown, () => ({ page: "/creer-compte/envoye", form: "Renvoyer le mail" }), newestWins),
  act("accounts/resend-confirmation", anUnknown, (_, copy) => ({ page: "/creer-compte/envoye", form: "Corriger et renvoyer", typed: [["email", addressOf("corrigee", copy)]] }), { by: "a corrected address", ...newestWins }),
  act("accounts/disown-registration", anUnknown, ({ jeton }) => ({ page: `/confirmer-compte?jeton=${jeton}`, form: "pas moi" })),
  act("accounts/sign-in-with-password", aKnownAddress, ({ email }) => ({ page: "/connexion", form: 'name="password"', typed: [["email", email], ["password", PASSWORD]] }), { countsAgain: "each sign-in is a session of its own" }),
  act("accounts/request-sign-in-link", aKnownAddress, ({ email }) => ({ page: "/lien-de-connexion", form: 'name="email"', typed: [["email", email]] }), newestWins),
  act("accounts/sign-in-with-link", aMailedLink, ({ jeton }) => ({ page: `/lien?jeton=${jeton}`, form: "Connexion" })),
  act("accounts/request-password-reset", aKnownAddress, ({ email }) => ({ page: "/mot-de-passe-oublie", form: "Recevoir le lien", typed: [["email", email]] }), newestWins),
  act("accounts/reset-password", aLostPassword, ({ jeton }) => ({ page: `/nouveau-mot-de-passe?jeton=${jeton}`, form: "Enregistrer le mot de passe", typed: [["password", OTHER_PASSWORD]] })),
];

const keeping: readonly Act[] = [
  act("accounts/change-identity", aHolder, () => ({ page: "/famille/compte/identite", form: 'name="givenName"', typed: [["givenName", "Zoé"]] }), { countsAgain: "the same is saved again, and the journal tells each saving" }),
  act("accounts/change-password", aHolder, () => ({ page: security, form: "Enregistrer le mot de passe", typed: [["currentPassword", PASSWORD], ["password", OTHER_PASSWORD]] }), { cookie: "renewed" }),
  act("accounts/end-sessions", twoDevices, ({ other }) => ({ page: security, form: other.id })),
  act("accounts/end-sessions", twoDevices, () => ({ page: security, form: "autres appareils" }), { by: "every other device" }),
  act("accounts/end-sessions", aHolder, () => ({ page: "/famille/compte", form: "Se déconnecter" }), { by: "signing out", cookie: "ended" }),
  act("accounts/request-email-change", aHolder, (_, copy) => ({ page: "/famille/compte/adresse-mail", form: 'name="email"', typed: [["email", addressOf("nouvelle-adresse", copy)]] }), newestWins),
  act("accounts/cancel-email-change", anAskedAddress, () => ({ page: "/famille/compte/adresse-mail", form: "Garder mon adresse actuelle" })),
  act("accounts/confirm-email-change", anAskedAddress, ({ jeton }) => ({ page: `/confirmer-adresse?jeton=${jeton}`, form: "Confirmer cette adresse" }), { cookie: "renewed" }),
  act("accounts/undo-email-change", aChangedAddress, ({ jeton }) => ({ page: `/annuler-changement?jeton=${jeton}`, form: "Remettre cette adresse" })),
  act("accounts/step-up", barelySignedIn, () => ({ page: "/famille/compte/donnees", form: "Vérifier mon mot de passe", typed: [["currentPassword", PASSWORD]] })),
  act("accounts/export-data", aHome, () => ({ page: "/famille/compte/donnees", form: "Télécharger mes données" }), { countsAgain: "each copy that is given out leaves its line" }),
  act("accounts/request-closing", aHolder, () => ({ page: "/famille/compte/fermer", form: "Fermer mon compte" })),
  act("accounts/cancel-closing", aClosingAccount, () => ({ page: "/famille/compte/donnees", form: "Garder mon compte" })),
  act("accounts/cancel-closing", async (copy) => ({ jeton: await jetonTo((await aClosingAccount(copy)).email, "account-closing"), cookies: {} }), ({ jeton }) => ({ page: `/annuler-fermeture?jeton=${jeton}`, form: 'name="jeton"' }), { by: "the link of the mail" }),
];

export const ofAccounts: readonly Act[] = [...entering, ...keeping];
