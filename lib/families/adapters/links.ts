import "server-only";
import { env } from "@/lib/core/env";

const page = (path: string) => env().APP_URL + path;

/** Addresses in mails: always from APP_URL, never from a request. Each opens a page; none acts by itself. */
export const links = {
  household: () => page("/famille/foyer"),
  joinFamily: (jeton: string) => page(`/rejoindre?jeton=${jeton}`),
};
