import { believedInstant, byBooking, lastMark, markingOf, mayOpenHealth, mergeMarks, presenceOf, supervisionOf, verdictOf, type Mark, type TeamFacts } from "@/lib/attendance/rules";
import { markInput, sentMarksInput } from "@/lib/attendance/input";
import { presenceWords } from "@/lib/attendance/words";
import { after, DAY_MS, HOUR_MS, MINUTE_MS } from "@/lib/core/clock";
import { instantAt } from "@/lib/core/days";
import { newId } from "@/lib/core/ids";
import fc from "fast-check";

const bookings = ["a", "b", "c"];
const kinds = ["arrived", "left", "absent", "absent_justified", "undone"] as const;

/** Marks of three children, undone ones naming any mark before them; hours repeat on purpose. */
const notebooks = fc.array(fc.tuple(fc.constantFrom(...bookings), fc.constantFrom(...kinds), fc.nat(8), fc.nat()), { maxLength: 20 }).map((drawn) =>
  drawn.reduce<Mark[]>((noted, [bookingId, kind, markedAt, back], index) => {
    const undoes = kind === "undone" ? (noted[back % Math.max(1, noted.length)]?.id ?? "elsewhere") : null;
    return [...noted, { id: `m${index}`, bookingId, kind, undoes, leftWith: kind === "left" ? "Jeanne" : null, absenceReason: kind === "absent_justified" ? "announced" : null, markedAt }];
  }, []),
);

const statesOf = (marks: readonly Mark[]) => bookings.map((booking) => presenceOf(byBooking(marks).get(booking) ?? []));

test("whatever the order in which marks arrive, and however often, they say the same and none is lost", () => {
  fc.assert(
    fc.property(
      notebooks.chain((marks) => fc.tuple(fc.constant(marks), fc.shuffledSubarray([...marks, ...marks], { minLength: marks.length * 2, maxLength: marks.length * 2 }))),
      ([marks, delivered]) => {
        const received = delivered.reduce<Mark[]>((known, mark) => mergeMarks(known, [mark]), []);
        expect(received.map(({ id }) => id).sort()).toEqual(marks.map(({ id }) => id).sort());
        expect(statesOf(received)).toEqual(statesOf(marks));
      },
    ),
  );
});

test("two tablets that were cut off end up with the same list, whichever sends first", () => {
  fc.assert(
    fc.property(notebooks, fc.array(fc.boolean(), { minLength: 20, maxLength: 20 }), (marks, sides) => {
      const [one, other] = [true, false].map((side) => marks.filter((_, index) => sides[index] === side));
      expect(mergeMarks(one ?? [], other ?? [])).toEqual(mergeMarks(other ?? [], one ?? []));
      expect(statesOf(mergeMarks(one ?? [], other ?? []))).toEqual(statesOf(marks));
    }),
  );
});

const mark = (id: string, wishes: Partial<Mark>): Mark => ({ id, bookingId: "a", kind: "arrived", undoes: null, leftWith: null, absenceReason: null, markedAt: 0, ...wishes });

test("a mark that is taken back leaves the one before it", () => {
  const marks = [mark("1", { markedAt: 1 }), mark("2", { kind: "left", leftWith: "Jeanne", markedAt: 2 }), mark("3", { kind: "undone", undoes: "2", markedAt: 3 })];
  expect(presenceOf(marks)).toEqual({ kind: "arrived", at: 1 });
  expect(lastMark(marks)?.id).toBe("1");
});

test("of two copies of a mark, the server's counts", () => {
  expect(mergeMarks([mark("1", { markedAt: 9 })], [mark("1", { markedAt: 1 })])).toEqual([mark("1", { markedAt: 9 })]);
});

const day = "2026-12-07";
const noon = instantAt(day, "12:00");

test.each([
  ["tomorrow's list is not marked", "2026-12-08", "too-early"],
  ["today's is", day, "open"],
  ["last week's is, still", "2026-11-30", "open"],
  ["an older one is not", "2026-11-29", "too-late"],
] as const)("%s", (_what, listed, expected) => {
  expect(markingOf(listed, noon)).toBe(expected);
});

test.each([["2026-11-29", false], ["2026-11-30", true], ["2026-12-21", true], ["2026-12-22", false]] as const)("on 7 December, health on the list of %s opens: %s", (listed, opens) => {
  expect(mayOpenHealth(listed, noon)).toBe(opens);
});

test("the clock of a device is believed up to a day from ours", () => {
  const near = after(noon, -DAY_MS);
  expect(believedInstant(near.getTime(), noon)).toEqual(near);
  expect(believedInstant(near.getTime() - 1, noon)).toEqual(noon);
  expect(believedInstant(after(noon, DAY_MS).getTime() + 1, noon)).toEqual(noon);
});

test("mornings and afternoons share their room, not their hours", () => {
  const team = (formula: TeamFacts["formula"], animators: number): TeamFacts => ({ formula, animators, childrenPerAnimator: 8 });
  expect(supervisionOf([team("day", 2), team("morning", 1), team("afternoon", 1)])).toEqual({ animators: 3, possible: 24 });
});

test.each([
  [{ present: 16, coming: 16, possible: 16 }, "enough"],
  [{ present: 12, coming: 17, possible: 16 }, "over_soon"],
  [{ present: 17, coming: 17, possible: 16 }, "over_now"],
] as const)("the ratio's verdict on %j is %s", (facts, expected) => {
  expect(verdictOf(facts)).toBe(expected);
});

test("an hour noted on another day says its day", () => {
  expect(presenceWords({ kind: "arrived", at: after(noon, -3 * HOUR_MS - 18 * MINUTE_MS).getTime() }, day)).toBe("Arrivée à 8 h 42");
  expect(presenceWords({ kind: "left", at: after(noon, DAY_MS).getTime(), leftWith: "Jeanne Martin" }, day)).toBe("Départ (noté le 8 décembre 2026), avec Jeanne Martin");
});

const place = `${newId("booking")}.${newId("attendanceMark")}`;
const press = { center: "les-embruns", day, mark: place, kind: "arrived" };

test.each([
  ["an arrival", press, true],
  ["a whole group", { ...press, mark: [place, `${newId("booking")}.${newId("attendanceMark")}`] }, true],
  ["a departure with nobody", { ...press, kind: "left", leftWith: "", otherName: " " }, false],
  ["a departure with somebody named", { ...press, kind: "left", leftWith: "", otherName: "Jeanne Martin" }, true],
  ["an absence justified by nothing", { ...press, kind: "absent_justified", absenceReason: "" }, false],
  ["a return to nothing", { ...press, kind: "undone", undoes: "" }, false],
  ["ids of another kind", { ...press, mark: `${newId("child")}.${newId("attendanceMark")}` }, false],
  ["a day that is none", { ...press, day: "2026-02-30" }, false],
])("%s from a form is read or refused", (_what, form, isRead) => {
  expect(markInput.safeParse(form).success).toBe(isRead);
});

test("what a tablet sends says what each kind needs, and nothing else", () => {
  const sent = { id: newId("attendanceMark"), bookingId: newId("booking"), kind: "left", undoes: null, leftWith: "Jeanne", absenceReason: null, markedAt: 1 };
  expect(sentMarksInput.safeParse({ marks: [sent] }).success).toBe(true);
  expect(sentMarksInput.safeParse({ marks: [{ ...sent, leftWith: null }] }).success).toBe(false);
  expect(sentMarksInput.safeParse({ marks: [{ ...sent, kind: "arrived" }] }).success).toBe(false);
});
