import fc from "fast-check";
import { accountExistsMails, mailsPerAddress, perIp, waitAfterFailures, waitUnder, type Limit } from "@/lib/accounts/rules";

const HOUR = 3_600;
const DAY = 24 * HOUR;
const seeded = { seed: 20_261_207, numRuns: 300 };

const failures = (count: number, latest: number) => Array.from({ length: count }, (_, index) => latest + index);
const anAge = fc.integer({ min: 0, max: 2 * DAY });
const someAges = fc.array(anAge, { maxLength: 60 });

/** When each of the wished acts happens, for somebody who tries at each of these moments and is counted only when let through. */
function letThrough(wait: (ages: number[]) => number, moments: readonly number[]): number[] {
  const done: number[] = [];
  for (const moment of moments) if (wait(done.map((at) => moment - at)) === 0) done.push(moment);
  return done;
}

const busiest = (moments: readonly number[], window: number) =>
  Math.max(0, ...moments.map((start) => moments.filter((at) => at >= start && at < start + window).length));

describe("a limit of acts in a window", () => {
  const limits = [{ count: 2, windowSeconds: 60 }];

  test.each([
    ["no act yet", [], 0],
    ["one act below the limit", [0], 0],
    ["the limit reached just now", [0, 0], 60],
    ["the limit reached, the older act 59 s ago", [59, 1], 1],
    ["the older act exactly as old as the window", [60, 1], 0],
    ["acts in any order", [1, 59], 1],
    ["more acts than the limit allows: the newest two decide", [3, 2, 1], 58],
  ])("%s", (_name, ages, wait) => {
    expect(waitUnder(limits, ages)).toBe(wait);
  });

  test("the strictest of several limits decides", () => {
    expect(waitUnder([{ count: 1, windowSeconds: 60 }, { count: 2, windowSeconds: HOUR }], [10])).toBe(50);
    expect(waitUnder([{ count: 1, windowSeconds: 60 }, { count: 2, windowSeconds: HOUR }], [10, 100])).toBe(HOUR - 100);
  });

  test.each<[string, readonly Limit[]]>([
    ...Object.entries(perIp),
    ["mails to one address", mailsPerAddress],
    ["« vous avez déjà un compte »", accountExistsMails],
  ])("%s: no window ever holds more acts than its limit, however somebody insists", (_name, some) => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 300 }), { maxLength: 200 }), (gaps) => {
        let clock = 0;
        const done = letThrough((ages) => waitUnder(some, ages), gaps.map((gap) => (clock += gap)));
        for (const { count, windowSeconds } of some) expect(busiest(done, windowSeconds)).toBeLessThanOrEqual(count);
      }),
      seeded,
    );
  });

  test("the figures of accounts.md", () => {
    expect(perIp).toEqual({
      "ip:sign-in": [{ count: 30, windowSeconds: 60 }],
      "ip:registration": [{ count: 10, windowSeconds: HOUR }],
      "ip:mail": [{ count: 20, windowSeconds: HOUR }],
    });
    expect(mailsPerAddress).toEqual([{ count: 1, windowSeconds: 60 }, { count: 5, windowSeconds: HOUR }, { count: 10, windowSeconds: DAY }]);
  });
});

describe("after wrong passwords", () => {
  test.each([
    ["none", [], 0],
    ["four are free", failures(4, 0), 0],
    ["the fifth closes the door for a minute", failures(5, 0), 60],
    ["one second before the minute is over", failures(5, 59), 1],
    ["the minute is over", failures(5, 60), 0],
    ["the sixth: two minutes", failures(6, 0), 120],
    ["the seventh: four minutes", failures(7, 0), 240],
    ["the tenth: 32 minutes", failures(10, 0), 1_920],
    ["the eleventh: an hour, not more", failures(11, 0), HOUR],
    ["the twenty-fourth: still an hour", failures(24, 0), HOUR],
    ["the twenty-fifth: until the oldest is a day old", failures(25, HOUR), DAY - HOUR - 24],
    ["failures a day old no longer count", failures(25, DAY), 0],
    ["one failure a day old leaves four", [...failures(4, 0), DAY], 0],
  ])("%s", (_name, ages, wait) => {
    expect(waitAfterFailures(ages)).toBe(wait);
  });

  test("nobody is ever locked out for good: waiting as long as said always opens the door", () => {
    fc.assert(
      fc.property(someAges, (ages) => {
        const wait = waitAfterFailures(ages);
        expect(wait).toBeLessThanOrEqual(DAY);
        expect(waitAfterFailures(ages.map((age) => age + wait))).toBe(0);
      }),
      seeded,
    );
  });

  test("one more failure never shortens the wait", () => {
    fc.assert(
      fc.property(someAges, anAge, (ages, age) => expect(waitAfterFailures([...ages, age])).toBeGreaterThanOrEqual(waitAfterFailures(ages))),
      seeded,
    );
  });

  test("time passing never lengthens the wait", () => {
    fc.assert(
      fc.property(someAges, anAge, (ages, elapsed) =>
        expect(waitAfterFailures(ages.map((age) => age + elapsed))).toBeLessThanOrEqual(Math.max(0, waitAfterFailures(ages) - elapsed)),
      ),
      seeded,
    );
  });

  test("somebody who guesses at every second for three days gets 25 guesses in any 24 hours, and 5 in the first minute", () => {
    let next = 0;
    const guesses: number[] = [];
    while (next < 3 * DAY) {
      const wait = waitAfterFailures(guesses.map((at) => next - at));
      if (wait === 0) guesses.push(next);
      next += Math.max(1, wait);
    }
    expect(busiest(guesses, DAY)).toBe(25);
    expect(guesses.filter((at) => at < 60)).toHaveLength(5);
    expect(guesses.length).toBeGreaterThan(50);
  });
});
