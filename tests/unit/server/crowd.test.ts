import fc from "fast-check";
import { createCrowd } from "@/server/line/crowd";
import { createPace } from "@/server/line/pace";

const NINE = Date.parse("2026-11-24T08:00:00Z");
const ticket = (ms: number, id = `at-${ms}`) => ({ stamp: (NINE + ms) * 1_000, id });

describe("who waits before somebody", () => {
  test("is counted by arrival, whatever the order in which they were seen", () => {
    const arrivals = fc.uniqueArray(fc.integer({ min: -55 * 60_000, max: 0 }), { minLength: 1, maxLength: 200 });
    fc.assert(
      fc.property(arrivals, (times) => {
        const crowd = createCrowd();
        for (const ms of times) crowd.see(ticket(ms), NINE);
        for (const ms of times) expect(crowd.ahead(ticket(ms), NINE)).toBe(times.filter((other) => other < ms).length);
      }),
    );
  });

  test("is counted at any hour, also when the ring of an hour comes round", () => {
    for (let hour = 0; hour < 72; hour += 0.37) {
      const now = NINE + hour * 3_600_000;
      const crowd = createCrowd();
      for (let minute = 0; minute < 59; minute += 1) crowd.see({ stamp: (now - minute * 60_000) * 1_000, id: `${minute}` }, now);
      expect(crowd.ahead({ stamp: now * 1_000 + 1, id: "new" }, now)).toBe(59);
    }
  });

  test("falls as they go in or leave, and somebody seen twice counts once", () => {
    const crowd = createCrowd();
    for (const ms of [1, 2, 3]) crowd.see(ticket(ms), NINE + 10);
    crowd.see(ticket(1), NINE + 20);
    expect(crowd.ahead(ticket(9), NINE + 20)).toBe(3);
    expect([crowd.leave("at-1"), crowd.leave("at-1")]).toEqual([true, false]);
    expect(crowd.ahead(ticket(9), NINE + 20)).toBe(2);
    expect(crowd.ahead(ticket(9), NINE + 60_009)).toBe(2);
    expect(crowd.ahead(ticket(9), NINE + 60_010)).toBe(0);
  });
});

test("no more are remembered than the limit: the one seen longest ago is forgotten", () => {
  const crowd = createCrowd({ most: 3, forgottenMs: 60_000 });
  for (const ms of [1, 2, 3]) crowd.see(ticket(ms), NINE + ms);
  crowd.see(ticket(1), NINE + 4);
  crowd.see(ticket(5), NINE + 5);
  expect(crowd.size()).toBe(3);
  expect(crowd.ahead(ticket(9), NINE + 5)).toBe(3);
  expect([crowd.leave("at-2"), crowd.leave("at-1")]).toEqual([false, true]);
});

test("a crowd costs little each time: a hundred thousand questions take less than ten seconds", () => {
  const crowd = createCrowd();
  const started = performance.now();
  for (let ms = 0; ms < 100_000; ms += 1) {
    crowd.see(ticket(ms / 2, `${ms}`), NINE + ms / 2);
    crowd.ahead(ticket(ms / 2, `${ms}`), NINE + ms / 2);
  }
  expect(crowd.size()).toBe(50_000);
  expect(performance.now() - started).toBeLessThan(10_000);
});

describe("the pace", () => {
  test("is unknown until enough have left while all places were taken", () => {
    const pace = createPace();
    pace.full(0);
    for (let n = 1; n < 20; n += 1) pace.left(n * 50, true);
    expect(pace.perSecond()).toBeUndefined();
    pace.left(20 * 50, true);
    expect(pace.perSecond()).toBeCloseTo(20);
  });

  test("does not count the time when a place was free", () => {
    const pace = createPace();
    for (let n = 0; n < 40; n += 1) {
      pace.full(n * 10_000);
      pace.left(n * 10_000 + 100, false);
    }
    expect(pace.perSecond()).toBeCloseTo(10);
  });

  test("follows a machine that slows down", () => {
    const pace = createPace();
    pace.full(0);
    for (let n = 1; n <= 100; n += 1) pace.left(n * 10, true);
    for (let n = 1; n <= 100; n += 1) pace.left(1_000 + n * 100, true);
    expect(pace.perSecond()).toBeLessThan(11);
  });
});
