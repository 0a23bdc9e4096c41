import { currentRequest } from "./request";

export type DriverError = { code?: string; constraint_name?: unknown; cause?: unknown };

/** The database driver's own error, which Drizzle keeps under `cause`. */
export function driverError(error: unknown): DriverError | undefined {
  for (let current = error; typeof current === "object" && current !== null; current = (current as DriverError).cause) {
    if (typeof (current as DriverError).code === "string") return current as DriverError;
  }
  return undefined;
}

const lostCodes = new Set([
  "ECONNREFUSED", "ECONNRESET", "EPIPE", "ENOENT", "ENOTFOUND", "EAI_AGAIN", "ETIMEDOUT", "EHOSTUNREACH",
  "CONNECT_TIMEOUT", "CONNECTION_CLOSED", "CONNECTION_ENDED", "CONNECTION_DESTROYED",
  "57P01", "57P02", "57P03", "53300",
]);

/** The connection is lost or refused: the server restarts, is full, or is not there. */
export function isConnectionLost(error: unknown): boolean {
  const code = driverError(error)?.code;
  return code !== undefined && (lostCodes.has(code) || code.startsWith("08"));
}

/** statement_timeout, lock_timeout, idle_in_transaction_session_timeout. */
const slowCodes = new Set(["57014", "55P03", "25P03"]);

class DeadlineError extends Error {
  override readonly name = "DeadlineError";
}

/** Whatever must answer now cannot: too many at once, or a part that is away. Worth another try in a moment. */
export class BusyError extends Error {
  override readonly name = "BusyError";
}

/** Not a bug of ours: the same request may succeed in a moment. */
export function isOutage(error: unknown): boolean {
  const code = driverError(error)?.code;
  return isConnectionLost(error) || (code !== undefined && slowCodes.has(code)) || error instanceof DeadlineError || error instanceof BusyError;
}

/** Waits for `work` that long and no longer; what it says later is heard by nobody. */
export async function within<T>(milliseconds: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new DeadlineError(`no answer within ${milliseconds} ms`)), milliseconds);
  });
  try {
    return await Promise.race([work, limit]);
  } finally {
    clearTimeout(timer);
  }
}

/** Even a request that is late gets a moment: its page may need nothing but a living connection. */
const LAST_CHANCE_MS = 250;

/**
 * Waits for `work` as long as the request may last: a frozen database answers nothing, not even its own timeouts.
 * An outage marks the request, so that the response says 503 whatever is rendered.
 */
export async function reportingOutages<T>(work: Promise<T>): Promise<T> {
  try {
    return await within(Math.max(LAST_CHANCE_MS, currentRequest().deadlineAt - performance.now()), work);
  } catch (error) {
    if (isOutage(error)) currentRequest().unavailable = true;
    throw error;
  }
}
