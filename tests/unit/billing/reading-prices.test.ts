import { cents } from "@/lib/core/money";
import { cellsOf, ratesOf, readBounds, readEuros, readShares } from "@/lib/billing/rules";

test.each([["9,80", 980], ["12.4", 1240], ["12", 1200], ["0", 0], ["12 €", 1200], ["douze", undefined], ["-1", undefined], ["1,234", undefined]])("« %s » is %s cents", (typed, amount) => expect(readEuros(typed)).toBe(amount));
test.each([["400, 650, 900", [400, 650, 900]], ["400; 300", undefined], ["", undefined]])("bounds « %s »", (typed, bounds) => expect(readBounds(typed)).toEqual(bounds));
test.each([["100, 90, 80 %", [10_000, 9_000, 8_000]], ["110", undefined], ["", undefined]])("shares « %s »", (typed, shares) => expect(readShares(typed)).toEqual(shares));

test("a line of the list becomes rates, and rates the same line", () => {
  const cells = { "day-care": cents(800), "day-meal": cents(200), morning: cents(500) };
  const rates = ratesOf(2, cells);
  expect(rates).toEqual([{ formula: "day", band: 2, careCents: 800, mealCents: 200 }, { formula: "morning", band: 2, careCents: 500, mealCents: 0 }]);
  expect(cellsOf(rates.map((rate) => ({ ...rate, validFrom: "2027-01-01" as const })), 2)).toEqual(cells);
});
