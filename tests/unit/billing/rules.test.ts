import fc from "fast-check";
import { bandFor, priceFor, priceTable, provedQuotient, siblingSharesOn, type Payer, type Tariff } from "@/lib/billing/rules";
import { quotientWords, siblingSentence } from "@/lib/billing/words";
import type { Day } from "@/lib/core/days";
import { cents, WHOLE } from "@/lib/core/money";

const BEFORE: Day = "2026-08-31";
const SWITCH: Day = "2026-09-01";
const CAP = 2_200;

const ends = [400, 650, 900, 1_200, 1_500, null];
const wholes = [520, 740, 980, 1_230, 1_460, 1_640];
const MEAL = 200;

/** The figures of the demo town: a day with its meal, by band; dearer from September on. */
const tariff: Tariff = {
  bands: ends.map((upTo, index) => ({ validFrom: "2025-09-01", band: index + 1, upTo })),
  rates: wholes.flatMap((whole, index) => [
    { validFrom: "2025-09-01" as Day, formula: "day", band: index + 1, careCents: cents(whole - MEAL), mealCents: cents(MEAL) },
    { validFrom: SWITCH, formula: "day", band: index + 1, careCents: cents(whole - MEAL + 50), mealCents: cents(MEAL) },
  ]),
  modifiers: [{ validFrom: "2025-09-01", outsideShare: 13_500, outsideCapCents: cents(CAP), siblingShares: [WHOLE, 9_000, 8_000] }],
};

const payer = (amount: number | undefined, others: Partial<Payer> = {}): Payer => ({
  quotients: amount === undefined ? [] : [{ amount, state: "proved", validFrom: "2026-01-01", validUntil: "2026-12-31" }],
  isResident: true,
  siblingRank: 1,
  ...others,
});
const totalFor = (who: Payer, day: Day = BEFORE) => {
  const price = priceFor(tariff, who, "day", day);
  return price === undefined ? undefined : price.careCents + price.mealCents;
};

describe("a band", () => {
  test.each([[0, 1], [400, 1], [401, 2], [650, 2], [651, 3], [1_500, 5], [1_501, 6], [99_999, 6]])("of a quotient of %i is %i", (quotient, band) => {
    expect(bandFor(tariff.bands, quotient, BEFORE)).toBe(band);
  });

  test("without a proved quotient is the highest", () => {
    expect(bandFor(tariff.bands, undefined, BEFORE)).toBe(6);
    for (const state of ["declared", "refused"] as const) {
      expect(priceFor(tariff, { ...payer(undefined), quotients: [{ amount: 100, state, validFrom: "2026-01-01", validUntil: "2026-12-31" }] }, "day", BEFORE)?.rule).toMatchObject({ band: 6, isQuotientProved: false });
    }
  });

  test("follows the quotient on its first and last day, and not around them", () => {
    const { quotients } = payer(300);
    expect((["2025-12-31", "2026-01-01", "2026-12-31", "2027-01-01"] as Day[]).map((day) => provedQuotient(quotients, day))).toEqual([undefined, 300, 300, undefined]);
  });
});

