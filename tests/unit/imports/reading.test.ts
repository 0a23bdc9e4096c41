import { decodeText, readRows } from "@/lib/imports/adapters/csv";
import { judgeFile, parseLines } from "@/lib/imports/view";
import { lineWords } from "@/lib/imports/words";
import { aFile, aLine } from "@/tests/support/builders/family-file";

const pornic = { insee: "44131", searchName: "pornic", postcodes: ["44210"] };
const nothing = { communes: [pornic], emails: new Set<string>(), phones: new Set<string>(), children: new Set<string>() };

function read(text: string, known = nothing) {
  const rows = readRows(text);
  if (!rows.ok) throw new Error("unreadable");
  return judgeFile(parseLines(rows.rows, "2026-12-07"), known);
}

const errors = (...lines: string[]) => read(aFile(...lines)).errors;

test("a file is the same with a byte order mark, in Windows-1252, with commas, or with its columns in another order", () => {
  const usual = read(aFile(aLine()));
  expect(usual.errors).toEqual([]);
  expect(usual.households).toMatchObject([{ name: "1", communeInsee: "44131", guardians: [{ givenName: "Anne" }], children: [{ givenName: "Léa", bornOn: "2019-03-14", schoolLevel: "ce1" }] }]);
  expect(read(`\uFEFF${aFile(aLine())}`)).toEqual(usual);
  expect(read(decodeText(Buffer.from(aFile(aLine()), "latin1")))).toEqual(usual);
  expect(read(aFile(aLine()).replaceAll(";", ","))).toEqual(usual);
  const turned = aFile(aLine()).split("\r\n").map((line) => line.split(";").reverse().join(";")).join("\n");
  expect(read(turned)).toEqual(usual);
});

test("lines of one household are one family; a second parent comes from the line of another child", () => {
  const { households } = read(aFile(aLine(), aLine({ guardianGivenName: "Paul", email: "", childGivenName: "Tom" }), aLine({ household: "2", email: "", guardianGivenName: "Jeanne" })));
  expect(households.map(({ guardians, children }) => [guardians.map(({ givenName }) => givenName), children.map(({ givenName }) => givenName)])).toEqual([[["Anne", "Paul"], ["Léa", "Tom"]], [["Jeanne"], ["Léa"]]]);
});

test.each([
  ["a foreign formula as a name", { childGivenName: "=HYPERLINK(1)" }, undefined],
  ["a date that does not exist", { bornOn: "30/02/2019" }, lineWords.dateShape],
  ["a child of the future", { bornOn: "01/01/2027" }, lineWords.unborn],
  ["somebody of age", { bornOn: "01/01/2001" }, lineWords.adult],
  ["a level nobody knows", { schoolLevel: "CE9" }, lineWords.levelUnknown],
  ["a commune nobody knows", { commune: "Atlantis" }, lineWords.communeUnknown("Atlantis")],
  ["no household", { household: "" }, lineWords.householdMissing],
  ["no guardian", { guardianGivenName: "", guardianFamilyName: "", email: "", phone: "" }, lineWords.noGuardian],
  ["neither mail nor telephone", { email: "", phone: "" }, lineWords.unreachable],
])("%s is an error, with its line", (_name, wish, message) => {
  expect(errors(aLine(wish))[0]).toMatchObject({ line: 2, ...(message !== undefined && { message }) });
});

test("a child twice in a household, and an address in two of them, are errors that name the lines", () => {
  expect(errors(aLine(), aLine())).toMatchObject([{ line: 3, message: lineWords.childTwice([2, 3]) }]);
  expect(errors(aLine(), aLine({ household: "2", childGivenName: "Tom" }))).toMatchObject([{ line: 3, message: lineWords.emailTwice([2, 3]) }]);
});

test("what is known already is a doubt, never an error", () => {
  const known = { ...nothing, emails: new Set(["anne.exemple@exemple.fr"]), children: new Set(["lea exemple 2019-03-14"]) };
  const { errors: none, warnings, households } = read(aFile(aLine()), known);
  expect(none).toEqual([]);
  expect(warnings.map(({ message }) => message)).toEqual([lineWords.knownEmail, lineWords.knownChild]);
  expect(households).toMatchObject([{ isKnown: true }]);
});
