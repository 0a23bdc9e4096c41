import fc from "fast-check";
import { ageGroupFor, hasGroupOnOneOf, isWanted, readFilter, slotStatus, type PlacesFacts } from "@/lib/activities/rules";
import { addDays, ageOn, eachDay, type Day } from "@/lib/core/days";

const small = { id: "small", fromYears: 3, toYears: 5 };
const big = { id: "big", fromYears: 7, toYears: 11 };
const groups = [small, big];
const of = (bornOn: Day, isSchooled = true) => ({ bornOn, isSchooled });

describe("the age group of a child", () => {
  test.each<[string, Day, Day, unknown]>([
    ["on the eve of three, schooled", "2023-06-10", "2026-06-09", small],
    ["on the day of three", "2023-06-10", "2026-06-10", small],
    ["on the last day of five", "2020-06-10", "2026-06-09", small],
    ["in a gap between two groups", "2020-06-10", "2026-06-10", "too_old"],
    ["on the day of seven", "2019-06-10", "2026-06-10", big],
    ["on the last day of eleven", "2014-06-11", "2026-06-10", big],
    ["on the day of twelve", "2014-06-10", "2026-06-10", "too_old"],
    ["at thirty-two months", "2023-10-10", "2026-06-10", small],
    ["a day before thirty-two months", "2023-10-11", "2026-06-10", "too_young"],
    ["unborn", "2027-01-01", "2026-06-10", "too_young"],
  ])("%s", (_name, bornOn, day, expected) => {
    expect(ageGroupFor(groups, of(bornOn), day)).toBe(expected);
  });

  test("under three, one who does not go to school is too young", () => {
    expect(ageGroupFor(groups, of("2023-06-10", false), "2026-06-09")).toBe("too_young");
    expect(ageGroupFor(groups, of("2023-06-10", false), "2026-06-10")).toBe(small);
  });

  test("from three years on always contains the age of that day", () => {
    const days = eachDay("2024-01-01", "2030-12-31");
    fc.assert(
      fc.property(fc.constantFrom(...days), fc.integer({ min: 3 * 366, max: 18 * 366 }), (day, old) => {
        const bornOn = addDays(day, -old);
        const group = ageGroupFor(groups, of(bornOn), day);
        const { years } = ageOn(bornOn, day);
        return typeof group === "string" ? !groups.some(({ fromYears, toYears }) => fromYears <= years && years <= toYears) : group.fromYears <= years && years <= group.toYears;
      }),
    );
  });

  test("is looked for on each of the days offered", () => {
    expect(hasGroupOnOneOf(groups, of("2023-06-10", false), ["2026-06-09"])).toBe(false);
    expect(hasGroupOnOneOf(groups, of("2023-06-10", false), ["2026-06-09", "2026-06-10"])).toBe(true);
  });
});

describe("a slot, to somebody who reads", () => {
  const day: Day = "2026-12-21";
  const slot: PlacesFacts = { day, capacity: 8, taken: 0, closedReason: null };
  const rule = { kind: "days_before", days: 8, at: "12:00", workingDaysOnly: false } as const;
  const early = new Date("2026-12-01T08:00:00Z");

  test.each([
    [4, { kind: "free", left: 4 }],
    [5, { kind: "last", left: 3 }],
    [7, { kind: "last", left: 1 }],
    [8, { kind: "full" }],
  ])("with %i places taken of 8", (taken, expected) => {
    expect(slotStatus({ ...slot, taken }, rule, early)).toEqual(expected);
  });

  test.each([
    ["just before", "2026-12-13T10:59:59.999Z", "free"],
    ["on", "2026-12-13T11:00:00Z", "too_late"],
    ["just after", "2026-12-13T11:00:00.001Z", "too_late"],
  ])("%s the deadline", (_name, now, kind) => {
    expect(slotStatus(slot, rule, new Date(now))).toMatchObject({ kind });
  });

  test("closed is said before anything else", () => {
    expect(slotStatus({ ...slot, taken: 8, closedReason: "public_holiday" }, rule, new Date("2027-01-01T00:00:00Z"))).toEqual({ kind: "closed", reason: "public_holiday" });
  });
});

describe("what is asked of the catalogue", () => {
  test("is read from the address", () => {
    expect(readFilter({ offre: "loisirs", age: "7", commune: "44131" })).toEqual({ offer: "leisure", years: 7, communeInsee: "44131" });
  });

  test.each([{ offre: "toString" }, { offre: ["loisirs", "jeunesse"] }, { age: "-1" }, { age: "7.5" }, { age: "999" }, { commune: "44131' or 1=1" }, { commune: "" }, { age: "" }, {}])("%j asks nothing", (params) => {
    expect(readFilter(params)).toEqual({ offer: undefined, years: undefined, communeInsee: undefined });
  });

  test("excludes what differs in one point", () => {
    const shown = { offer: "leisure", communeInsee: "44131", groups };
    const none = readFilter({});
    expect(isWanted(shown, none)).toBe(true);
    expect(isWanted(shown, { ...none, offer: "youth" })).toBe(false);
    expect(isWanted(shown, { ...none, communeInsee: "44012" })).toBe(false);
    expect([2, 3, 5, 6, 7, 11, 12].filter((years) => isWanted(shown, { ...none, years }))).toEqual([3, 5, 7, 11]);
  });
});
