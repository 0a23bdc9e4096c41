import { ageGroupFor, type AgeGroupFacts, type FileFacts, missingItems } from "@/lib/activities/rules";
import { after, DAY_MS, HOUR_MS } from "@/lib/core/clock";
import { addDays, ageOn, type Day, dayOf, instantAt, isDay, mondayOf } from "@/lib/core/days";
import { deadlineFor, type DeadlineRule } from "@/lib/core/deadlines";
import { type Id, isId } from "@/lib/core/ids";
import { type BasisPoints, type Cents, cents, shareOf, sum } from "@/lib/core/money";
import type { OverridableRule } from "./policy";

/** More than two children over a whole summer, and far less than what a page could be made to send. */
export const MOST_WISHES = 400;

export type WishRefusal =
  | "not_open" | "too_late" | "closed" | "too_young" | "too_old" | "no_slot" | "already_booked" | "already_waiting" | "file_incomplete" | "full" | "sibling";

const noRule: ReadonlySet<OverridableRule> = new Set();

export type SlotFacts = { id: string; ageGroupId: string; day: Day; capacity: number; taken: number; closedReason: string | null };

export type ChildFacts = {
  id: string;
  bornOn: Day;
  isSchooled: boolean;
  file: FileFacts;
  /** Days on which the child has a place, anywhere. */
  bookedDays: ReadonlySet<Day>;
  /** Slots for which the child waits, or is offered a place. */
  waitingSlots: ReadonlySet<string>;
};

export type OfferFacts<I extends string = string> = { groups: readonly AgeGroupFacts[]; addDeadline: DeadlineRule; blockingItems: readonly I[] };

export type Wish<S extends SlotFacts = SlotFacts> = { child: ChildFacts; day: Day; slots: readonly S[] };

/** The slot of a child on a day: that of the age group the child belongs to on that very day. */
export function slotOf<S extends SlotFacts>({ child, day, slots }: Wish<S>, groups: readonly AgeGroupFacts[]): S | "too_young" | "too_old" | "no_slot" {
  const group = ageGroupFor(groups, child, day);
  if (typeof group === "string") return group;
  return slots.find((slot) => slot.day === day && slot.ageGroupId === group.id) ?? "no_slot";
}

/** The age group whose ages are the nearest to those of a child who belongs to none. */
export function nearestGroup<G extends AgeGroupFacts>(groups: readonly G[], { bornOn }: { bornOn: Day }, day: Day): G | undefined {
  const { years } = ageOn(bornOn, day);
  const distance = ({ fromYears, toYears }: G) => Math.max(fromYears - years, years - toYears, 0);
  return [...groups].sort((a, b) => distance(a) - distance(b))[0];
}

export type Judged<S extends SlotFacts> = { slot: S; refusal: undefined; /** The rules it takes to say yes. */ overrides?: readonly OverridableRule[] } | { slot: S | undefined; refusal: WishRefusal; overrides?: undefined };

type SlotWithin<S> = { slot: S; overrides: OverridableRule[] } | { refusal: WishRefusal };

function slotWithin<S extends SlotFacts>(wish: Wish<S>, groups: readonly AgeGroupFacts[], waived: ReadonlySet<OverridableRule>): SlotWithin<S> {
  const found = slotOf(wish, groups);
  if (typeof found !== "string") return { slot: found, overrides: [] };
  if (found === "no_slot" || !waived.has("age")) return { refusal: found };
  const group = nearestGroup(groups, wish.child, wish.day);
  const slot = wish.slots.find(({ day, ageGroupId }) => day === wish.day && ageGroupId === group?.id);
  return slot ? { slot, overrides: ["age"] } : { refusal: "no_slot" };
}

/**
 * Whether a child may ask for a day at all, places apart. The order is the one in which a parent should learn of it; a rule
 * that is waived refuses nothing, and is listed when it would have.
 */
