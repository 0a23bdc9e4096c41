import { fieldWords, sayRefusal, type AccountRefusal } from "@/lib/accounts/words";

/** One refusal of each reason: a missing one does not compile. */
const each: { [R in AccountRefusal["reason"]]: Extract<AccountRefusal, { reason: R }> } = {
  "too-many": { reason: "too-many", waitSeconds: 61 },
  "weak-password": { reason: "weak-password", weakness: "guessable" },
  "wrong-credentials": { reason: "wrong-credentials" },
  "wrong-password": { reason: "wrong-password" },
  "step-up-needed": { reason: "step-up-needed" },
  "link-dead": { reason: "link-dead" },
  "link-used": { reason: "link-used" },
  "other-browser": { reason: "other-browser" },
  "nothing-pending": { reason: "nothing-pending" },
  "same-address": { reason: "same-address" },
  "address-taken": { reason: "address-taken" },
  "not-closing": { reason: "not-closing" },
  "already-closing": { reason: "already-closing" },
  "signed-out": { reason: "signed-out" },
};

const sentences = [...Object.values(each).map((refusal) => sayRefusal(refusal).message), ...Object.values(fieldWords)];

test.each(Object.values(each))("$reason is said in whole French sentences that a person understands", (refusal) => {
  const { message } = sayRefusal(refusal);
  expect(message).toMatch(/^[A-ZÀÉ].{20,}[.?]$/u);
  expect(message).not.toMatch(/undefined|null|NaN|token|hash|erreur|invalide|veuillez|\b(tu|ton|ta|tes)\b/iu);
});

test("no two refusals share a sentence: people and the desk can tell them apart", () => {
  expect(new Set(sentences).size).toBe(sentences.length);
});

test.each([
  [1, "1 minute"],
  [60, "1 minute"],
  [61, "2 minutes"],
  [3_540, "59 minutes"],
  [3_541, "1 heure"],
  [3_601, "2 heures"],
  [86_400, "24 heures"],
])("after too many tries, %i s are rounded up to « %s »", (waitSeconds, words) => {
  expect(sayRefusal({ reason: "too-many", waitSeconds }).message).toContain(`Attendez ${words},`);
});

test("each way for a password to be weak gets its own advice, at the password's field", () => {
  const advice = (["digits-only", "guessable", "leaked"] as const).map((weakness) => sayRefusal({ reason: "weak-password", weakness }));
  expect(advice[0]?.message).toContain("Ajoutez des lettres");
  expect(new Set(advice.map(({ message }) => message)).size).toBe(advice.length);
  expect(new Set(advice.map(({ field }) => field))).toEqual(new Set(["password"]));
});

test("a refusal about one field names it", () => {
  const fields = Object.values(each).flatMap((refusal) => sayRefusal(refusal).field ?? []);
  expect(fields.sort()).toEqual(["currentPassword", "currentPassword", "email", "email", "password"]);
});

test("a wrong address and a wrong password get the same words: nobody learns which one exists", () => {
  expect(sayRefusal(each["wrong-credentials"]).message).toMatch(/ne vont pas ensemble/);
});
