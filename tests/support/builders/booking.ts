import { randomUUID } from "node:crypto";
import { database } from "@/db/client";
import { booking, bookingRequest, waitlistEntry } from "@/db/schema/bookings";
import { readClock } from "@/lib/core/clock";
import type { Day } from "@/lib/core/days";
import { newId, newReference, type Id } from "@/lib/core/ids";
import { cents } from "@/lib/core/money";
import { NOW } from "../context";
import { aMonday, aProgramme, aSlot, type Programme } from "./activity";
import type { Family } from "./family";

type Request = { id: Id<"bookingRequest">; reference: string };
type RequestWishes = { of: Pick<Family, "id" | "parent">; programme: Programme; isTogether?: boolean };

/** A request of the family for whole days, with nothing in it yet. */
export async function aRequest({ of, programme, isTogether = false }: RequestWishes): Promise<Request> {
  const made = { id: newId("bookingRequest"), reference: newReference("PF") };
  await database()
    .insert(bookingRequest)
    .values({ ...made, familyId: of.id, accountId: of.parent.id, submissionKey: randomUUID(), programmeId: programme.id, bookingPeriodId: programme.periodId, formula: "day", isTogether });
  return made;
}

type PlaceWishes = RequestWishes & { child: Id<"child">; slot: Id<"slot">; day?: Day; request?: Request };

/** A confirmed day of 8,00 € of care and 2,00 € of meal. */
export async function aBooking({ child, slot, day = aMonday(), request, ...wishes }: PlaceWishes): Promise<{ id: Id<"booking">; reference: string }> {
  const { id: requestId, reference } = request ?? (await aRequest(wishes));
  const id = newId("booking");
  const priceRule = { tariffFrom: "2020-01-01", band: 2, isQuotientProved: false, isResident: true, siblingRank: 1, siblingShare: 10_000 };
  await database().insert(booking).values({ id, requestId, familyId: wishes.of.id, childId: child, slotId: slot, day, careCents: cents(800), mealCents: cents(200), priceRule });
  return { id, reference };
}

type EntryWishes = PlaceWishes & { tier?: number; priority?: number; requestedAt?: Date };

/** A wish that waits for a slot, asked now by a family of the territory unless told otherwise. */
export async function aWaitlistEntry({ child, slot, day = aMonday(), request, tier = 1, priority = 0, requestedAt = readClock(), ...wishes }: EntryWishes): Promise<Id<"waitlistEntry">> {
  const { id: requestId } = request ?? (await aRequest(wishes));
  const id = newId("waitlistEntry");
  await database().insert(waitlistEntry).values({ id, requestId, familyId: wishes.of.id, childId: child, slotId: slot, day, isTogether: wishes.isTogether ?? false, tier, priority, ...(priority !== 0 && { priorityReason: "Situation d'urgence" }), requestedAt });
  return id;
}

type DayWishes = { of: Family; childId: Id<"child">; day: Day };

async function inASlotOfItsOwn({ of, childId, day }: DayWishes) {
  const programme = await aProgramme();
  const slotId = await aSlot({ of: programme, day });
  const requestId = newId("bookingRequest");
  await database()
    .insert(bookingRequest)
    .values({ id: requestId, reference: newReference("PF"), familyId: of.id, accountId: of.parent.id, submissionKey: requestId, programmeId: programme.id, bookingPeriodId: programme.periodId, formula: "day", isTogether: false });
  return { requestId, familyId: of.id, childId, slotId, day };
}

/** One day booked for a child, in a slot made for it, cancelled since or not. */
export async function aBookedDay({ isCancelled = false, ...wishes }: DayWishes & { isCancelled?: boolean }): Promise<void> {
  const priceRule = { tariffFrom: "2020-01-01", band: 1, isQuotientProved: false, isResident: true, siblingRank: 1, siblingShare: 10_000 };
  const ended = isCancelled ? ({ state: "cancelled", cancelledAt: NOW, chargedCents: cents(0) } as const) : {};
  await database().insert(booking).values({ id: newId("booking"), ...(await inASlotOfItsOwn(wishes)), careCents: cents(400), mealCents: cents(100), priceRule, ...ended });
}

/** One wish for a full day, still waiting or left since. */
export async function aWaitedDay({ isLeft = false, ...wishes }: DayWishes & { isLeft?: boolean }): Promise<void> {
  const ended = isLeft ? ({ state: "left", endedAt: NOW } as const) : {};
  await database().insert(waitlistEntry).values({ id: newId("waitlistEntry"), ...(await inASlotOfItsOwn(wishes)), isTogether: false, tier: 1, ...ended });
}