export function judgeWish<S extends SlotFacts>(wish: Wish<S>, offer: OfferFacts, now: Date, waived = noRule): Judged<S> {
  const within = slotWithin(wish, offer.groups, waived);
  if ("refusal" in within) return { slot: undefined, refusal: within.refusal };
  const { slot, overrides } = within;
  const { child, day } = wish;
  if (child.bookedDays.has(day)) return { slot, refusal: "already_booked" };
  if (slot.closedReason !== null) return { slot, refusal: "closed" };
  const isLate = now >= deadlineFor(offer.addDeadline, day);
  if (isLate && !waived.has("deadline")) return { slot, refusal: "too_late" };
  if (child.waitingSlots.has(slot.id)) return { slot, refusal: "already_waiting" };
  const lacks = missingItems(offer.blockingItems, child.file, day).length > 0;
  if (lacks && !waived.has("file")) return { slot, refusal: "file_incomplete" };
  return { slot, refusal: undefined, overrides: [...overrides, ...(isLate ? ["deadline" as const] : []), ...(lacks ? ["file" as const] : [])] };
}

/** A place beyond the capacity is booked with "capacity" among its overrides. */
export type Outcome<W, S> = { wish: W } & ({ kind: "booked"; slot: S; overrides: readonly OverridableRule[] } | { kind: "waiting"; slot: S } | { kind: "refused"; reason: WishRefusal });

type Terms = {
  /** « Mes enfants ensemble ou pas du tout »: on each day, all of them or none. */
  isTogether: boolean;
  /** What is full becomes a wait instead of a no. */
  acceptsWaiting: boolean;
  /** What is full becomes one child more than the capacity: a reasoned decision of the desk. */
  addsPlaces?: boolean;
};

/**
 * Gives the places left to the wishes, in their order, never more than there are. Together, the children of one day are
 * booked, wait or are refused as one. Nobody waits by an override: it would be judged again, without it, when a place is offered.
 */
export function decideWishes<W extends { day: Day }, S extends SlotFacts>(wishes: readonly W[], judge: (wish: W) => Judged<S>, { isTogether, acceptsWaiting, addsPlaces = false }: Terms): Outcome<W, S>[] {
  const left = new Map<string, number>();
  const placesIn = (slot: S) => left.get(slot.id) ?? slot.capacity - slot.taken;
  const take = (slot: S): readonly OverridableRule[] => {
    const places = placesIn(slot);
    left.set(slot.id, Math.max(0, places - 1));
    return places > 0 ? [] : ["capacity"];
  };
  const decideAlike = (group: readonly W[]): Outcome<W, S>[] => {
    const judged = group.map((wish) => ({ wish, ...judge(wish) }));
    if (judged.some(({ refusal }) => refusal !== undefined)) {
      return judged.map(({ wish, refusal }) => ({ wish, kind: "refused", reason: refusal ?? "sibling" }));
    }
    const slots = judged.flatMap(({ slot }) => slot ?? []);
    const fits = addsPlaces || slots.every((slot) => placesIn(slot) >= slots.filter(({ id }) => id === slot.id).length);
    const waits = acceptsWaiting && judged.every(({ overrides = [] }) => overrides.length === 0);
    return judged.map(({ wish, slot, overrides = [] }): Outcome<W, S> => {
      if (slot === undefined) return { wish, kind: "refused", reason: "no_slot" };
      if (fits) return { wish, kind: "booked", slot, overrides: [...overrides, ...take(slot)] };
      return waits ? { wish, kind: "waiting", slot } : { wish, kind: "refused", reason: "full" };
    });
  };
  const days = [...new Set(wishes.map(({ day }) => day))].sort();
  const groups = isTogether ? days.map((day) => wishes.filter((wish) => wish.day === day)) : wishes.map((wish) => [wish]);
  return groups.flatMap(decideAlike);
}

/** Families of the territory are before the others in a waiting list (R-WL-1). */
export function tierOf(isResident: boolean): number {
  return isResident ? 1 : 2;
}

export type FormulaName = "day" | "morning" | "afternoon" | "outing";
const formulaNames: readonly string[] = ["day", "morning", "afternoon", "outing"] satisfies FormulaName[];

/** A child, by its place among those chosen, and a day; or the first day of a week, or a month, for all of its days. */
export type Pick = { child: number; when: string };

/** What the steps of booking carry in their address. Whatever has not the right shape counts as not chosen. */
export type Choice = {
  childIds: Id<"child">[];
  /** A programme named by a page of the catalogue. */
  slug: string | undefined;
  programmeId: Id<"programme"> | undefined;
  periodId: Id<"bookingPeriod"> | undefined;
  formula: FormulaName | undefined;
  days: Pick[];
  weeks: Pick[];
  /** Children, by their place, who come on the same days as the first one. */
  likeFirst: number[];
};

type Params = Record<string, string | string[] | undefined>;

