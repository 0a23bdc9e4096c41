import { format } from "node:util";
import { censor, log } from "@/lib/core/log";
import { requestStore, type RequestContext } from "@/lib/core/request";

const levels = { error: "error", warn: "warn", log: "info", info: "info", debug: "debug", trace: "debug" } as const;
const LONGEST_MESSAGE = 300;

/**
 * Sends what libraries print to the log. An error keeps only what the log's own serializer allows; of a text the first line
 * stays, since SQL parameters come on the next ones; any other value is left out.
 */
export function captureConsole(): void {
  for (const [method, level] of Object.entries(levels) as [keyof typeof levels, (typeof levels)[keyof typeof levels]][]) {
    console[method] = (...given: unknown[]) => {
      const error = given.find((value) => value instanceof Error || (typeof value === "object" && value !== null && "stack" in value));
      const words = given.filter((value) => typeof value !== "object" && typeof value !== "function");
      const message = firstLine(format(...words));
      if (error === undefined) log[level]({ source: "console" }, message);
      else if (isNotOurs(requestStore.getStore())) log.warn({ source: "console" }, `a request met an outage or could not be read: ${message}`);
      else log[level]({ source: "console", err: error }, message);
    };
  }
}

/** Malformed input, or a database that is away: no fault of the code, and no alarm. */
function isNotOurs(request: RequestContext | undefined): boolean {
  return request !== undefined && (!request.reached || request.unavailable);
}

function firstLine(text: string): string {
  const [line = ""] = text.replace(/\u001b\[[0-9;]*m/g, "").trim().split("\n");
  const sql = line.indexOf("Failed query");
  return censor((sql === -1 ? line : line.slice(0, sql + "Failed query".length)).slice(0, LONGEST_MESSAGE));
}
