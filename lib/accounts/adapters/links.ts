import "server-only";
import { env } from "@/lib/core/env";

const page = (path: string, jeton?: string) => env().APP_URL + path + (jeton ? `?jeton=${jeton}` : "");

/** Addresses in mails: always from APP_URL, never from a request. Each opens a page with a button; none acts by itself. */
export const links = {
  signIn: () => page("/connexion"),
  forgotPassword: () => page("/mot-de-passe-oublie"),
  security: () => page("/famille/compte/securite"),
  confirmRegistration: (jeton: string) => page("/confirmer-compte", jeton),
  useSignInLink: (jeton: string) => page("/lien", jeton),
  resetPassword: (jeton: string) => page("/nouveau-mot-de-passe", jeton),
  confirmAddress: (jeton: string) => page("/confirmer-adresse", jeton),
  undoAddress: (jeton: string) => page("/annuler-changement", jeton),
  cancelClosing: (jeton: string) => page("/annuler-fermeture", jeton),
};