const MOST_CHILDREN = 15;
const pickShape = /^(\d{1,2})\.(\d{4}-\d{2}(?:-\d{2})?)$/;

export function readChoice(params: Params): Choice {
  const all = (name: string) => [params[name] ?? []].flat();
  const picks = (name: string): Pick[] => all(name).slice(0, MOST_WISHES).flatMap((text) => {
    const [, child = "", when = ""] = pickShape.exec(text) ?? [];
    return when === "" ? [] : [{ child: Number(child), when }];
  });
  const [offered = ""] = all("offre");
  const [programmeId = all("programme")[0], periodId = all("periode")[0]] = offered === "" ? [] : offered.split(".");
  const [formula = ""] = all("formule");
  const [slug] = all("activite");
  return {
    childIds: [...new Set(all("enfant"))].filter((id) => isId("child", id)).slice(0, MOST_CHILDREN),
    slug: slug !== undefined && /^[a-z0-9-]{1,80}$/.test(slug) ? slug : undefined,
    programmeId: isId("programme", programmeId) ? programmeId : undefined,
    periodId: isId("bookingPeriod", periodId) ? periodId : undefined,
    formula: isFormula(formula) ? formula : undefined,
    days: picks("jour").filter(({ when }) => isDay(when)),
    weeks: picks("semaine"),
    likeFirst: all("comme").slice(0, MOST_CHILDREN).map(Number).filter((place) => Number.isInteger(place) && place > 0),
  };
}

const isFormula = (text: string): text is FormulaName => formulaNames.includes(text);

/** The choice as an address carries it: what one step hands to the next, field by field. */
export function choiceFields({ childIds, slug, programmeId, periodId, formula, days }: Partial<Choice>): [name: string, value: string][] {
  return [
    ...(childIds ?? []).map((id): [string, string] => ["enfant", id]),
    ...(slug ? [["activite", slug] as [string, string]] : []),
    ...(programmeId ? [["programme", programmeId] as [string, string]] : []),
    ...(periodId ? [["periode", periodId] as [string, string]] : []),
    ...(formula ? [["formule", formula] as [string, string]] : []),
    ...(days ?? []).map(({ child, when }): [string, string] => ["jour", `${child}.${when}`]),
  ];
}

type Choosable = { days: readonly { day: Day; canPick: boolean; hasPlace: boolean }[] };

/** The days ticked for each child: one by one, by whole weeks or months (where there is a place), or like the first child. */
export function pickedDays(choice: Choice, children: readonly Choosable[]): Day[][] {
  const own = children.map(({ days }, place) => {
    const ticked = new Set(choice.days.filter(({ child }) => child === place).map(({ when }) => when));
    const weeks = new Set(choice.weeks.filter(({ child }) => child === place).map(({ when }) => when));
    return days.filter(({ day, canPick, hasPlace }) => (canPick && ticked.has(day)) || (hasPlace && (weeks.has(mondayOf(day)) || weeks.has(day.slice(0, 7))))).map(({ day }) => day);
  });
  const first = new Set(own[0]);
  return children.map(({ days }, place) =>
    choice.likeFirst.includes(place) ? days.filter(({ day, canPick }) => canPick && (first.has(day) || own[place]?.includes(day))).map(({ day }) => day) : (own[place] ?? []),
  );
}

export type CancelFacts = { day: Day; state: string; careCents: Cents; mealCents: Cents; cancelDeadline: DeadlineRule; lateCancelShare: BasisPoints };
export type Cancelling = { kind: "free" | "late"; chargedCents: Cents } | { kind: "begun" | "ended" };

/** What cancelling a day means at this instant (R-CAN-1): free, late with what stays due, or no more possible. */
export function cancellingOf({ day, state, careCents, mealCents, cancelDeadline, lateCancelShare }: CancelFacts, now: Date): Cancelling {
  if (state !== "confirmed") return { kind: "ended" };
  if (now >= beginningOf(day)) return { kind: "begun" };
  if (now < deadlineFor(cancelDeadline, day)) return { kind: "free", chargedCents: cents(0) };
  return { kind: "late", chargedCents: shareOf(sum([careCents, mealCents]), lateCancelShare) };
}

/** A day begins at midnight of the town. */
export function beginningOf(day: Day): Date {
  return instantAt(day, "00:00");
}

