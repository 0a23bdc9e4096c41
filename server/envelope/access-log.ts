import type { ServerResponse } from "node:http";
import { accessLog, censor } from "@/lib/core/log";
import { countRequest } from "../metrics/registry";

const CLIENT_LEFT = 499;
const LONGEST_PATH = 200;

/** `sentStatus`: what left, when Next went on changing its status afterwards. */
type LoggedAsk = { method: string; path: string; id: string; sentStatus?: number };

/** One line per request once it is over. The query, the cookies and the caller's address stay out of it. */
export function logAccess(response: ServerResponse, ask: LoggedAsk): void {
  const { method, path, id: requestId } = ask;
  const started = performance.now();
  response.once("close", () => {
    const status = response.writableFinished ? (ask.sentStatus ?? response.statusCode) : CLIENT_LEFT;
    const ms = Math.round(performance.now() - started);
    countRequest({ path, method, status, seconds: ms / 1_000 });
    if (path.startsWith("/_next/")) return;
    accessLog.info({ requestId, method, path: censor(path.slice(0, LONGEST_PATH)), status, ms }, "request");
  });
}
