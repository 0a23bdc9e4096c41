import "server-only";
import { env } from "@/lib/core/env";

/** Addresses in mails: always from APP_URL, never from a request. */
export const links = { bookings: () => `${env().APP_URL}/famille/reservations` };
