import { bookChildren } from "@/lib/bookings/use-cases/book-children";
import { sendRecap } from "@/lib/desk-bookings/use-cases/send-recap";
import { aProgramme, aSlot } from "@/tests/support/builders/activity";
import { aBooking } from "@/tests/support/builders/booking";
import { aChild, aFamily } from "@/tests/support/builders/family";
import { anOrder } from "@/tests/support/builders/order";
import { aPhoneFamily } from "@/tests/support/builders/phone-family";
import { aStaff } from "@/tests/support/builders/staff";
import { asDesk } from "@/tests/support/context";
import type { Act } from "./act";

/** What the desk does for a family on the telephone. */
export const deskBookings: Record<string, Act> = {
  "booking for a family without mail": {
    file: "book-children",
    prepare: async () => {
      const of = await aPhoneFamily();
      const programme = await aProgramme();
      await aSlot({ of: programme });
      const order = anOrder({ of, programme, children: [await aChild({ of })] });
      const ctx = await asDesk(await aStaff(), of);
      return () => bookChildren(ctx, order);
    },
    lines: ["booking.requested"],
  },
  "sending a recap again": {
    file: "send-recap",
    prepare: async () => {
      const of = await aFamily();
      const programme = await aProgramme();
      const { reference } = await aBooking({ of, programme, child: await aChild({ of }), slot: await aSlot({ of: programme }) });
      const ctx = await asDesk(await aStaff(), of);
      return () => sendRecap(ctx, reference);
    },
    lines: ["booking.recap_sent"],
    mails: true,
  },
};
