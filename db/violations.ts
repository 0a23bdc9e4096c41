import { driverError } from "@/lib/core/outage";

const UNIQUE_VIOLATION = "23505";

/** True when this very constraint, and no other, said no. */
export function violates(error: unknown, constraint: string): boolean {
  const found = driverError(error);
  return found?.code === UNIQUE_VIOLATION && found.constraint_name === constraint;
}

const SERIALIZATION_FAILURE = "40001";
const DEADLOCK = "40P01";

/** PostgreSQL undid the whole transaction, and running it again will do: it crossed others, or the reference it drew is somebody's already. */
export function asksForRetry(error: unknown): boolean {
  const code = driverError(error)?.code;
  return code === SERIALIZATION_FAILURE || code === DEADLOCK || violates(error, "booking_request_one_per_reference");
}
