import { randomUUID } from "node:crypto";
import type { Day } from "@/lib/core/days";
import type { Id } from "@/lib/core/ids";
import type { Order } from "@/lib/bookings/use-cases/book-children";
import { aMonday, type Programme } from "./activity";

type Wishes = { of: { id: Id<"family"> }; programme: Programme; children: Id<"child">[]; days?: Day[]; isTogether?: boolean; acceptsWaiting?: boolean; submissionKey?: string };

/** What the last page of booking posts: each of these children, on each of these days. */
export function anOrder({ of, programme, children, days = [aMonday()], isTogether = false, acceptsWaiting = true, submissionKey = randomUUID() }: Wishes): Order {
  return {
    familyId: of.id,
    programmeId: programme.id,
    periodId: programme.periodId,
    formula: "day",
    wishes: children.flatMap((childId) => days.map((day) => ({ childId, day }))),
    isTogether,
    acceptsWaiting,
    submissionKey,
  };
}
