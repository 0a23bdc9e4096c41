import fc from "fast-check";
import { cents, euros, shareOf, splitLike, sum, WHOLE } from "@/lib/core/money";

const anAmount = fc.integer({ min: 0, max: 1_000_000 }).map(cents);
const parts = fc.array(anAmount, { minLength: 1, maxLength: 5 });

test("what is split always sums to what it was, and no part is a debt", () => {
  fc.assert(
    fc.property(anAmount, parts, (amount, like) => {
      const split = splitLike(amount, like);
      return sum(split) === amount && split.length === like.length && split.every((part) => part >= 0);
    }),
  );
});

test("an amount split like its own parts is those parts", () => {
  fc.assert(fc.property(parts, (like) => expect(splitLike(sum(like), like)).toEqual(like)));
});

test("a part is never a cent or more below its exact share, save the last, which takes what is left", () => {
  expect(splitLike(cents(100), [cents(1), cents(1), cents(1)])).toEqual([33, 33, 34]);
  expect(splitLike(cents(5), [cents(0), cents(0)])).toEqual([0, 5]);
  expect(splitLike(cents(2_200), [cents(1_440), cents(200)])).toEqual([1_931, 269]);
});

test("a share lies between nothing and the whole, grows with itself, and is the nearest cent", () => {
  const aShare = fc.integer({ min: 0, max: WHOLE });
  fc.assert(
    fc.property(anAmount, aShare, aShare, (amount, one, other) => {
      const [less, more] = [shareOf(amount, Math.min(one, other)), shareOf(amount, Math.max(one, other))];
      return less >= 0 && less <= more && more <= amount && Math.abs(shareOf(amount, one) * WHOLE - amount * one) <= WHOLE / 2;
    }),
  );
});

test.each([
  [1, 5_000, 1],
  [1, 4_999, 0],
  [1_000, WHOLE, 1_000],
  [1_640, 13_500, 2_214],
])("the share of %i cents by %i is %i", (amount, share, expected) => {
  expect(shareOf(cents(amount), share)).toBe(expected);
});

test.each([0.5, Number.NaN, Infinity, 2 ** 53])("%d is no amount", (amount) => {
  expect(() => cents(amount)).toThrow(RangeError);
});

test("an amount is written as French writes it", () => {
  expect(euros(cents(1_240))).toBe("12,40\u00a0€");
});
