import { log } from "@/lib/core/log";

/**
 * postgres.js 3.4.9 writes its ROLLBACK to a connection it has just dropped, in a callback nobody can catch. The
 * transaction has failed and told its caller already: nothing else is wrong with the process.
 */
function isLostSocketWrite(error: unknown): boolean {
  return error instanceof TypeError && /nextWrite .*postgres/.test(error.stack ?? "");
}

/** An exception that nobody caught ends the process, save the one above. */
export function exitOnException(): void {
  process.removeAllListeners("uncaughtException");
  process.on("uncaughtException", (error) => {
    if (isLostSocketWrite(error)) return log.warn("a database connection was lost inside a transaction");
    log.fatal({ err: error }, "the process met an exception that nobody caught");
    process.exit(1);
  });
  if (process.listenerCount("unhandledRejection") > 0) return;
  process.on("unhandledRejection", (error) => log.error({ err: error }, "a rejection that nobody handled"));
}
