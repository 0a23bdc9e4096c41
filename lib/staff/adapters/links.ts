import "server-only";
import { env } from "@/lib/core/env";

/** Addresses in mails to staff: always from APP_URL, never from a request. */
export const staffLinks = {
  invitation: (jeton: string) => `${env().APP_URL}/admin/invitation?jeton=${jeton}`,
  account: () => `${env().APP_URL}/admin/mon-compte`,
};
