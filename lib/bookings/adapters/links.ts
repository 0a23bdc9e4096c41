import "server-only";
import { env } from "@/lib/core/env";

/** Addresses in mails: always from APP_URL, never from a request. */
export const links = {
  receipt: (reference: string) => `${env().APP_URL}/famille/reservations/${reference}`,
  offer: (jeton: string) => `${env().APP_URL}/proposition?jeton=${jeton}`,
  waitlists: () => `${env().APP_URL}/famille/listes-attente`,
  /** Read by calendar programs, which cannot sign in: the token is the key. */
  calendar: (jeton: string) => `${env().APP_URL}/calendrier?jeton=${jeton}`,
};
