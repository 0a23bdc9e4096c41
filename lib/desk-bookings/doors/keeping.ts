import "server-only";
import { redirect } from "next/navigation";
import { acceptOffer } from "@/lib/bookings/use-cases/accept-offer";
import { cancelDays } from "@/lib/bookings/use-cases/cancel-days";
import { declineOffer } from "@/lib/bookings/use-cases/decline-offer";
import { leaveWaitlist } from "@/lib/bookings/use-cases/leave-waitlist";
import { swapDay } from "@/lib/bookings/use-cases/swap-day";
import { requireServedFamily } from "@/lib/callers/gates";
import { door } from "@/lib/core/door";
import { answerAtDeskInput, cancelAtDeskInput, recapInput, swapAtDeskInput } from "../input";
import { daysPath, recapPath } from "../rules";
import { sendRecap } from "../use-cases/send-recap";
import { sayAtDesk, sayRecapRefusal } from "../words";

const served = (claimed: (field: string) => string) => requireServedFamily(claimed("famille"), daysPath(claimed("famille")));

export const cancel = door({
  gate: served,
  input: cancelAtDeskInput,
  keeps: ["raison", "remise"],
  run: (ctx, { reference, jour, owedCents, remise, raison }) => cancelDays(ctx, { reference, bookingIds: jour, owedCents, ...(remise && { waiver: raison }) }),
  refusal: sayAtDesk,
  then: async (_, { family }, { reference }) => redirect(recapPath(family.id, reference, "?fait=annule")),
});

export const swap = door({
  gate: served,
  input: swapAtDeskInput,
  keeps: ["raison"],
  run: (ctx, { bookingId, slotId, priceCents, exception, raison }) => swapDay(ctx, { bookingId, slotId, priceCents, ...(exception && { waiver: raison }) }),
  refusal: sayAtDesk,
  then: async ({ reference }, { family }, { exception }) => redirect(recapPath(family.id, reference, exception ? "?fait=echange-tard" : "?fait=echange")),
});

export const accept = door({
  gate: served,
  input: answerAtDeskInput,
  run: (ctx, { entryId }) => acceptOffer({ ctx, entryId }),
  refusal: sayAtDesk,
  then: async ({ reference }, { family }) => redirect(recapPath(family.id, reference, "?fait=accepte")),
});

export const decline = door({
  gate: served,
  input: answerAtDeskInput,
  run: (ctx, { entryId }) => declineOffer({ ctx, entryId }),
  refusal: sayAtDesk,
  then: async (_, { family }) => redirect(daysPath(family.id, "?fait=refuse")),
});

export const leave = door({
  gate: served,
  input: answerAtDeskInput,
  run: (ctx, { entryId }) => leaveWaitlist(ctx, entryId),
  refusal: sayAtDesk,
  then: async (_, { family }) => redirect(daysPath(family.id, "?fait=quitte")),
});

export const send = door({
  gate: served,
  input: recapInput,
  run: (ctx, { reference }) => sendRecap(ctx, reference),
  refusal: sayRecapRefusal,
  then: async ({ by }, { family }, { reference }) => redirect(recapPath(family.id, reference, by === "mail" ? "?fait=envoye" : "?fait=courrier")),
});
