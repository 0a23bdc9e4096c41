import "server-only";
import { cache } from "react";
import { isConnectionLost, reportingOutages } from "./outage";
import { currentRequest } from "./request";

/**
 * Wraps a page's read: once per request, and once more when the connection had been lost (a read may be repeated).
 * The gate is called inside `read`; its redirect or 404 passes through.
 */
export function loader<A extends unknown[], T>(read: (...args: A) => Promise<T>): (...args: A) => Promise<T> {
  return cache(async (...args: A) => {
    currentRequest().reached = true;
    return reportingOutages(readAgain(() => read(...args)));
  });
}

/** A read may be repeated: once more when the connection had been lost. Goes inside whatever caches the answer, or the failure is cached too. */
export async function readAgain<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (isConnectionLost(error)) return read();
    throw error;
  }
}
