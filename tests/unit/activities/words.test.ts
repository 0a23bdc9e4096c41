import { agesWords, deadlineSentence, lateCancelSentence, openingSentence, statusWords } from "@/lib/activities/words";
import type { SlotStatus } from "@/lib/activities/rules";
import type { DeadlineRule } from "@/lib/core/deadlines";

const spaced = (text: string) => text.replace(/[\u00a0\u202f]/g, " ");

test.each<[DeadlineRule, string]>([
  [{ kind: "week_before", weekday: 1, at: "12:00" }, "jusqu'au lundi de la semaine d'avant, à 12 h"],
  [{ kind: "week_before", weekday: 5, at: "09:30" }, "jusqu'au vendredi de la semaine d'avant, à 9 h 30"],
  [{ kind: "days_before", days: 8, at: "23:59", workingDaysOnly: false }, "jusqu'à 8 jours avant, à 23 h 59"],
  [{ kind: "days_before", days: 2, at: "12:00", workingDaysOnly: true }, "jusqu'à 2 jours ouvrés avant, à 12 h"],
  [{ kind: "days_before", days: 1, at: "17:00", workingDaysOnly: false }, "jusqu'à la veille, à 17 h"],
  [{ kind: "days_before", days: 0, at: "08:00", workingDaysOnly: false }, "jusqu'au jour même, à 8 h"],
])("a deadline reads as a sentence: %j", (rule, sentence) => {
  expect(spaced(deadlineSentence(rule))).toBe(sentence);
});

describe("an opening", () => {
  const openings = { residentOpensAt: new Date("2026-11-30T07:30:00Z"), outsideOpensAt: new Date("2026-12-02T07:30:00Z") };
  const said = (now: string, of = openings) => spaced(openingSentence(of, new Date(now)));

  test("to come says when, and for whom", () => {
    expect(said("2026-11-30T07:29:59Z")).toBe("Ouvre lundi 30 novembre 2026 à 8 h 30 pour les habitants du territoire, mercredi 2 décembre 2026 à 8 h 30 pour les autres familles");
  });

  test("begun for some says for whom it is still to come", () => {
    expect(said("2026-11-30T07:30:00Z")).toBe("Ouvert pour les habitants du territoire. Ouvre mercredi 2 décembre 2026 à 8 h 30 pour les autres familles");
  });

  test("is one word once it is for everybody", () => {
    expect(said("2026-12-02T07:30:00Z")).toBe("Ouvert");
  });

  test("the same for everybody is said once", () => {
    expect(said("2026-11-01T00:00:00Z", { ...openings, outsideOpensAt: openings.residentOpensAt })).toBe("Ouvre lundi 30 novembre 2026 à 8 h 30");
  });
});

test.each<[SlotStatus, string]>([
  [{ kind: "free", left: 4 }, "4 places"],
  [{ kind: "last", left: 2 }, "Plus que 2 places"],
  [{ kind: "last", left: 1 }, "Plus que 1 place"],
  [{ kind: "full" }, "Complet"],
  [{ kind: "closed", reason: "public_holiday" }, "Fermé, férié"],
  [{ kind: "closed", reason: "closure" }, "Fermé"],
  [{ kind: "too_late" }, "Trop tard"],
])("%j is always words", (status, words) => {
  expect(spaced(statusWords(status))).toBe(words);
});

test.each([
  [0, "Après ce délai, une annulation ne coûte rien non plus."],
  [5_000, "Après ce délai, 50 % du prix est facturé."],
  [10_000, "Après ce délai, la journée est facturée en entier."],
])("a late cancellation at %i is said plainly", (share, sentence) => {
  expect(spaced(lateCancelSentence(share))).toBe(sentence);
});

test("ages are those of all the groups together", () => {
  expect(agesWords([{ fromYears: 6, toYears: 11 }, { fromYears: 3, toYears: 5 }])).toBe("De 3 à 11 ans");
});
