import type { IncomingMessage } from "node:http";
import { SECOND_MS } from "@/lib/core/clock";

const WHOLE_MS = 30 * SECOND_MS;
const SILENCE_MS = 30 * SECOND_MS;

/** A body arrives whole within 30 s; one that is an upload may take as long as the server allows, but never falls silent. */
export function limitReception(request: IncomingMessage, isUpload: boolean): void {
  if (Number(request.headers["content-length"] ?? 0) === 0) return;
  if (isUpload) {
    request.setTimeout(SILENCE_MS);
    request.once("end", () => request.setTimeout(0));
    return;
  }
  const timer = setTimeout(() => request.destroy(), WHOLE_MS);
  request.once("end", () => clearTimeout(timer)).once("close", () => clearTimeout(timer));
}
