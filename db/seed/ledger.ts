import "server-only";
import type { Transaction } from "@/db/client";
import { booking, bookingRequest, waitlistEntry } from "@/db/schema/bookings";
import { opensAt } from "@/lib/activities/rules";
import { priceFor } from "@/lib/billing/rules";
import { after, DAY_MS, HOUR_MS, SECOND_MS } from "@/lib/core/clock";
import { hashToken, newSecretToken } from "@/lib/core/crypto";
import { addDays, ageOn, dayOf, instantAt, type Day } from "@/lib/core/days";
import { deadlineFor } from "@/lib/core/deadlines";
import { newId, newReference } from "@/lib/core/ids";
import { cents, shareOf, sum } from "@/lib/core/money";
import { inBatches } from "./batches";
import { SEEDED, type Child, type Family, type Slot } from "./readings";
import { programmes, tariffs } from "./town";

export type Person = Child & { family: Family };
type Request = typeof bookingRequest.$inferInsert & { createdAt: Date };
/** `taken` and `waiting` follow what the ledger holds. */
export type OpenSlot = Slot & { waiting: number };

const tariffOf = new Map(programmes.map(({ slug, tariff }) => [slug, tariffs.get(tariff)]));

/** What families did in the demo town, gathered and then written in a few statements. It promises a child one place a day and a slot no place too many. */
export class Ledger {
  private readonly requests = new Map<string, Request>();
  private readonly bookings: (typeof booking.$inferInsert)[] = [];
  private readonly entries: (typeof waitlistEntry.$inferInsert)[] = [];
  /** How many requests each period has received so far. */
  private readonly asked = new Map<string, number>();
  private readonly ages = new Map<string, number>();
  private readonly deadlines = new Map<string, Date>();
  readonly today: Day;

  constructor(
    readonly now: Date,
    private readonly busy: Set<string>,
  ) {
    this.today = dayOf(now);
  }

  isFree = (person: Person, { day }: OpenSlot) => !this.busy.has(`${person.id} ${day}`);

  suits(person: Person, { day, fromYears, toYears }: OpenSlot): boolean {
    const key = `${person.bornOn} ${day}`;
    const years = this.ages.get(key) ?? ageOn(person.bornOn, day).years;
    this.ages.set(key, years);
    return fromYears <= years && years <= toYears;
  }

  /** There is still time to add and to cancel, with a few hours to spare. */
  isBookable = ({ programmeSlug, addDeadline, day, closedReason }: OpenSlot): boolean => {
    const key = `${programmeSlug} ${day}`;
    const deadline = this.deadlines.get(key) ?? deadlineFor(addDeadline, day);
    this.deadlines.set(key, deadline);
    return closedReason === null && deadline > after(this.now, 6 * HOUR_MS);
  };

  book(person: Person, slot: OpenSlot): void {
    const request = this.requestOf(person.family, slot);
    this.bookings.push({ ...this.rowOf(person, slot, request), state: "confirmed" });
    this.busy.add(`${person.id} ${slot.day}`);
    slot.taken += 1;
  }

  cancel(person: Person, slot: OpenSlot, state: "cancelled" | "cancelled_late" | "cancelled_by_center"): void {
    const request = this.requestOf(person.family, slot);
    const row = this.rowOf(person, slot, request);
    const charged = state === "cancelled_late" ? shareOf(sum([row.careCents, row.mealCents]), slot.lateCancelShare) : cents(0);
    const usual = state === "cancelled_late" ? instantAt(slot.day, "07:15") : after(request.createdAt, DAY_MS);
    this.bookings.push({ ...row, state, cancelledAt: usual < this.now ? usual : this.now, chargedCents: charged });
  }

  /** Goes to the end of the waiting list of the slot. */
  wait(person: Person, slot: OpenSlot): void {
    slot.waiting += 1;
    this.entries.push({ ...this.entryOf(person, slot), state: "waiting" });
  }

  /** Holds a place for a day, and never ends at night (R-WL-2). */
  offer(person: Person, slot: OpenSlot): void {
    slot.taken += 1;
    const expiresAt = outsideTheNight(after(this.now, DAY_MS));
    this.entries.push({ ...this.entryOf(person, slot), state: "offered", offeredAt: this.now, offerExpiresAt: expiresAt, offerTokenHash: hashToken(newSecretToken()) });
  }

  async write(tx: Transaction): Promise<void> {
    await inBatches([...this.requests.values()], (rows) => tx.insert(bookingRequest).values(rows));
    await inBatches(this.bookings, (rows) => tx.insert(booking).values(rows));
    await inBatches(this.entries, (rows) => tx.insert(waitlistEntry).values(rows));
  }

  /** One request per family, programme, period and formula. */
  private requestOf(family: Family, slot: OpenSlot): Request {
    const submissionKey = `${SEEDED}${slot.periodSlug}:${slot.programmeSlug}:${slot.formula}`;
    const key = `${family.id} ${submissionKey}`;
    const known = this.requests.get(key);
    if (known) return known;
    const { programmeId, bookingPeriodId, formula } = slot;
    const rank = this.asked.get(slot.periodSlug) ?? 0;
    this.asked.set(slot.periodSlug, rank + 1);
    const asked = after(opensAt(slot, family.isResident), sinceOpening(rank));
    const request: Request = {
      id: newId("bookingRequest"), reference: newReference("PF"), familyId: family.id, accountId: family.accountId, submissionKey, programmeId, bookingPeriodId, formula, isTogether: false,
      createdAt: asked < this.now ? asked : this.now,
    };
    this.requests.set(key, request);
    return request;
  }

  private rowOf(person: Person, slot: OpenSlot, request: Request) {
    const { family } = person;
    const tariff = tariffOf.get(slot.programmeSlug);
    const siblingRank = family.children.findIndex(({ id }) => id === person.id) + 1;
    const price = tariff && priceFor(tariff, { quotients: family.quotients, isResident: family.isResident, siblingRank }, slot.formula, slot.day);
    if (!price) throw new Error(`the demo town has no price for ${slot.programmeSlug}`);
    const { careCents, mealCents, rule: priceRule } = price;
    return { id: newId("booking"), requestId: request.id, familyId: family.id, childId: person.id, slotId: slot.id, day: slot.day, careCents, mealCents, priceRule, createdAt: request.createdAt };
  }

  private entryOf(person: Person, slot: OpenSlot) {
    const { family } = person;
    const request = this.requestOf(family, slot);
    this.busy.add(`${person.id} ${slot.day}`);
    const requestedAt = after(request.createdAt, this.entries.length);
    return { id: newId("waitlistEntry"), requestId: request.id, familyId: family.id, childId: person.id, slotId: slot.id, day: slot.day, isTogether: false, tier: family.isResident ? 1 : 2, requestedAt };
  }
}

/** Requests come thick when a period opens, then ever more slowly: the first ten in a minute and a half, the hundredth after a quarter of an hour. */
function sinceOpening(rank: number): number {
  return 40 * SECOND_MS + rank * 5 * SECOND_MS + rank ** 2 * 40;
}

function outsideTheNight(instant: Date): Date {
  const day = dayOf(instant);
  const [morning, evening] = [instantAt(day, "08:00"), instantAt(day, "21:00")];
  if (instant < morning) return morning;
  return instant < evening ? instant : instantAt(addDays(day, 1), "08:00");
}
