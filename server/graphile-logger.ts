import { Logger } from "graphile-worker";
import { log } from "@/lib/core/log";

const levels: Record<string, "error" | "warn" | "info" | "debug"> = { error: "error", warning: "warn", info: "debug", debug: "debug" };

/** The queue's own lines, in our log. Its messages name jobs and codes; payloads are left out. */
export const graphileLogger = new Logger(() => (level, message, meta) => {
  log[levels[level] ?? "info"]({ ...(meta?.error !== undefined && { err: meta.error }) }, message);
});
