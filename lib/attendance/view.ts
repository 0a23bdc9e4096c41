import { phoneView } from "@/lib/accounts/view";
import { formulaWords } from "@/lib/activities/words";
import { ageOn, type Day } from "@/lib/core/days";
import { counted, frenchCivilDay, frenchList } from "@/lib/core/format";
import type { HealthAlerts } from "@/lib/families/adapters/health-cipher";
import { contactRelationWords, guardianRelationWords, mealWords, type ConsentKind, type Meal } from "@/lib/families/words";
import type { Adults, BookedRow, CenterRow, ConsentRow, CourtOrderRow, MarkRow, SlotRow } from "./queries";
import { byBooking, hasMeal, presenceOf, supervisionOf, type Formula, type Mark } from "./rules";
import { shortMealWords } from "./words";

export type PersonView = { name: string; who: string; phone: string };

export type RollChildView = {
  bookingId: string;
  /** The id of the next mark, for a browser without scripts. */
  nextMarkId: string;
  name: string;
  givenName: string;
  age: string;
  formula: Formula;
  formulaLabel: string;
  isExtra: boolean;
  /** « Allergies : arachides », one line each; empty when there is nothing to report. */
  alerts: string[];
  /** What is said of health when there is no alert. */
  health: string;
  meal: string;
  isPlainMeal: boolean;
  pickUps: PersonView[];
  emergencies: PersonView[];
  mayLeaveAlone: boolean;
  leaving: string;
  hasCourtOrder: boolean;
  consents: string;
};

export type GroupView = { id: string; name: string; activity: string; animators: number; possible: number; children: RollChildView[] };

export type DaySheetView = { center: string; slug: string; day: Day; dayName: string; phone: string; groups: GroupView[]; isClosed: boolean };

export type RollRows = {
  slots: readonly SlotRow[];
  booked: readonly BookedRow[];
  adults: Adults;
  consents: readonly ConsentRow[];
  courtOrders: readonly CourtOrderRow[];
  /** Undefined on a day whose list no longer, or not yet, shows health. */
  health: ReadonlyMap<string, HealthAlerts> | undefined;
};

export function daySheetView(center: CenterRow, day: Day, rows: RollRows, newMarkId: () => string): DaySheetView {
  const groupIds = [...new Set(rows.slots.map(({ groupId }) => groupId))];
  return {
    center: center.name,
    slug: center.slug,
    day,
    dayName: frenchCivilDay(day),
    phone: phoneView(center.phone),
    groups: groupIds.flatMap((id) => groupView(id, day, rows, newMarkId)),
    isClosed: rows.slots.every(({ closedReason }) => closedReason !== null),
  };
}

function groupView(id: string, day: Day, rows: RollRows, newMarkId: () => string): GroupView[] {
  const slots = rows.slots.filter(({ groupId, closedReason }) => groupId === id && closedReason === null);
  const [first] = slots;
  if (!first) return [];
  const children = rows.booked.flatMap((row) => {
    const slot = slots.find((each) => each.id === row.slotId);
    return slot ? [childView(row, slot, day, rows, newMarkId())] : [];
  });
  return [{ id, name: first.groupName, activity: first.title ?? first.programmeTitle, ...supervisionOf(slots), children }];
}

function childView(row: BookedRow, slot: SlotRow, day: Day, rows: RollRows, nextMarkId: string): RollChildView {
  const { bookingId, givenName, familyName, isExtra, meal } = row;
  const granted = (kind: ConsentKind) => rows.consents.find((each) => each.childId === row.childId && each.kind === kind)?.isGranted;
  const mayLeaveAlone = granted("leave_alone") === true;
  return {
    bookingId,
    nextMarkId,
    name: `${givenName} ${familyName}`,
    givenName,
    age: counted(ageOn(row.bornOn, day).years, "an"),
    formula: slot.formula,
    formulaLabel: slot.title ?? formulaWords[slot.formula],
    isExtra,
    ...healthLines(rows.health, row.childId),
    meal: mealWords[meal],
    isPlainMeal: meal === "standard",
    ...peopleOf(row, rows.adults),
    mayLeaveAlone,
    leaving: mayLeaveAlone ? "Peut partir sans adulte" : "Ne part pas sans adulte",
    hasCourtOrder: rows.courtOrders.some(({ familyId, childId }) => familyId === row.familyId && (childId === null || childId === row.childId)),
    consents: frenchList((["photos", "outings"] as const).map((kind) => `${kind === "photos" ? "photos" : "sorties"} : ${answer(granted(kind))}`)),
  };
}

const answer = (granted: boolean | undefined) => (granted === undefined ? "sans réponse, donc non" : granted ? "oui" : "non");

