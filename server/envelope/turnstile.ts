import type { ServerResponse } from "node:http";

/** Each upload under way may hold some 150 MB for a moment (docs/decisions/0019). */
const AT_ONCE = 4;
const PER_ADDRESS = 2;

export type Turnstile = { enter: (ip: string, response: ServerResponse) => boolean };

/** Lets few uploads in at once, and fewer from one address, until their answers have left; the others are asked to come back. */
export function createTurnstile(): Turnstile {
  const underWay = new Map<string, number>();
  const countOf = (ip: string) => underWay.get(ip) ?? 0;
  let all = 0;
  return {
    enter: (ip, response) => {
      if (all >= AT_ONCE || countOf(ip) >= PER_ADDRESS) return false;
      all += 1;
      underWay.set(ip, countOf(ip) + 1);
      response.once("close", () => {
        all -= 1;
        if (countOf(ip) > 1) underWay.set(ip, countOf(ip) - 1);
        else underWay.delete(ip);
      });
      return true;
    },
  };
}
