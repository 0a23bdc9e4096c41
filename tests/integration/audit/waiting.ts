import { acceptOffer } from "@/lib/bookings/use-cases/accept-offer";
import { bookChildren } from "@/lib/bookings/use-cases/book-children";
import { cancelDays } from "@/lib/bookings/use-cases/cancel-days";
import { closeCalendar } from "@/lib/bookings/use-cases/close-calendar";
import { declineOffer } from "@/lib/bookings/use-cases/decline-offer";
import { expireOffers } from "@/lib/bookings/use-cases/expire-offers";
import { leaveWaitlist } from "@/lib/bookings/use-cases/leave-waitlist";
import { openCalendar } from "@/lib/bookings/use-cases/open-calendar";
import { swapDay } from "@/lib/bookings/use-cases/swap-day";
import { after, DAY_MS, HOUR_MS, readClock } from "@/lib/core/clock";
import { addDays, dayOf } from "@/lib/core/days";
import { aMonday, aProgramme, aSlot } from "@/tests/support/builders/activity";
import { aBooking, aRequest, aWaitlistEntry } from "@/tests/support/builders/booking";
import { aChild, aFamily } from "@/tests/support/builders/family";
import { anOrder } from "@/tests/support/builders/order";
import { timePasses } from "@/tests/support/builders/time";
import { asParent, asSystem } from "@/tests/support/context";
import type { Act } from "./act";

const job = () => ({ ...asSystem(), now: readClock() });

async function aPlace() {
  const of = await aFamily();
  const child = await aChild({ of });
  const programme = await aProgramme();
  return { of, child, programme, ctx: await asParent(of.browser) };
}

async function aBookedDay() {
  const world = await aPlace();
  const slot = await aSlot({ of: world.programme, capacity: 1 });
  return { ...world, slot, booked: await aBooking({ ...world, slot }) };
}

async function anOfferedPlace() {
  const world = await aPlace();
  const slot = await aSlot({ of: world.programme, capacity: 1 });
  const entryId = await aWaitlistEntry({ ...world, slot });
  await expireOffers(job());
  return { ...world, slot, entryId };
}

/** One place, a pair that waits together for it, and somebody behind. */
async function aPairAhead() {
  const { of, child, programme } = await aPlace();
  const slot = await aSlot({ of: programme, capacity: 1 });
  const request = await aRequest({ of, programme, isTogether: true });
  for (const each of [child, await aChild({ of, givenName: "Tom" })]) await aWaitlistEntry({ of, programme, child: each, slot, request, isTogether: true, requestedAt: after(readClock(), -HOUR_MS) });
  const next = await aFamily({ email: "suivante@exemple.fr" });
  await aWaitlistEntry({ of: next, programme, child: await aChild({ of: next }), slot });
}

/** What happens to days and waits once they are asked for. */
export const waiting: Record<string, Act> = {
  "asking for days": {
    file: "book-children",
    prepare: async () => {
      const { of, child, programme, ctx } = await aPlace();
      await aSlot({ of: programme });
      const order = anOrder({ of, programme, children: [child] });
      return () => bookChildren(ctx, order);
    },
    lines: ["booking.requested"],
    mails: true,
  },
  "cancelling a day": {
    file: "cancel-days",
    prepare: async () => {
      const { ctx, booked } = await aBookedDay();
      return () => cancelDays(ctx, { reference: booked.reference, bookingIds: [booked.id], owedCents: 0 });
    },
    lines: ["booking.cancelled"],
    mails: true,
  },
  "swapping a day": {
    file: "swap-day",
    prepare: async () => {
      const { ctx, booked, programme } = await aBookedDay();
      const slotId = await aSlot({ of: programme, day: addDays(aMonday(), 1) });
      return () => swapDay(ctx, { bookingId: booked.id, slotId, priceCents: 1_000 });
    },
    lines: ["booking.swapped"],
    mails: true,
  },
  "offering a freed place past those who cannot take it": {
    file: "offer-places",
    prepare: async () => {
      await aPairAhead();
      return () => expireOffers(job());
    },
    lines: ["waitlist.offered", "waitlist.passed_over", "waitlist.passed_over"],
    mails: true,
  },
  "accepting an offered place": {
    file: "accept-offer",
    prepare: async () => {
      const { ctx, entryId } = await anOfferedPlace();
      return () => acceptOffer({ ctx, entryId });
    },
    lines: ["waitlist.accepted"],
    mails: true,
  },
  "declining an offered place": {
    file: "decline-offer",
    prepare: async () => {
      const { ctx, entryId } = await anOfferedPlace();
      return () => declineOffer({ ctx, entryId });
    },
    lines: ["waitlist.declined"],
  },
  "leaving a list": {
    file: "leave-waitlist",
    prepare: async () => {
      const { ctx, entryId } = await anOfferedPlace();
      return () => leaveWaitlist(ctx, entryId);
    },
    lines: ["waitlist.left"],
  },
  "the end of an offer": {
    file: "expire-offers",
    prepare: async () => {
      await anOfferedPlace();
      await timePasses(3 * DAY_MS);
      return () => expireOffers(job());
    },
    lines: ["waitlist.expired"],
    mails: true,
  },
  "the end of a wait": {
    file: "expire-offers",
    prepare: async () => {
      const world = await aPlace();
      const day = dayOf(readClock());
      await aWaitlistEntry({ ...world, slot: await aSlot({ of: world.programme, day }), day });
      return () => expireOffers(job());
    },
    lines: ["waitlist.lapsed"],
    mails: true,
  },
  "opening a calendar address": {
    file: "open-calendar",
    prepare: async () => {
      const { ctx } = await aPlace();
      return () => openCalendar(ctx);
    },
    lines: ["calendar.opened"],
  },
  "closing a calendar address": {
    file: "close-calendar",
    prepare: async () => {
      const { ctx } = await aPlace();
      await openCalendar(ctx);
      return () => closeCalendar(ctx);
    },
    lines: ["calendar.closed"],
  },
};
