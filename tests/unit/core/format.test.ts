import { frenchDay, frenchMoment, frenchWait } from "@/lib/core/format";

describe("the town's day", () => {
  test.each([
    ["a second before midnight in winter", "2026-12-06T22:59:59Z", "dimanche 6 décembre 2026"],
    ["midnight in winter", "2026-12-06T23:00:00Z", "lundi 7 décembre 2026"],
    ["a second before midnight in summer", "2026-07-13T21:59:59Z", "lundi 13 juillet 2026"],
    ["midnight in summer", "2026-07-13T22:00:00Z", "mardi 14 juillet 2026"],
    ["the day the clocks go forward begins in winter time", "2026-03-28T23:00:00Z", "dimanche 29 mars 2026"],
    ["and ends in summer time", "2026-03-29T22:00:00Z", "lundi 30 mars 2026"],
    ["the day the clocks go back begins in summer time", "2026-10-24T22:00:00Z", "dimanche 25 octobre 2026"],
    ["and ends in winter time", "2026-10-25T22:59:59Z", "dimanche 25 octobre 2026"],
    ["New Year's Eve", "2026-12-31T23:00:00Z", "vendredi 1 janvier 2027"],
  ])("%s", (_name, instant, day) => {
    expect(frenchDay(new Date(instant))).toBe(day);
  });
});

describe("the town's clock", () => {
  test.each([
    ["midnight in winter", "2026-12-06T23:00:00Z", "lundi 7 décembre 2026 à 0 h 00"],
    ["midnight in summer", "2026-07-13T22:00:00Z", "mardi 14 juillet 2026 à 0 h 00"],
    ["the evening", "2026-11-23T17:05:00Z", "lundi 23 novembre 2026 à 18 h 05"],
    ["a minute before the clocks go forward", "2026-03-29T00:59:00Z", "dimanche 29 mars 2026 à 1 h 59"],
    ["a minute after", "2026-03-29T01:00:00Z", "dimanche 29 mars 2026 à 3 h 00"],
    ["the hour that happens twice, first time", "2026-10-25T00:30:00Z", "dimanche 25 octobre 2026 à 2 h 30"],
    ["the hour that happens twice, second time", "2026-10-25T01:30:00Z", "dimanche 25 octobre 2026 à 2 h 30"],
  ])("%s", (_name, instant, moment) => {
    expect(frenchMoment(new Date(instant))).toBe(moment);
  });
});

test.each([
  [0, "1 minute"],
  [1, "1 minute"],
  [60, "1 minute"],
  [61, "2 minutes"],
  [59 * 60, "59 minutes"],
  [59 * 60 + 1, "1 heure"],
  [60 * 60, "1 heure"],
  [60 * 60 + 1, "2 heures"],
  [24 * 60 * 60, "24 heures"],
])("a wait of %i s is never said shorter than it is: %s", (seconds, words) => {
  expect(frenchWait(seconds)).toBe(words);
});
