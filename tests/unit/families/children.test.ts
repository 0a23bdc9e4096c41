import { dayOf, type Day } from "@/lib/core/days";
import { childInput, custodyInput, healthInput, newChildInput } from "@/lib/families/input";
import { dayFrom, healthKeptAfter, HEALTH_TEXT_MAX, judgeBirth, monthOf } from "@/lib/families/rules";
import { childCardView } from "@/lib/families/view";
import { childFieldWords as words, sayRefusal, type FamilyRefusal } from "@/lib/families/words";
import fc from "fast-check";

const CHILD = "chd_0123456789abcdefghjk";
const LEA = { givenName: "Léa", familyName: "Martin", birthDay: "14", birthMonth: "mars", birthYear: "2019", schoolLevel: "ce1", school: "" };

function read(changes: Record<string, unknown>) {
  const parsed = newChildInput.safeParse({ ...LEA, ...changes });
  return parsed.success ? parsed.data : parsed.error.issues.map(({ message }) => message);
}

test.each([
  ["3", 3], ["03", 3], ["12", 12], ["mars", 3], ["Mars", 3], ["FÉVRIER", 2], ["fevr.", 2], ["févr", 2], ["août", 8], ["aou", 8], ["juin", 6], ["juil", 7], ["décembre", 12],
  ["0", undefined], ["13", undefined], ["", undefined], ["ma", undefined], ["jui", undefined], ["brumaire", undefined], ["-3", undefined], ["3.0", undefined], ["1e1", undefined],
])("the month « %s » is read as %s", (typed, month) => {
  expect(monthOf(typed)).toBe(month);
});

test.each([
  ["30 February", { birthDay: "30", birthMonth: "2" }, words.dateImpossible],
  ["29 February of a common year", { birthDay: "29", birthMonth: "2" }, words.dateImpossible],
  ["31 April", { birthDay: "31", birthMonth: "avril" }, words.dateImpossible],
  ["the day 0", { birthDay: "0" }, words.dayShape],
  ["the day 32", { birthDay: "32" }, words.dayShape],
  ["a day in letters", { birthDay: "quatorze" }, words.dayShape],
  ["no day", { birthDay: "" }, words.dayShape],
  ["a month that is none", { birthMonth: "brumaire" }, words.monthShape],
  ["a year of two figures", { birthYear: "19" }, words.yearShape],
  ["a year of five figures", { birthYear: "20190" }, words.yearShape],
  ["a level of another school", { schoolLevel: "doctorat" }, words.levelMissing],
  ["a school without end", { school: "é".repeat(121) }, words.schoolLong],
  ["a day as long as a book", { birthDay: "1".repeat(10_000) }, words.dayShape],
  ["a link for a name", { givenName: "https://evil.example" }, expect.stringContaining("Un nom s'écrit")],
])("%s gets its own sentence", (_name, changes, message) => {
  expect(read(changes)).toEqual([message]);
});

test.each([["several answers", ["14", "15"]], ["nothing", undefined], ["a number", 14], ["a file", new Blob()]])("%s for the day of birth is refused", (_name, birthDay) => {
  expect(newChildInput.safeParse({ ...LEA, birthDay }).success).toBe(false);
});

test("29 February of a leap year, one figure and wide figures are read", () => {
  expect(read({ birthDay: "29", birthMonth: "02", birthYear: "2020" })).toMatchObject({ birthDay: 29, birthMonth: 2 });
  expect(read({ birthDay: " ４ ", birthMonth: "３", birthYear: "２０１９" })).toMatchObject({ birthDay: 4, birthMonth: 3, birthYear: 2019 });
});

test("every day of the calendar is read as itself, in figures", () => {
  fc.assert(
    fc.property(fc.date({ min: new Date("1990-01-02"), max: new Date("2060-12-30"), noInvalidDate: true }), (instant) => {
      const day = dayOf(instant);
      const [birthYear = 0, birthMonth = 0, birthDay = 0] = day.split("-").map(Number);
      expect(dayFrom({ birthDay, birthMonth, birthYear })).toBe(day);
    }),
  );
});

test.each<[Day, ReturnType<typeof judgeBirth>]>([
  ["2026-12-07", "child"], ["2026-12-08", "unborn"], ["2008-12-08", "child"], ["2008-12-07", "adult"], ["2008-12-06", "adult"],
])("on 7 December 2026, somebody born on %s is %s", (bornOn, judged) => {
  expect(judgeBirth(bornOn, "2026-12-07")).toBe(judged);
});

