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
    return reportingOutages(
      read(...args).catch((error: unknown) => {
        if (isConnectionLost(error)) return read(...args);
        throw error;
      }),
    );
  });
}
