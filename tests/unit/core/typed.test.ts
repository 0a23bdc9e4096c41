import { oneLine, severalLines, withoutZeros } from "@/lib/core/typed";

test.each([
  ["  Anne  Le\tGoff ", "Anne Le Goff"],
  ["Jean\u0000Louis", "Jean Louis"],
  ["Zoe\u0301", "Zoé"],
  ["a\u202Eb\u200Bc", "a b c"],
  ["une\nligne", "une ligne"],
])("%j is kept on one line as %j", (typed, kept) => expect(oneLine(typed)).toBe(kept));

test("a text of several lines keeps its lines, and nothing that cannot be seen", () => {
  expect(severalLines("Allergie :\r\nnoix\u0000,  lait \rœuf ")).toBe("Allergie :\nnoix ,  lait \nœuf");
});

test("what is sent comes without zero bytes, and otherwise as it is", () => {
  expect(withoutZeros("\u0000fam_\u00001 \t\u202E")).toBe("fam_1 \t\u202E");
});