test("health is kept for 12 months, the last day of February included", () => {
  expect(healthKeptAfter("2026-12-07")).toBe("2025-12-07");
  expect(healthKeptAfter("2028-02-29")).toBe("2027-02-28");
});

test.each<[Day, string]>([
  ["2026-12-01", "moins d'un mois"], ["2026-11-07", "1 mois"], ["2024-12-08", "23 mois"], ["2024-12-07", "2 ans"], ["2019-03-14", "7 ans"],
])("a child born on %s is « %s » on 7 December 2026", (bornOn, age) => {
  const row = { id: CHILD, givenName: "Léa", familyName: "Martin", bornOn, schoolLevel: "none", school: null, meal: "standard", custody: null, otherHouseholdName: null, otherHouseholdPhone: null } as const;
  expect(childCardView(row, "2026-12-07").age).toBe(age);
});

test.each(["", "chd_", "fam_0123456789abcdefghjk", `${CHILD}a`, "chd_../../../../etc/pw", ["a", "b"], undefined])("%j is nobody's child", (childId) => {
  expect(childInput.safeParse({ ...LEA, childId }).error?.issues.map(({ message }) => message)).toEqual([words.childUnknown]);
});

const SHEET = { childId: CHILD, allergiesAnswer: "none", allergies: "", carePlanAnswer: "none", carePlan: "", treatmentAnswer: "none", treatment: "", doctorName: "", doctorPhone: "", vaccineStatus: "up_to_date", vaccineNotes: "" };

function sheet(changes: Record<string, unknown>) {
  return healthInput.safeParse({ ...SHEET, ...changes }).error?.issues.map(({ path, message }) => [path[0], message]) ?? "accepted";
}

test.each([
  ["« oui » without a word", { allergiesAnswer: "some" }, [["allergies", words.healthTextMissing]]],
  ["« rien à signaler » with a text", { treatment: "Ventoline" }, [["treatmentAnswer", words.healthTextUnsaid]]],
  ["no answer", { carePlanAnswer: undefined }, [["carePlanAnswer", words.carePlanUnanswered]]],
  ["a text as long as allowed", { vaccineNotes: "é".repeat(HEALTH_TEXT_MAX) }, "accepted"],
  ["a text one character longer", { vaccineNotes: "é".repeat(HEALTH_TEXT_MAX + 1) }, [["vaccineNotes", words.healthLong]]],
  ["a telephone that is none", { doctorPhone: "12" }, [["doctorPhone", words.phoneShape]]],
  ["a status of another form", { vaccineStatus: "perhaps" }, [["vaccineStatus", words.vaccinesMissing]]],
])("a health form with %s", (_name, changes, expected) => {
  expect(sheet(changes)).toEqual(expected);
});

test("health texts keep their lines, and lose what no keyboard types", () => {
  const parsed = healthInput.parse({ ...SHEET, vaccineNotes: " un\r\ndeux\0trois\u202e " });
  expect(parsed.vaccineNotes).toBe("un\ndeux trois");
});

test("what may stay empty is kept as absent", () => {
  expect(custodyInput.parse({ childId: CHILD, custody: "one_home", otherHouseholdName: "  ", otherHouseholdPhone: "" })).toMatchObject({ otherHouseholdName: null, otherHouseholdPhone: null });
  expect(custodyInput.parse({ childId: CHILD, custody: "alternating", otherHouseholdName: "Karim  Benali", otherHouseholdPhone: "06 12 34 56 77" })).toMatchObject({ otherHouseholdName: "Karim Benali", otherHouseholdPhone: "+33612345677" });
});

const reasons: { [R in FamilyRefusal["reason"]]: true } = {
  "signed-out": true, "not-found": true, "too-many-children": true, "child-known": true, "born-later": true, "born-long-ago": true, "still-booked": true, "still-waiting": true, "step-up-needed": true,
};
const sentences = [...(Object.keys(reasons) as FamilyRefusal["reason"][]).map((reason) => sayRefusal({ reason }).message), ...Object.values(words)];

test.each(sentences)("« %s » is whole and kind", (sentence) => {
  expect(sentence).toMatch(/^[A-ZÀÉ«].+[.]$/u);
  expect(sentence).not.toMatch(/undefined|null|invalide|veuillez|\b(tu|ton|ta|tes)\b/iu);
  for (const part of sentence.split(/[.:] /)) expect(part.split(/\s+/).length).toBeLessThanOrEqual(25);
});