function healthLines(health: RollRows["health"], childId: string): Pick<RollChildView, "alerts" | "health"> {
  if (health === undefined) return { alerts: [], health: "Santé : montrée de 14 jours avant à 7 jours après" };
  const own = health.get(childId);
  if (!own) return { alerts: [], health: "Fiche sanitaire pas encore remplie" };
  const said = [["Allergies", own.allergies], ["PAI", own.carePlan], ["Traitement", own.treatment]] as const;
  return { alerts: said.flatMap(([label, text]) => (text.trim() === "" ? [] : [`${label} : ${text}`])), health: "Santé : rien à signaler" };
}

function peopleOf({ familyId }: BookedRow, { guardians, contacts }: Adults): Pick<RollChildView, "pickUps" | "emergencies"> {
  const person = ({ givenName, familyName, phone }: { givenName: string; familyName: string; phone: string }, who: string): PersonView => ({ name: `${givenName} ${familyName}`, who, phone: phoneView(phone) });
  const parents = guardians.filter((each) => each.familyId === familyId).map((each) => person(each, each.relation ? guardianRelationWords[each.relation].toLowerCase() : "responsable légal"));
  const others = contacts.filter((each) => each.familyId === familyId);
  const named = (list: typeof others) => list.map((each) => person(each, contactRelationWords[each.relation].toLowerCase()));
  return { pickUps: [...parents, ...named(others.filter(({ mayPickUp }) => mayPickUp))], emergencies: [...parents.filter(({ phone }) => phone !== ""), ...named(others.filter(({ isEmergency }) => isEmergency))] };
}

/** A row of the table, as it travels to a tablet. */
export function markView({ markedAt, ...mark }: MarkRow): Mark {
  return { ...mark, markedAt: markedAt.getTime() };
}

export type KitchenView = { center: string; slug: string; dayName: string; kinds: string[]; rows: { group: string; counts: number[]; total: number }[]; totals: number[]; total: number; absent: number };

const meals = Object.keys(shortMealWords) as Meal[];

/** Meals by group, for the children who stay to eat and are not marked absent. */
export function kitchenView(center: CenterRow, day: Day, slots: readonly SlotRow[], booked: readonly BookedRow[], marks: readonly Mark[]): KitchenView {
  const marked = byBooking(marks);
  const isAbsent = ({ bookingId }: BookedRow) => presenceOf(marked.get(bookingId) ?? []).kind.startsWith("absent");
  const withMeal = slots.filter(({ formula, closedReason }) => hasMeal(formula) && closedReason === null);
  const eaters = booked.filter(({ slotId }) => withMeal.some(({ id }) => id === slotId));
  const coming = eaters.filter((each) => !isAbsent(each));
  const countIn = (list: readonly BookedRow[]) => meals.map((meal) => list.filter((each) => each.meal === meal).length);
  const rows = withMeal.map((slot) => {
    const own = coming.filter(({ slotId }) => slotId === slot.id);
    return { group: `${slot.groupName}, ${formulaWords[slot.formula].toLowerCase()}`, counts: countIn(own), total: own.length };
  });
  return {
    center: center.name, slug: center.slug, dayName: frenchCivilDay(day), kinds: meals.map((meal) => shortMealWords[meal]),
    rows, totals: countIn(coming), total: coming.length, absent: eaters.length - coming.length,
  };
}

export type CenterDaysView = { slug: string; name: string; days: { day: Day; label: string; isToday: boolean; expected: string }[] };

type OpenDay = { centerId: string; day: Day };

/** The next days on which a centre receives, today first; then the last one behind, whose list may still be completed. */
export function nearDaysOf(open: readonly OpenDay[], centerId: string, today: Day): Day[] {
  const own = open.filter((each) => each.centerId === centerId).map(({ day }) => day);
  return [...own.filter((day) => day >= today), ...own.filter((day) => day < today)];
}

function dayLabel(day: Day, today: Day, isFirst: boolean): string {
  if (day === today) return "Aujourd'hui";
  const name = frenchCivilDay(day, "medium");
  if (day < today) return `Dernier jour : ${name}`;
  return isFirst ? `Prochain jour ouvert : ${name}` : name;
}

export function centerDaysView({ id, slug, name }: Pick<CenterRow, "id" | "slug" | "name">, days: readonly Day[], counts: readonly (OpenDay & { expected: number })[], today: Day): CenterDaysView {
  const expectedOn = (day: Day) => counts.find((each) => each.centerId === id && each.day === day)?.expected ?? 0;
  const seen = days.map((day, index) => ({ day, label: dayLabel(day, today, index === 0), isToday: day === today, expected: counted(expectedOn(day), "attendu") }));
  return { slug, name, days: seen };
}
