import "server-only";
import { env } from "@/lib/core/env";

/** Addresses in mails: always from APP_URL, never from a request. */
export const links = {
  joinFamily: (jeton: string) => `${env().APP_URL}/rejoindre?jeton=${jeton}`,
};
