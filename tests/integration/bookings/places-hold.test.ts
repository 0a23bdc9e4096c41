import fc from "fast-check";
import { eq, sql } from "drizzle-orm";
import { database } from "@/db/client";
import { slot } from "@/db/schema/activities";
import { waitlistEntry } from "@/db/schema/bookings";
import { acceptOffer } from "@/lib/bookings/use-cases/accept-offer";
import { cancelDays } from "@/lib/bookings/use-cases/cancel-days";
import { declineOffer } from "@/lib/bookings/use-cases/decline-offer";
import { expireOffers } from "@/lib/bookings/use-cases/expire-offers";
import { leaveWaitlist } from "@/lib/bookings/use-cases/leave-waitlist";
import { after, readClock } from "@/lib/core/clock";
import { addDays } from "@/lib/core/days";
import type { Id } from "@/lib/core/ids";
import { aMonday, aProgramme, aSlot } from "@/tests/support/builders/activity";
import { aBooking, aRequest, aWaitlistEntry } from "@/tests/support/builders/booking";
import { aChild, aFamily } from "@/tests/support/builders/family";
import { asParent, asSystem } from "@/tests/support/context";
import { testDatabase } from "@/tests/support/database";

testDatabase();
jest.setTimeout(60_000);

const job = () => ({ ...asSystem(), now: readClock() });

/** Two slots of one day, each full; five families: one place each in turn, and a pair that waits together for both. */
async function aSmallWorld() {
  const [small, big] = [await aProgramme(), await aProgramme({ slug: "grands" })] as const;
  const slots = [await aSlot({ of: small, capacity: 2 }), await aSlot({ of: big, capacity: 2 })] as const;
  const families = await Promise.all(
    Array.from({ length: 5 }, async (_, index) => {
      const of = await aFamily({ email: `famille${index}@exemple.fr` });
      const children = [await aChild({ of }), await aChild({ of, givenName: "Tom" })] as const;
      return { of, children, ctx: await asParent(of.browser) };
    }),
  );
  const booked: { family: number; id: Id<"booking">; reference: string }[] = [];
  for (const family of [0, 1]) {
    const { of, children } = families[family] as (typeof families)[number];
    const request = await aRequest({ of, programme: small });
    for (const side of [0, 1] as const) booked.push({ family, ...(await aBooking({ of, programme: small, child: children[side], slot: slots[side], request })) });
  }
  const waiting: { family: number; id: Id<"waitlistEntry"> }[] = [];
  for (const family of [2, 3, 4]) {
    const { of, children } = families[family] as (typeof families)[number];
    const isTogether = family !== 3;
    const request = await aRequest({ of, programme: small, isTogether });
    for (const side of [0, 1] as const) waiting.push({ family, id: await aWaitlistEntry({ of, programme: small, child: children[side], slot: slots[side], request, isTogether, requestedAt: after(readClock(), family * 1_000 - 60_000) }) });
  }
  return { families, booked, waiting };
}

type World = Awaited<ReturnType<typeof aSmallWorld>>;

async function act({ families, booked, waiting }: World, [kind, index]: readonly [number, number]): Promise<unknown> {
  const place = booked[index % booked.length];
  const wish = waiting[index % waiting.length];
  const who = families[(kind === 0 ? place : wish)?.family ?? 0];
  if (!place || !wish || !who) throw new Error("the world is empty");
  if (kind === 0) return cancelDays(who.ctx, { reference: place.reference, bookingIds: [place.id], owedCents: 0 });
  if (kind === 1) return acceptOffer({ ctx: who.ctx, entryId: wish.id });
  if (kind === 2) return declineOffer({ ctx: who.ctx, entryId: wish.id });
  if (kind === 3) return leaveWaitlist(who.ctx, wish.id);
  await database().update(waitlistEntry).set({ offerExpiresAt: readClock() }).where(eq(waitlistEntry.id, wish.id));
  return expireOffers(job());
}

async function expectPlacesHold(): Promise<void> {
  const wrong = await database().execute(sql`
    select slot.id from ${slot} where taken > capacity or taken <>
      (select count(*) from booking where slot_id = slot.id and state = 'confirmed') + (select count(*) from waitlist_entry where slot_id = slot.id and state = 'offered')`);
  expect([...wrong]).toEqual([]);
  const halves = await database().execute(sql`
    select request_id from ${waitlistEntry} where is_together group by request_id, day having count(distinct state) > 1`);
  expect([...halves]).toEqual([]);
}

const steps = fc.array(fc.tuple(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 5 })), { minLength: 6, maxLength: 10 });

test.each(fc.sample(steps, { numRuns: 4, seed: 20261207 }).map((drawn, index) => [index, drawn] as const))("after any sequence of acts, two by two at once, each place is counted once (%i)", async (_, drawn) => {
  const world = await aSmallWorld();
  for (let index = 0; index < drawn.length; index += 2) {
    await Promise.all(drawn.slice(index, index + 2).map((step) => act(world, step)));
    await expectPlacesHold();
  }
});

test("families who cancel at once in slots whose next in line are brothers and sisters of each other's slots never block each other", async () => {
  const programme = await aProgramme();
  const slots = await Promise.all([0, 1, 2, 3].map((offset) => aSlot({ of: programme, day: addDays(aMonday(), offset), capacity: 1 })));
  const twin = await aProgramme({ slug: "grands" });
  const twins = await Promise.all([0, 1, 2, 3].map((offset) => aSlot({ of: twin, day: addDays(aMonday(), offset), capacity: 1 })));
  const holders = await Promise.all(
    [...slots, ...twins].map(async (slotId, index) => {
      const of = await aFamily({ email: `place${index}@exemple.fr` });
      return { ctx: await asParent(of.browser), booked: await aBooking({ of, programme, child: await aChild({ of }), slot: slotId, day: addDays(aMonday(), index % 4) }) };
    }),
  );
  for (const [index, [one = slots[0], other = twins[0]]] of slots.map((slotId, at) => [slotId, twins[at]] as const).entries()) {
    const of = await aFamily({ email: `ensemble${index}@exemple.fr` });
    const day = addDays(aMonday(), index);
    const request = await aRequest({ of, programme, isTogether: true });
    for (const [givenName, slotId] of [["Léa", one], ["Tom", other]] as const) {
      if (slotId) await aWaitlistEntry({ of, programme, child: await aChild({ of, givenName }), slot: slotId, day, request, isTogether: true });
    }
  }
  const results = await Promise.all(holders.map(({ ctx, booked }) => cancelDays(ctx, { reference: booked.reference, bookingIds: [booked.id], owedCents: 0 })));
  expect(results.every(({ ok }) => ok)).toBe(true);
  await expireOffers(job());
  expect(await database().selectDistinct({ state: waitlistEntry.state }).from(waitlistEntry)).toEqual([{ state: "offered" }]);
  await expectPlacesHold();
});
