import "server-only";
import { database } from "@/db/client";
import journal from "@/db/migrations/meta/_journal.json";
import { log } from "@/lib/core/log";
import { remembering } from "@/lib/core/memory";
import { driverError, within } from "@/lib/core/outage";
import { findLastMigration, findPulse } from "./queries";

const PATIENCE_MS = 2_000;
const UNDEFINED_TABLE = "42P01";

const PULSE_MS = 5_000;

/** The database's numbers for operators, asked at most every 5 s. */
export const loadPulse = remembering(PULSE_MS, () => "", () => within(PATIENCE_MS, findPulse(database())));

export type Readiness = "ok" | "database-away" | "migrations-missing";

/** Asks the database within 2 s. Newer migrations than ours are fine: they land before the code that needs them. */
export async function loadReadiness(): Promise<Readiness> {
  const expected = Math.max(...journal.entries.map(({ when }) => when));
  try {
    const applied = await within(PATIENCE_MS, findLastMigration(database()));
    return applied >= expected ? "ok" : "migrations-missing";
  } catch (error) {
    if (driverError(error)?.code === UNDEFINED_TABLE) return "migrations-missing";
    log.warn({ err: error }, "not ready: the database does not answer");
    return "database-away";
  }
}
