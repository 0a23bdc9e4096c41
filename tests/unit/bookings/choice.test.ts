import { gatherDays } from "@/lib/activities/rules";
import { choiceFields, MOST_WISHES, pickedDays, readChoice } from "@/lib/bookings/rules";
import { newId } from "@/lib/core/ids";

const [lea, tom] = [newId("child"), newId("child")];

test("a choice comes back from its address as it was", () => {
  const choice = readChoice({ enfant: [lea, tom], programme: newId("programme"), periode: newId("bookingPeriod"), formule: "day", jour: ["0.2026-12-21", "1.2026-12-22"] });
  const carried = new URLSearchParams(choiceFields(choice));
  const back = Object.fromEntries([...new Set(carried.keys())].map((name) => [name, carried.getAll(name)]));
  expect(readChoice(back)).toEqual(choice);
});

test.each([
  ["a child that is no id", { enfant: "1 or 1=1" }, { childIds: [] }],
  ["another kind of id", { enfant: newId("slot") }, { childIds: [] }],
  ["the same child twice", { enfant: [lea, lea] }, { childIds: [lea] }],
  ["a day that does not exist", { jour: "0.2026-02-30" }, { days: [] }],
  ["a day without its child", { jour: "2026-12-21" }, { days: [] }],
  ["a negative place", { jour: "-1.2026-12-21", comme: "-1" }, { days: [], likeFirst: [] }],
  ["the first child like itself", { comme: "0" }, { likeFirst: [] }],
  ["an unknown formula", { formule: "night" }, { formula: undefined }],
  ["half an offer", { offre: newId("programme") }, { periodId: undefined }],
  ["a slug with a path in it", { activite: "../../etc" }, { slug: undefined }],
])("%s counts as not chosen", (_, params, expected) => {
  expect(readChoice(params)).toMatchObject(expected);
});

test("ten thousand days in one address are cut to what one request may hold", () => {
  expect(readChoice({ jour: Array.from({ length: 10_000 }, () => "0.2026-12-21") }).days).toHaveLength(MOST_WISHES);
});

const week = { days: (["2026-12-21", "2026-12-22", "2026-12-23"] as const).map((day, at) => ({ day, canPick: at !== 2, hasPlace: at === 0 })) };

test("a whole week takes the days with a place; a day by itself may wait; a day that cannot be is not taken", () => {
  expect(pickedDays(readChoice({ semaine: "0.2026-12-21" }), [week])).toEqual([["2026-12-21"]]);
  expect(pickedDays(readChoice({ jour: ["0.2026-12-22", "0.2026-12-23"] }), [week])).toEqual([["2026-12-22"]]);
});

test("« mêmes jours que » adds the first child's days to one's own, where they are possible", () => {
  const other = { days: week.days.map((day) => ({ ...day, canPick: day.day !== "2026-12-21" })) };
  expect(pickedDays(readChoice({ jour: ["0.2026-12-21", "0.2026-12-22"], comme: "1" }), [week, other])).toEqual([["2026-12-21", "2026-12-22"], ["2026-12-22"]]);
});

test("days are shown by week, and Wednesdays by month", () => {
  expect(gatherDays(["2026-12-21", "2026-12-22", "2026-12-28"])).toEqual([
    { kind: "week", key: "2026-12-21", days: ["2026-12-21", "2026-12-22"] },
    { kind: "week", key: "2026-12-28", days: ["2026-12-28"] },
  ]);
  expect(gatherDays(["2027-01-06", "2027-01-13", "2027-02-03"])).toEqual([
    { kind: "month", key: "2027-01", days: ["2027-01-06", "2027-01-13"] },
    { kind: "month", key: "2027-02", days: ["2027-02-03"] },
  ]);
});