describe("a price", () => {
  test.each([[300, 520], [500, 740], [700, 980], [1_000, 1_230], [1_400, 1_460], [2_000, 1_640]])("with a quotient of %i is %i cents", (quotient, expected) => {
    expect(totalFor(payer(quotient))).toBe(expected);
  });

  test("never falls when the quotient rises, for residents and for the others", () => {
    const aQuotient = fc.integer({ min: 0, max: 3_000 });
    fc.assert(
      fc.property(aQuotient, aQuotient, fc.boolean(), fc.integer({ min: 1, max: 5 }), (one, other, isResident, siblingRank) => {
        const of = (amount: number) => totalFor(payer(amount, { isResident, siblingRank })) ?? 0;
        return of(Math.min(one, other)) <= of(Math.max(one, other));
      }),
    );
  });

  test("outside the territory is never below the residents', nor above the cap", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3_000 }), (amount) => {
        const [resident = 0, outside = 0] = [totalFor(payer(amount)), totalFor(payer(amount, { isResident: false }))];
        return resident <= outside && outside <= Math.max(CAP, resident);
      }),
    );
    expect(totalFor(payer(2_000, { isResident: false }))).toBe(CAP);
  });

  test("a cap below the residents' price does not make it cheaper to live elsewhere", () => {
    const aRate = fc.integer({ min: 0, max: 5_000 });
    fc.assert(
      fc.property(aRate, aRate, fc.integer({ min: 0, max: 30_000 }), fc.option(aRate), (care, meal, outsideShare, cap) => {
        const odd: Tariff = {
          bands: [{ validFrom: BEFORE, band: 1, upTo: null }],
          rates: [{ validFrom: BEFORE, formula: "day", band: 1, careCents: cents(care), mealCents: cents(meal) }],
          modifiers: [{ validFrom: BEFORE, outsideShare, outsideCapCents: cap === null ? null : cents(cap), siblingShares: [] }],
        };
        const price = priceFor(odd, payer(undefined, { isResident: false }), "day", BEFORE);
        const total = (price?.careCents ?? 0) + (price?.mealCents ?? 0);
        return total >= care + meal && (price?.careCents ?? -1) >= 0 && (price?.mealCents ?? -1) >= 0 && (cap === null || total <= Math.max(cap, care + meal));
      }),
    );
  });

  test("changes on the day the tariff changes", () => {
    expect([totalFor(payer(300), BEFORE), totalFor(payer(300), SWITCH)]).toEqual([520, 570]);
    expect(priceFor(tariff, payer(300), "day", SWITCH)?.rule.tariffFrom).toBe(SWITCH);
  });

  test("is unknown before the first tariff, and for a formula without a rate", () => {
    expect(priceFor(tariff, payer(300), "day", "2025-08-31")).toBeUndefined();
    expect(priceFor(tariff, payer(300), "outing", BEFORE)).toBeUndefined();
  });

  test("takes off care only for brothers and sisters, and the last share goes on", () => {
    const prices = [1, 2, 3, 4, 9].map((siblingRank) => priceFor(tariff, payer(2_000, { siblingRank }), "day", BEFORE));
    expect(prices.map((price) => price?.careCents)).toEqual([1_440, 1_296, 1_152, 1_152, 1_152]);
    expect(prices.map((price) => price?.mealCents)).toEqual([MEAL, MEAL, MEAL, MEAL, MEAL]);
  });
});

describe("the price list", () => {
  test("says for every band what a first child pays, at home and from outside", () => {
    for (const day of [BEFORE, SWITCH]) {
      const rows = priceTable(tariff, "day", day);
      expect(rows.map(({ band }) => band)).toEqual([1, 2, 3, 4, 5, 6]);
      for (const { from, upTo, resident, outside } of rows) {
        for (const quotient of [from, upTo ?? from + 1_000]) {
          expect(priceFor(tariff, payer(quotient), "day", day)).toMatchObject(resident);
          expect(priceFor(tariff, payer(quotient, { isResident: false }), "day", day)).toMatchObject(outside);
        }
      }
    }
  });

  test("is empty when nothing is known", () => {
    expect(priceTable(tariff, "day", "2025-08-31")).toEqual([]);
    expect(siblingSharesOn(tariff, "2025-08-31")).toEqual([]);
  });

  test("is worded for people", () => {
    const said = priceTable(tariff, "day", BEFORE).map((row) => quotientWords(row).replace(/\s/g, " "));
    expect(said).toEqual(["Jusqu'à 400", "De 401 à 650", "De 651 à 900", "De 901 à 1 200", "De 1 201 à 1 500", "Plus de 1 500"]);
    expect(quotientWords({ from: 0, upTo: null })).toBe("Tous");
    expect(siblingSentence([WHOLE])).toBeUndefined();
    expect(siblingSentence(siblingSharesOn(tariff, BEFORE))?.replace(/\s/g, " ")).toBe("Frères et sœurs : 10 % de moins pour le 2e enfant, 20 % de moins pour le 3e enfant et les suivants. Le repas n'est pas réduit.");
  });
});
