import { BusyError, driverError, isConnectionLost, isOutage, reportingOutages } from "@/lib/core/outage";
import { currentRequest, newRequest, requestStore } from "@/lib/core/request";

const error = (code: string) => Object.assign(new Error("Failed query"), { cause: Object.assign(new Error("driver"), { code }) });

test.each(["ECONNREFUSED", "ECONNRESET", "EPIPE", "CONNECT_TIMEOUT", "CONNECTION_CLOSED", "CONNECTION_ENDED", "57P01", "57P03", "53300", "08006", "08001"])(
  "%s: the connection is lost, which is an outage",
  (code) => {
    expect(isConnectionLost(error(code))).toBe(true);
    expect(isOutage(error(code))).toBe(true);
  },
);

test.each(["57014", "55P03", "25P03"])("%s: too slow is an outage, and the connection is not lost", (code) => {
  expect(isConnectionLost(error(code))).toBe(false);
  expect(isOutage(error(code))).toBe(true);
});

test.each(["23505", "23514", "42P01", "42501", "22001", "40001", "80000"])("%s is a bug or an answer, never an outage", (code) => {
  expect(isOutage(error(code))).toBe(false);
});

test("a queue that is full is an outage; a bug is not", () => {
  expect(isOutage(new BusyError("full"))).toBe(true);
  expect(isOutage(new TypeError("undefined is not a function"))).toBe(false);
});

test("the driver's own error is found however deep it is wrapped", () => {
  expect(driverError(new Error("outer", { cause: error("23505") }))?.code).toBe("23505");
  expect(driverError(new Error("no cause"))).toBeUndefined();
  expect(driverError("text")).toBeUndefined();
});

async function unavailableAfter(work: () => Promise<unknown>): Promise<boolean> {
  return requestStore.run(newRequest("REQ", ""), async () => {
    await reportingOutages(work()).catch(() => undefined);
    return currentRequest().unavailable;
  });
}

test("an outage marks the request, so that the answer is 503; a bug does not", async () => {
  expect(await unavailableAfter(() => Promise.reject(error("ECONNREFUSED")))).toBe(true);
  expect(await unavailableAfter(() => Promise.reject(new TypeError("bug")))).toBe(false);
  expect(await unavailableAfter(() => Promise.resolve())).toBe(false);
});

test("work that never answers is given up after 12 s", async () => {
  jest.useFakeTimers();
  try {
    const marked = unavailableAfter(() => new Promise(() => undefined));
    await jest.advanceTimersByTimeAsync(12_000);
    expect(await marked).toBe(true);
  } finally {
    jest.useRealTimers();
  }
});
