import { bookChildren } from "@/lib/bookings/use-cases/book-children";
import { aProgramme, aSlot } from "@/tests/support/builders/activity";
import { aChild, aFamily } from "@/tests/support/builders/family";
import { anOrder } from "@/tests/support/builders/order";
import { asParent } from "@/tests/support/context";
import type { Act } from "./act";

/** Asking for days. */
export const booking: Record<string, Act> = {
  "asking for days": {
    file: "book-children",
    prepare: async () => {
      const of = await aFamily();
      const programme = await aProgramme();
      await aSlot({ of: programme });
      const children = [await aChild({ of })];
      const ctx = await asParent(of.browser);
      return () => bookChildren(ctx, anOrder({ of, programme, children }));
    },
    lines: ["booking.requested"],
    mails: true,
  },
};
