import { database } from "@/db/client";
import { slot } from "@/db/schema/activities";
import { noteReading } from "@/lib/journal/use-cases/note-reading";
import { resendMail } from "@/lib/messages/use-cases/resend-mail";
import { sendBroadcast } from "@/lib/messages/use-cases/send-broadcast";
import { writeBroadcast } from "@/lib/messages/use-cases/write-broadcast";
import { mail } from "@/db/schema/notifications";
import { after, HOUR_MS, readClock } from "@/lib/core/clock";
import { givePriority } from "@/lib/waitlists/use-cases/give-priority";
import { offerOutOfOrder } from "@/lib/waitlists/use-cases/offer-out-of-order";
import { aMonday, aProgramme, aSlot } from "@/tests/support/builders/activity";
import { aBooking, aWaitlistEntry } from "@/tests/support/builders/booking";
import { aChild, aFamily } from "@/tests/support/builders/family";
import { aMail } from "@/tests/support/builders/mail";
import { aStaff } from "@/tests/support/builders/staff";
import { asStaff } from "@/tests/support/context";
import type { Act } from "./act";

const REASON = "Situation connue du service";

/** Two families in line for a slot of one place. */
async function aLine() {
  const programme = await aProgramme();
  const slotId = await aSlot({ of: programme, capacity: 1 });
  const [first, second] = [await aFamily(), await aFamily({ email: "suivante@exemple.fr" })] as const;
  await aWaitlistEntry({ of: first, programme, child: await aChild({ of: first }), slot: slotId, requestedAt: after(readClock(), -HOUR_MS) });
  return aWaitlistEntry({ of: second, programme, child: await aChild({ of: second }), slot: slotId });
}

async function aBookedFamily() {
  const programme = await aProgramme();
  const of = await aFamily();
  await aBooking({ of, programme, child: await aChild({ of }), slot: await aSlot({ of: programme }) });
}

const agent = async () => ({ ...(await asStaff(await aStaff())), now: readClock() });
const message = () => ({ scope: { from: aMonday(), to: aMonday() }, subject: "Sortie", body: "Prévoyez des bottes." });

/** What the desk does to lists and mails. */
export const deskLists: Record<string, Act> = {
  "offering a place out of order": {
    file: "offer-out-of-order",
    prepare: async () => {
      const entryId = await aLine();
      const ctx = await agent();
      return () => offerOutOfOrder(ctx, { entryId, reason: REASON });
    },
    lines: ["waitlist.chosen", "waitlist.offered", "waitlist.passed_over"],
    mails: true,
  },
  "giving a priority": {
    file: "give-priority",
    prepare: async () => {
      const entryId = await aLine();
      await database().update(slot).set({ places: 0 });
      const ctx = await agent();
      return () => givePriority(ctx, { entryId, priority: 1, reason: REASON });
    },
    lines: ["waitlist.prioritised"],
  },
  "sending a dead mail again": {
    file: "resend-mail",
    prepare: async () => {
      const id = await aMail();
      await database().update(mail).set({ state: "dead", lastFailure: "550" });
      const ctx = await agent();
      return () => resendMail(ctx, id);
    },
    lines: ["mail.resent"],
  },
  "writing a message to families": {
    file: "write-broadcast",
    prepare: async () => {
      await aBookedFamily();
      const ctx = await agent();
      return () => writeBroadcast(ctx, message());
    },
    lines: ["message.written"],
  },
  "sending a message to families": {
    file: "send-broadcast",
    prepare: async () => {
      await aBookedFamily();
      const ctx = await agent();
      const written = await writeBroadcast(ctx, message());
      if (!written.ok) throw new Error(written.refusal.reason);
      return () => sendBroadcast(ctx, written.value.id);
    },
    lines: ["message.broadcast", "message.addressed"],
    mails: true,
  },
  "reading the journal": {
    file: "note-reading",
    prepare: async () => {
      const ctx = await asStaff(await aStaff({ role: "manager" }));
      return () => noteReading(ctx, { action: "booking.requested" });
    },
    lines: ["journal.read"],
    onlyTheLine: true,
  },
};