const CLOSE_DAYS_MS = 2 * DAY_MS;
const USUAL_OFFER_MS = DAY_MS;
const SHORT_OFFER_MS = 2 * HOUR_MS;
const SHORTEST_OFFER_MS = HOUR_MS;

/**
 * The last instant of an offer made now (R-WL-2): 24 hours, or 2 when the day is less than 48 hours away; from 21:00 to 8:00
 * nothing ends, it waits for 8:00; but never past the beginning of the day. Undefined when nobody would have an hour to answer.
 */
export function offerEnds(now: Date, day: Day): Date | undefined {
  const beginning = beginningOf(day);
  const left = beginning.getTime() - now.getTime();
  if (left < SHORTEST_OFFER_MS) return undefined;
  const end = outOfTheNight(after(now, left < CLOSE_DAYS_MS ? SHORT_OFFER_MS : USUAL_OFFER_MS));
  return end < beginning ? end : beginning;
}

function outOfTheNight(instant: Date): Date {
  const day = dayOf(instant);
  const morning = instantAt(day, "08:00");
  if (instant < morning) return morning;
  return instant < instantAt(day, "21:00") ? instant : instantAt(addDays(day, 1), "08:00");
}

export type Ranked = { id: string; tier: number; priority: number; requestedAt: Date };

/** Tier, then priority, then time of request (R-WL-1). */
export function byRank(a: Ranked, b: Ranked): number {
  return a.tier - b.tier || b.priority - a.priority || a.requestedAt.getTime() - b.requestedAt.getTime() || (a.id < b.id ? -1 : 1);
}

export type PassedOverReason = "siblings_together" | "already_booked";

/** Those who wait: entries under one `group` are brothers and sisters who come together or not at all. */
export type WaitingFacts<S extends string = string> = Ranked & { slotId: S; group: string; isBusy: boolean };

export type Promotion<W> = { offered: W[][]; passedOver: { entry: W; reason: PassedOverReason }[] };

/**
 * To whom the places left go, in rank order, whole groups only (R-WL-3). Whoever was ahead of somebody served in the same
 * slot, and was not, is passed over, with the reason. A slot absent from `places` has none.
 */
export function decideOffers<W extends WaitingFacts>(places: ReadonlyMap<string, number>, waiting: readonly W[]): Promotion<W> {
  const left = new Map(places);
  const promotion: Promotion<W> = { offered: [], passedOver: [] };
  const skipped: { entry: W; reason: PassedOverReason }[] = [];
  for (const group of groupsInRank(waiting)) {
    const fits = group.every(({ slotId }) => (left.get(slotId) ?? 0) >= group.filter((each) => each.slotId === slotId).length);
    if (fits && !group.some(({ isBusy }) => isBusy)) {
      for (const { slotId } of group) left.set(slotId, (left.get(slotId) ?? 0) - 1);
      promotion.offered.push(group);
      const served = new Set(group.map(({ slotId }) => slotId));
      for (const { entry, reason } of skipped) {
        if (served.has(entry.slotId) && !promotion.passedOver.some((each) => each.entry === entry)) promotion.passedOver.push({ entry, reason });
      }
    } else {
      const reason = fits ? "already_booked" : "siblings_together";
      skipped.push(...group.filter(({ slotId }) => (left.get(slotId) ?? 0) > 0).map((entry) => ({ entry, reason }) as const));
    }
  }
  return promotion;
}

/** A group stands where the last of its children stands, so that it overtakes nobody. */
function groupsInRank<W extends WaitingFacts>(waiting: readonly W[]): W[][] {
  const groups = new Map<string, W[]>();
  for (const entry of [...waiting].sort(byRank).reverse()) groups.set(entry.group, [...(groups.get(entry.group) ?? []), entry]);
  return [...groups.values()].reverse().map((group) => group.reverse());
}

export type OfferState = "ready" | "accepted" | "declined" | "expired" | "unknown";

/** What the group behind one link has become: an offer that nobody expired yet may be over all the same. */
export function offerState(entries: readonly { state: string; offerExpiresAt: Date | null }[], now: Date): OfferState {
  const [first] = entries;
  if (!first) return "unknown";
  if (first.state === "accepted") return "accepted";
  if (first.state === "declined" || first.state === "left") return "declined";
  return first.state === "offered" && first.offerExpiresAt !== null && now < first.offerExpiresAt ? "ready" : "expired";
}
