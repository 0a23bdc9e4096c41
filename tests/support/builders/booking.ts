import { database } from "@/db/client";
import { booking, bookingRequest, waitlistEntry } from "@/db/schema/bookings";
import type { Day } from "@/lib/core/days";
import { newId, newReference, type Id } from "@/lib/core/ids";
import { cents } from "@/lib/core/money";
import { NOW } from "../context";
import { aProgramme, aSlot } from "./activity";
import type { Family } from "./family";

type Wishes = { of: Family; childId: Id<"child">; day: Day };

async function aRequest({ of, childId, day }: Wishes) {
  const programme = await aProgramme();
  const slotId = await aSlot({ of: programme, day });
  const requestId = newId("bookingRequest");
  await database()
    .insert(bookingRequest)
    .values({ id: requestId, reference: newReference("PF"), familyId: of.id, accountId: of.parent.id, submissionKey: requestId, programmeId: programme.id, bookingPeriodId: programme.periodId, formula: "day", isTogether: false });
  return { requestId, familyId: of.id, childId, slotId, day };
}

/** One day booked for a child, in a slot made for it, cancelled since or not. */
export async function aBookedDay({ isCancelled = false, ...wishes }: Wishes & { isCancelled?: boolean }): Promise<void> {
  const priceRule = { tariffFrom: "2020-01-01", band: 1, isQuotientProved: false, isResident: true, siblingRank: 1, siblingShare: 10_000 };
  const ended = isCancelled ? ({ state: "cancelled", cancelledAt: NOW, chargedCents: cents(0) } as const) : {};
  await database().insert(booking).values({ id: newId("booking"), ...(await aRequest(wishes)), careCents: cents(400), mealCents: cents(100), priceRule, ...ended });
}

/** One wish for a full day, still waiting or left since. */
export async function aWaitedDay({ isLeft = false, ...wishes }: Wishes & { isLeft?: boolean }): Promise<void> {
  const ended = isLeft ? ({ state: "left", endedAt: NOW } as const) : {};
  await database().insert(waitlistEntry).values({ id: newId("waitlistEntry"), ...(await aRequest(wishes)), isTogether: false, tier: 1, ...ended });
}
