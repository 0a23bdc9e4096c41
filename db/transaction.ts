import "server-only";
import { BusyError, isConnectionLost } from "@/lib/core/outage";
import { currentRequest } from "@/lib/core/request";
import type { Database, Transaction } from "./client";
import { asksForRetry } from "./violations";

const TRIES = 3;

/**
 * Runs `work` as one transaction, again from its start when PostgreSQL undid it or when the connection
 * was lost before anything could be committed. A connection lost during COMMIT is never retried:
 * the work may be done. Nothing is committed once the request was answered « unavailable ».
 */
export async function inTransaction<T>(db: Database, work: (tx: Transaction) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    let committing = false;
    try {
      return await db.transaction(async (tx) => {
        const value = await work(tx);
        if (currentRequest().unavailable) throw new BusyError("the answer has left already: nothing may be written behind its back");
        committing = true;
        return value;
      });
    } catch (error) {
      const undone = asksForRetry(error) || (isConnectionLost(error) && !committing);
      if (!undone || attempt === TRIES) throw error;
    }
  }
}
