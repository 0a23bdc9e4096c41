import fc from "fast-check";
import { lifetimes } from "@/lib/accounts/rules";
import { LEASE_MS, NOTICE_LIFETIME_MS, retryDelayMs, sendFailure } from "@/lib/notifications/rules";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const MIDDLE = 0.5;

describe("the wait before another try", () => {
  test.each([
    [1, 30_000],
    [2, MINUTE],
    [3, 2 * MINUTE],
    [7, 32 * MINUTE],
    [8, HOUR],
    [9, HOUR],
    [1_000, HOUR],
  ])("after %i tries: %i ms", (attempts, delay) => {
    expect(retryDelayMs(attempts, MIDDLE)).toBe(delay);
  });

  test("mails that failed together do not come back together: each waits 20 % more or less", () => {
    expect(retryDelayMs(1, 0)).toBe(24_000);
    expect(retryDelayMs(1, 0.999_999)).toBe(36_000);
  });

  test("it never shrinks from one try to the next, whatever the luck, and never ends the trying", () => {
    const luck = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), luck, (attempts, drawn) => {
        expect(retryDelayMs(attempts + 1, drawn)).toBeGreaterThanOrEqual(retryDelayMs(attempts, drawn));
        expect(retryDelayMs(attempts, drawn)).toBeLessThanOrEqual(1.2 * HOUR);
      }),
      { seed: 20_261_207 },
    );
  });
});

test("a notice is worth sending for as long as the undo link it may carry", () => {
  expect(NOTICE_LIFETIME_MS).toBe(lifetimes.emailUndo);
  expect(LEASE_MS).toBe(MINUTE);
});

describe("what a failure means", () => {
  test.each([
    ["the recipient does not exist", { code: "EENVELOPE", responseCode: 550, command: "RCPT TO" }, { code: "550", permanent: true }],
    ["the message is refused", { code: "EMESSAGE", responseCode: 554, command: "DATA" }, { code: "554", permanent: true }],
    ["the message is refused, the command unsaid", { code: "EMESSAGE", responseCode: 552 }, { code: "552", permanent: true }],
    ["the last code of the permanent ones", { code: "EENVELOPE", responseCode: 599, command: "RCPT TO" }, { code: "599", permanent: true }],
    ["greylisting", { code: "EENVELOPE", responseCode: 450, command: "RCPT TO" }, { code: "450", permanent: false }],
    ["the mailbox is full for now", { code: "EENVELOPE", responseCode: 452, command: "RCPT TO" }, { code: "452", permanent: false }],
    ["the message is refused for now", { code: "EMESSAGE", responseCode: 451, command: "DATA" }, { code: "451", permanent: false }],
    ["a code just below the permanent ones", { code: "EENVELOPE", responseCode: 499, command: "RCPT TO" }, { code: "499", permanent: false }],
    ["a code above every permanent one", { code: "EENVELOPE", responseCode: 600, command: "RCPT TO" }, { code: "600", permanent: false }],
    ["our own sender is refused", { code: "EENVELOPE", responseCode: 553, command: "MAIL FROM" }, { code: "553", permanent: false }],
    ["our credentials are refused", { code: "EAUTH", responseCode: 535, command: "AUTH PLAIN" }, { code: "535", permanent: false }],
    ["the greeting is refused", { code: "EPROTOCOL", responseCode: 554, command: "CONN" }, { code: "554", permanent: false }],
    ["nobody listens", { code: "ECONNREFUSED" }, { code: "ECONNREFUSED", permanent: false }],
    ["the line is cut", { code: "ECONNECTION", command: "DATA" }, { code: "ECONNECTION", permanent: false }],
    ["the server is too slow", { code: "ETOTALTIME" }, { code: "ETOTALTIME", permanent: false }],
    ["a code written as text decides nothing", { responseCode: "550", command: "RCPT TO" }, { code: "550", permanent: false }],
    ["a bug of ours", new TypeError("no template"), { code: "unknown", permanent: false }],
    ["text", "550", { code: "unknown", permanent: false }],
    ["nothing", null, { code: "unknown", permanent: false }],
  ])("%s", (_name, error, failure) => {
    expect(sendFailure(error)).toEqual(failure);
  });
});
