import "server-only";
import { redirect } from "next/navigation";
import { visit } from "@/lib/accounts/gates";
import { door } from "@/lib/core/door";
import { requireGuardian } from "@/lib/families/gates";
import { cancelDaysInput, entryInput, noInput, offerLinkInput, swapDayInput } from "../input";
import { acceptOffer } from "../use-cases/accept-offer";
import { cancelDays } from "../use-cases/cancel-days";
import { closeCalendar } from "../use-cases/close-calendar";
import { declineOffer } from "../use-cases/decline-offer";
import { leaveWaitlist } from "../use-cases/leave-waitlist";
import { openCalendar } from "../use-cases/open-calendar";
import { swapDay } from "../use-cases/swap-day";
import { sayRefusal } from "../words";

const reservations = "/famille/reservations";
const waitlists = "/famille/listes-attente";

export const cancel = door({
  gate: () => requireGuardian(reservations),
  input: cancelDaysInput,
  run: (ctx, { reference, jour, owedCents }) => cancelDays(ctx, { reference, bookingIds: jour, owedCents }),
  refusal: sayRefusal,
  then: async (_, _context, { reference }) => redirect(`${reservations}/${reference}?fait=annule`),
});

export const swap = door({
  gate: () => requireGuardian(reservations),
  input: swapDayInput,
  run: swapDay,
  refusal: sayRefusal,
  then: async ({ reference }) => redirect(`${reservations}/${reference}?fait=echange`),
});

export const accept = door({
  gate: () => requireGuardian(waitlists),
  input: entryInput,
  run: (ctx, { entryId }) => acceptOffer({ ctx, entryId }),
  refusal: sayRefusal,
  then: async ({ reference }) => redirect(`${reservations}/${reference}?fait=accepte`),
});

export const decline = door({
  gate: () => requireGuardian(waitlists),
  input: entryInput,
  run: (ctx, { entryId }) => declineOffer({ ctx, entryId }),
  refusal: sayRefusal,
  then: async () => redirect(`${waitlists}?fait=refuse`),
});

export const acceptByLink = door({
  gate: visit,
  input: offerLinkInput,
  run: (ctx, { jeton }) => acceptOffer({ ctx, jeton }),
  refusal: sayRefusal,
  then: async (_, _context, { jeton }) => redirect(`/proposition?jeton=${jeton}`),
});

export const declineByLink = door({
  gate: visit,
  input: offerLinkInput,
  run: (ctx, { jeton }) => declineOffer({ ctx, jeton }),
  refusal: sayRefusal,
  then: async (_, _context, { jeton }) => redirect(`/proposition?jeton=${jeton}`),
});

export const leave = door({
  gate: () => requireGuardian(waitlists),
  input: entryInput,
  run: (ctx, { entryId }) => leaveWaitlist(ctx, entryId),
  refusal: sayRefusal,
  then: async () => redirect(`${waitlists}?fait=quitte`),
});

/** The token is shown once, on the page it leads to; only its hash rests. */
export const openFeed = door({
  gate: () => requireGuardian(reservations),
  input: noInput,
  run: openCalendar,
  refusal: sayRefusal,
  then: async ({ token }) => redirect(`${reservations}?fait=agenda&jeton=${token}#agenda`),
});

export const closeFeed = door({
  gate: () => requireGuardian(reservations),
  input: noInput,
  run: closeCalendar,
  refusal: sayRefusal,
  then: async () => redirect(`${reservations}?fait=agenda-supprime`),
});
