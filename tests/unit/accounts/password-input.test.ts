import { passwordWeakness } from "@/lib/accounts/adapters/zxcvbn";
import { changePasswordInput, chosenPassword, signInInput } from "@/lib/accounts/input";
import { fieldWords } from "@/lib/accounts/words";

const sentences = (typed: string) => chosenPassword.safeParse(typed).error?.issues.map(({ message }) => message);

describe("the length of a new password, in characters as people count them", () => {
  test.each([
    ["11 letters", "a".repeat(11), [fieldWords.passwordShort]],
    ["12 letters", "a".repeat(12), undefined],
    ["128 letters", "a".repeat(128), undefined],
    ["129 letters", "a".repeat(129), [fieldWords.passwordLong]],
    ["11 emoji", "🌊".repeat(11), [fieldWords.passwordShort]],
    ["12 emoji", "🌊".repeat(12), undefined],
    ["128 emoji", "🌊".repeat(128), undefined],
    ["129 emoji", "🌊".repeat(129), [fieldWords.passwordLong]],
    ["128 accents typed as two characters", "e\u0301".repeat(128), undefined],
    ["11 accents typed as two characters", "e\u0301".repeat(11), [fieldWords.passwordShort]],
    ["12 spaces", " ".repeat(12), undefined],
    ["a novel", "a".repeat(100_000), [fieldWords.passwordLong]],
    ["nothing", "", [fieldWords.passwordMissing]],
  ])("%s", (_name, typed, messages) => {
    expect(sentences(typed)).toEqual(messages);
  });
});

test("a password is the same whatever keyboard typed its accents", () => {
  expect(chosenPassword.parse("mare\u0301e haute sous la jete\u0301e")).toBe(chosenPassword.parse("marée haute sous la jetée"));
});

test("signing in reads a password exactly as choosing it did, spaces and case included", () => {
  const typed = "  Mare\u0301e HAUTE, ① phare 🌊 ";
  const chosen = chosenPassword.parse(typed);
  expect(signInInput.parse({ email: "claire@exemple.fr", password: typed }).password).toBe(chosen);
  expect(changePasswordInput.parse({ currentPassword: typed, password: typed }).currentPassword).toBe(chosen);
  expect(chosen).toMatch(/^ {2}Marée HAUTE, 1 phare 🌊 $/u);
});

test("signing in asks nothing of a password's length but an end, so that older rules never lock anybody out", () => {
  const email = "claire@exemple.fr";
  expect(signInInput.safeParse({ email, password: "court" }).success).toBe(true);
  expect(signInInput.safeParse({ email, password: "a".repeat(513) }).success).toBe(false);
});

describe("a guessable password is refused", () => {
  const claire = ["Claire", "Le Goff", "claire.legoff@exemple.fr"];

  test.each([
    ["digits only", "14071789140717891407", "digits-only"],
    ["one character repeated", "aaaaaaaaaaaaaaaa", "guessable"],
    ["a very common one, doubled", "motdepassemotdepasse", "guessable"],
    ["a row of the keyboard", "azertyuiopqsdfghjklm", "guessable"],
    ["the town and the service", "Pornic agglo Pays de Retz", "guessable"],
    ["the portal's name", "portail familles 2026", "guessable"],
    ["one's own name", "ClaireLeGoff2019", "guessable"],
    ["one's own address", "claire.legoff@exemple.fr", "guessable"],
  ])("%s", (_name, password, weakness) => {
    expect(passwordWeakness(password, claire)).toBe(weakness);
  });

  test.each([
    ["a phrase", "quatre vélos bleus dans la grange"],
    ["the phrase of the demo", "marée haute sous la jetée"],
    ["sixteen emoji", "🌊🐚⛵🦀🐟🌅🦑🐙⚓🐬🏝🐠🚤🦞🐳🧜"],
    ["16 random letters and digits", "vK9tq2LwxR4mZpAb"],
    ["15 random letters and digits, as Chrome and Firefox suggest", "vK9tq2LwxR4mZpA"],
    ["15 random characters of every kind", "vK9#tq2Lw!xR4mZ"],
  ])("%s is accepted", (_name, password) => {
    expect(passwordWeakness(password, claire)).toBeUndefined();
  });

  test("a short name does not make a long phrase weak", () => {
    expect(passwordWeakness("quatre vélos bleus dans la grange", ["Al", "Lu", "al@ex.fr"])).toBeUndefined();
  });
});
