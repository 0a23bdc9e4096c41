import "server-only";
import { sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import type { Context, FamilyActor } from "@/db/context";
import { booking, bookingRequest, refusedWish, waitlistEntry } from "@/db/schema/bookings";
import { inTransaction } from "@/db/transaction";
import { findPeriod, findProgramme, listFiles, type ChildFile, type Offered, type PeriodFacts, type ProgrammeFacts } from "@/lib/activities/queries";
import { ageGroupFor, opensAt } from "@/lib/activities/rules";
import { recordEvent } from "@/lib/audit/use-cases/record-event";
import { findTariff, listQuotients } from "@/lib/billing/queries";
import { priceFor, type Price, type Quotient, type Tariff } from "@/lib/billing/rules";
import type { Day } from "@/lib/core/days";
import { newId, newReference, type Id } from "@/lib/core/ids";
import { cents, sum } from "@/lib/core/money";
import { ok, refused, type Result } from "@/lib/core/result";
import { territoryOf } from "@/lib/families/rules";
import { childFacts, findSubmission, listBusyDays, lockFamilyOf, lockSlots } from "../queries";
import { overrideRefusal, type OverridableRule } from "../policy";
import { decideWishes, judgeWish, nearestGroup, tierOf, type ChildFacts, type Judged, type Outcome, type SlotFacts } from "../rules";
import type { BookingRefusal } from "../words";
import { mailReceipt } from "./mail-receipt";

export type Order = Offered & {
  familyId: Id<"family">;
  wishes: readonly { childId: Id<"child">; day: Day }[];
  isTogether: boolean;
  acceptsWaiting: boolean;
  /** Made with the form: the same form sent twice is one request. */
  submissionKey: string;
  /** The desk alone, with the right and a reason: a wish that these rules refuse is booked all the same (R-DESK-2). */
  override?: { rules: readonly OverridableRule[]; reason: string };
};

export type Receipt = { reference: string };

type LockedSlot = SlotFacts & { id: Id<"slot"> };
type Wanted = { child: ChildFacts & { id: Id<"child"> }; day: Day; slots: readonly LockedSlot[]; file: ChildFile; price: Price | undefined };
type Decided = Outcome<Wanted, LockedSlot>;

/**
 * Books days of several children in one act: the family is locked, then the slots by id, and everything the pages promised
 * is decided again under the locks, by the database's clock. Days that cannot be are told with their reason and the rest is
 * kept; nothing at all possible writes nothing. Sent again, it answers with the receipt it made. The desk books for a family
 * through the same act.
 */
export async function bookChildren(ctx: Context<FamilyActor>, order: Order): Promise<Result<Receipt, BookingRefusal>> {
  const reason = order.override && overrideRefusal(ctx.actor, order.override.reason);
  if (reason) return refused({ reason });
  const [programme, period] = await Promise.all([findProgramme(ctx.db, order.programmeId), findPeriod(ctx.db, order.periodId)]);
  if (!programme || !period) return refused({ reason: "not-on-offer" });
  const tariff = await findTariff(ctx.db, programme.tariffId);
  return inTransaction(ctx.db, async (tx) => {
    const family = await readUnderLock(tx, ctx.actor, order, period);
    if (!family) return refused({ reason: "no-family" });
    if (family.submitted) return ok({ reference: family.submitted });
    const judged = await wantedUnderLock(tx, order, { programme, period, tariff, family });
    if (!judged.ok) return judged;
    const decided = decideWishes(judged.value.wanted, judged.value.judge, { ...order, addsPlaces: waivedBy(order).has("capacity") });
    if (decided.every(({ kind }) => kind === "refused")) return refused({ reason: "nothing-possible", refused: refusedOf(decided) });
    return ok({ reference: await write(tx, ctx, order, { programme, decided, family }) });
  });
}

const waivedBy = ({ override }: Order) => new Set(override?.rules);

type FamilyFacts = NonNullable<Awaited<ReturnType<typeof readUnderLock>>>;

/** One round trip: what follows the lock is read under it. */
async function readUnderLock(tx: Transaction, actor: FamilyActor, order: Order, { startsOn, endsOn }: PeriodFacts) {
  const [own, submitted, files, busy, quotients] = await Promise.all([
    lockFamilyOf(tx, actor),
    findSubmission(tx, order.familyId, order.submissionKey),
    listFiles(tx, order.familyId),
    listBusyDays(tx, order.familyId, startsOn, endsOn),
    listQuotients(tx, order.familyId),
  ]);
  if (own?.familyId !== order.familyId) return undefined;
  return { submitted, files, busy, quotients, addressee: own.addressee, isResident: territoryOf(own.communeInsee) === "resident" };
}

type World = { programme: ProgrammeFacts; period: PeriodFacts; tariff: Tariff; family: FamilyFacts };

/** The wishes with their slots, locked; refused as a whole when a child is not theirs or the period has not opened for them. */
async function wantedUnderLock(tx: Transaction, order: Order, { programme, period, tariff, family }: World) {
  const children = new Map(family.files.map((file) => [file.id, { file, facts: { ...childFacts(file, family.busy), id: file.id } }]));
  const known = order.wishes.flatMap(({ childId, day }) => {
    const child = children.get(childId);
    return child ? [{ ...child, day }] : [];
  });
  if (known.length < order.wishes.length) return refused({ reason: "unknown-child" } as const);
  const waived = waivedBy(order);
  const places = known.flatMap(({ facts, day }) => {
    const own = ageGroupFor(programme.groups, facts, day);
    const group = typeof own === "string" ? (waived.has("age") ? nearestGroup(programme.groups, facts, day) : undefined) : own;
    return group ? [{ ageGroupId: group.id, day }] : [];
  });
  const slots = places.length > 0 ? await lockSlots(tx, order, places) : [];
  const now = new Date(slots[0]?.now ?? 0);
  const opening = opensAt(period, family.isResident);
  const isEarly = slots.length > 0 && now < opening;
  if (isEarly && !waived.has("opening")) return refused({ reason: "not-open", opensAt: opening } as const);
  const wanted = known.map(({ facts, file, day }): Wanted => ({ child: facts, file, day, slots, price: priceOf(order, tariff, family, file, day) }));
  const judge = (wish: Wanted): Judged<LockedSlot> => {
    if (wish.price === undefined) return { slot: undefined, refusal: "no_slot" };
    const judged = judgeWish(wish, programme, now, waived);
    return isEarly && judged.refusal === undefined ? { ...judged, overrides: [...(judged.overrides ?? []), "opening"] } : judged;
  };
  return ok({ wanted, judge });
}

function priceOf({ formula }: Offered, tariff: Tariff, family: { quotients: readonly Quotient[]; isResident: boolean }, { siblingRank }: ChildFile, day: Day): Price | undefined {
  return priceFor(tariff, { quotients: family.quotients, isResident: family.isResident, siblingRank }, formula, day);
}

const refusedOf = (decided: readonly Decided[]) =>
  decided.flatMap((each) => (each.kind === "refused" ? [{ givenName: each.wish.file.givenName, day: each.wish.day, reason: each.reason }] : []));

type Decision = { programme: ProgrammeFacts; decided: readonly Decided[]; family: FamilyFacts };

/** One round trip: the request, its three kinds of lines, the journal and the mail, sent one behind the other. */
async function write(tx: Transaction, ctx: Context<FamilyActor>, order: Order, { programme, decided, family }: Decision): Promise<string> {
  const { familyId, submissionKey, programmeId, periodId, formula, isTogether } = order;
  const { actor } = ctx;
  const request = { id: newId("bookingRequest"), reference: newReference("PF") };
  const common = { requestId: request.id, familyId };
  const booked = decided.flatMap(({ kind, wish, ...rest }) => (kind === "booked" && "overrides" in rest && wish.price ? [{ wish, price: wish.price, ...rest }] : []));
  const waiting = decided.flatMap((each) => (each.kind === "waiting" ? [each] : []));
  const noes = decided.flatMap((each) => (each.kind === "refused" ? [each] : []));
  const overrides = [...new Set(booked.flatMap((each) => each.overrides))];
  const asked = actor.kind === "parent" ? { accountId: actor.accountId } : { channel: "desk" as const, staffId: actor.accountId, ...(overrides.length > 0 && { overrideReason: order.override?.reason.trim() }) };
  const told = actor.kind === "parent" ? {} : { reference: request.reference, ...(overrides.length > 0 && { overrides: overrides.join(" ") }) };
  await Promise.all([
    tx.insert(bookingRequest).values({ ...request, ...asked, familyId, submissionKey, programmeId, bookingPeriodId: periodId, formula, isTogether }),
    booked.length > 0 && insertBookings(tx, booked.map(({ wish, slot, price, overrides: used }) => ({ ...common, id: newId("booking"), childId: wish.child.id, slotId: slot.id, day: wish.day, price, overrides: used, isExtra: used.includes("capacity") }))),
    waiting.length > 0 &&
      tx.insert(waitlistEntry).values(
        waiting.map(({ wish, slot }) => ({ ...common, id: newId("waitlistEntry"), childId: wish.child.id, slotId: slot.id, day: wish.day, isTogether, tier: tierOf(family.isResident) })),
      ),
    noes.length > 0 && tx.insert(refusedWish).values(noes.map(({ wish, reason }) => ({ ...common, childId: wish.child.id, day: wish.day, reason }))).onConflictDoNothing(),
    recordEvent(tx, ctx, { action: "booking.requested", accountId: actor.kind === "parent" ? actor.accountId : null, familyId, detail: { booked: booked.length, waiting: waiting.length, refused: noes.length, ...told } }),
    mailReceipt(tx, ctx, {
      familyId,
      addressee: family.addressee,
      reference: request.reference,
      title: programme.title,
      formula,
      booked: booked.map(({ wish, price }) => ({ givenName: wish.file.givenName, day: wish.day, priceCents: cents(price.careCents + price.mealCents) })),
      waiting: waiting.map(({ wish }) => ({ givenName: wish.file.givenName, day: wish.day })),
      refused: refusedOf(decided),
      totalCents: sum(booked.map(({ price }) => cents(price.careCents + price.mealCents))),
    }),
  ]);
  return request.reference;
}

type NewBooking = { id: Id<"booking">; requestId: Id<"bookingRequest">; familyId: Id<"family">; childId: Id<"child">; slotId: Id<"slot">; day: Day; price: Price; overrides: readonly OverridableRule[]; isExtra: boolean };

/** All the days in one value: the statement is the same for one day and for forty, and costs the same to send. */
function insertBookings(tx: Transaction, rows: readonly NewBooking[]) {
  const given = rows.map(({ price: { careCents, mealCents, rule }, ...row }) => ({ ...row, careCents, mealCents, rule }));
  return tx.execute(sql`
    insert into ${booking} (id, request_id, family_id, child_id, slot_id, day, care_cents, meal_cents, price_rule, overrides, is_extra)
    select "id", "requestId", "familyId", "childId", "slotId", "day", "careCents", "mealCents", "rule", "overrides", "isExtra" from json_to_recordset(${JSON.stringify(given)}::json)
    as given ("id" text, "requestId" text, "familyId" text, "childId" text, "slotId" text, "day" text, "careCents" integer, "mealCents" integer, "rule" jsonb, "overrides" text[], "isExtra" boolean)`);
}
