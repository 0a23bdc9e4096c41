import { ageGroupFor, type AgeGroupFacts, type FileFacts, missingItems } from "@/lib/activities/rules";
import { type Day, isDay, mondayOf } from "@/lib/core/days";
import { deadlineFor, type DeadlineRule } from "@/lib/core/deadlines";
import { type Id, isId } from "@/lib/core/ids";

/** More than two children over a whole summer, and far less than what a page could be made to send. */
export const MOST_WISHES = 400;

export type WishRefusal =
  | "not_open" | "too_late" | "closed" | "too_young" | "too_old" | "no_slot" | "already_booked" | "already_waiting" | "file_incomplete" | "full" | "sibling";

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

export type Judged<S extends SlotFacts> = { slot: S; refusal: undefined } | { slot: S | undefined; refusal: WishRefusal };

/** Whether a child may ask for a day at all, places apart. The order is the one in which a parent should learn of it. */
export function judgeWish<S extends SlotFacts>(wish: Wish<S>, offer: OfferFacts, now: Date): Judged<S> {
  const slot = slotOf(wish, offer.groups);
  if (typeof slot === "string") return { slot: undefined, refusal: slot };
  const { child, day } = wish;
  if (child.bookedDays.has(day)) return { slot, refusal: "already_booked" };
  if (slot.closedReason !== null) return { slot, refusal: "closed" };
  if (now >= deadlineFor(offer.addDeadline, day)) return { slot, refusal: "too_late" };
  if (child.waitingSlots.has(slot.id)) return { slot, refusal: "already_waiting" };
  if (missingItems(offer.blockingItems, child.file, day).length > 0) return { slot, refusal: "file_incomplete" };
  return { slot, refusal: undefined };
}

export type Outcome<W, S> = { wish: W } & ({ kind: "booked"; slot: S } | { kind: "waiting"; slot: S } | { kind: "refused"; reason: WishRefusal });

type Terms = {
  /** « Mes enfants ensemble ou pas du tout »: on each day, all of them or none. */
  isTogether: boolean;
  /** What is full becomes a wait instead of a no. */
  acceptsWaiting: boolean;
};

/**
 * Gives the places left to the wishes, in their order, never more than there are. Together, the children of one day are
 * booked, wait or are refused as one.
 */
export function decideWishes<W extends { day: Day }, S extends SlotFacts>(wishes: readonly W[], judge: (wish: W) => Judged<S>, { isTogether, acceptsWaiting }: Terms): Outcome<W, S>[] {
  const left = new Map<string, number>();
  const placesIn = (slot: S) => left.get(slot.id) ?? slot.capacity - slot.taken;
  const decideAlike = (group: readonly W[]): Outcome<W, S>[] => {
    const judged = group.map((wish) => ({ wish, ...judge(wish) }));
    if (judged.some(({ refusal }) => refusal !== undefined)) {
      return judged.map(({ wish, refusal }) => ({ wish, kind: "refused", reason: refusal ?? "sibling" }));
    }
    const slots = judged.flatMap(({ slot }) => slot ?? []);
    const fits = slots.every((slot) => placesIn(slot) >= slots.filter(({ id }) => id === slot.id).length);
    if (fits) for (const slot of slots) left.set(slot.id, placesIn(slot) - 1);
    return judged.map(({ wish, slot }): Outcome<W, S> => {
      if (slot === undefined) return { wish, kind: "refused", reason: "no_slot" };
      if (fits) return { wish, kind: "booked", slot };
      return acceptsWaiting ? { wish, kind: "waiting", slot } : { wish, kind: "refused", reason: "full" };
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
