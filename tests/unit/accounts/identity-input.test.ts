import { identityInput, registerInput } from "@/lib/accounts/input";
import { fieldWords } from "@/lib/accounts/words";

const PERSON = { givenName: "Claire", familyName: "Martin", phone: "06 12 34 56 78" };

function read(changes: Partial<typeof PERSON>) {
  const parsed = identityInput.safeParse({ ...PERSON, ...changes });
  return parsed.success ? parsed.data : parsed.error.issues.map(({ message }) => message);
}

describe("a name", () => {
  test.each([
    "O'Neil", "D’Hervé", "Nguyễn", "Jean-Paul II", "Marie Anne", "de La Tour d'Auvergne", "J. Paul", "Martin Jr.", "A", "Ø", "Łukasz", "李", "أحمد", "Zoë",
    "a".repeat(80), "é".repeat(80),
  ])("%s is accepted as it is", (familyName) => {
    expect(read({ familyName })).toMatchObject({ familyName });
  });

  test.each([
    ["spaces around and doubled", "  Marie   Anne ", "Marie Anne"],
    ["a pasted line break", "Marie\r\nAnne", "Marie Anne"],
    ["a no-break space", "Marie\u00a0Anne", "Marie Anne"],
    ["an accent typed as two characters", "He\u0301le\u0300ne", "Hélène"],
  ])("%s is tidied", (_name, givenName, tidy) => {
    expect(read({ givenName })).toMatchObject({ givenName: tidy });
  });

  test.each([
    ["a link", "evil.example", fieldWords.nameShape],
    ["a link with its scheme", "https://evil.example", fieldWords.nameShape],
    ["a link with wide letters", "ｅｖｉｌ．ｅｘａｍｐｌｅ", fieldWords.nameShape],
    ["a link after a word", "Claire www.evil.example", fieldWords.nameShape],
    ["an address", "claire@evil.example", fieldWords.nameShape],
    ["markup", "<b>Claire</b>", fieldWords.nameShape],
    ["a formula", "=1+1", fieldWords.nameShape],
    ["a digit", "Claire2", fieldWords.nameShape],
    ["an emoji", "Claire 🌊", fieldWords.nameShape],
    ["a zero byte", "Cla\0ire", fieldWords.nameShape],
    ["an escape character", "Cla\u001b[31mire", fieldWords.nameShape],
    ["a character that reverses the reading", "Claire\u202enitram", fieldWords.nameShape],
    ["an invisible character", "Cla\u200bire", fieldWords.nameShape],
    ["no letter at all", "--", fieldWords.nameShape],
    ["81 characters", "a".repeat(81), fieldWords.nameLong],
  ])("%s is refused", (_name, familyName, message) => {
    expect(read({ familyName })).toEqual([message]);
  });

  test.each(["", "   ", "\r\n"])("a missing one gets the sentence of its own field (%j)", (blank) => {
    expect(read({ givenName: blank, familyName: blank })).toEqual([fieldWords.givenNameMissing, fieldWords.familyNameMissing]);
  });
});

describe("a telephone number", () => {
  test.each([
    ["0612345678", "+33612345678"],
    ["06 12 34 56 78", "+33612345678"],
    ["06.12.34.56.78", "+33612345678"],
    ["06-12-34-56-78", "+33612345678"],
    ["06\u00a012\u202f34\u00a056\u00a078", "+33612345678"],
    ["06–12–34–56–78", "+33612345678"],
    ["06‑12‑34‑56‑78", "+33612345678"],
    ["06‐12‐34‐56‐78", "+33612345678"],
    ["+33612345678", "+33612345678"],
    ["+33 6 12 34 56 78", "+33612345678"],
    ["+33 (0)6 12 34 56 78", "+33612345678"],
    ["0033 6 12 34 56 78", "+33612345678"],
    ["０６１２３４５６７８", "+33612345678"],
    ["02 40 00 00 00", "+33240000000"],
    ["+44 20 7946 0958", "+442079460958"],
    ["0044 20 7946 0958", "+442079460958"],
    ["+262 692 12 34 56", "+262692123456"],
  ])("%s is kept as %s", (phone, kept) => {
    expect(read({ phone })).toMatchObject({ phone: kept });
  });

  test.each(["12", "06 12 34 56 7", "06 12 34 56 78 9", "+33 6 12 34 56 7", "+33 6 12 34 56 78 9", "06 12 34 56 7a", "+", "+1", "+1234567890123456", "demander à Claire", "06 12 34 56 78; drop", "06\0 12 34 56 78"])(
    "%j is refused",
    (phone) => {
      expect(read({ phone })).toEqual([fieldWords.phoneShape]);
    },
  );

  test.each(["", "   ", "()-."])("a missing one gets its own sentence (%j)", (phone) => {
    expect(read({ phone })).toEqual([fieldWords.phoneMissing]);
  });
});

test("only who ticks « parent ou responsable légal » may ask for an account", () => {
  const form = { email: "claire@exemple.fr", password: "quatre vélos bleus dans la grange", ...PERSON };
  expect(registerInput.safeParse({ ...form, isGuardian: "on" }).success).toBe(true);
  for (const isGuardian of [undefined, "", "off", "true", true]) {
    const messages = registerInput.safeParse({ ...form, isGuardian }).error?.issues.map(({ message }) => message);
    expect(messages).toEqual([fieldWords.guardianMissing]);
  }
});
