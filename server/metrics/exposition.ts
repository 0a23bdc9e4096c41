import { createHash, timingSafeEqual } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { log } from "@/lib/core/log";
import { answer } from "../envelope/answer";
import type { HeaderList } from "../envelope/response-headers";
import { askFirst } from "../processes";
import { notePulse, ownMetrics, type Pulse } from "./registry";

export const METRICS_PATH = "/api/metrics";

const digest = (text: string) => createHash("sha256").update(text).digest();

/** Whether the caller knows the token; without one in the environment nobody does, and the address is not there. */
export function mayReadMetrics({ headers }: Pick<IncomingMessage, "headers">, token: string | undefined): boolean {
  return token !== undefined && timingSafeEqual(digest(headers.authorization ?? ""), digest(`Bearer ${token}`));
}

/** The numbers of all processes, with the database's own; these are left as they were when the database does not answer. */
export async function answerMetrics(response: ServerResponse, own: HeaderList, readPulse: () => Promise<Pulse>): Promise<void> {
  await readPulse().then(notePulse, (error: unknown) => log.warn({ err: error }, "the database's numbers could not be read"));
  try {
    const text = (await askFirst()) ?? (await ownMetrics());
    answer(response, { status: 200, headers: [...own, ["Content-Type", "text/plain; version=0.0.4; charset=utf-8"]], html: text });
  } catch (error) {
    log.warn({ err: error }, "the numbers of the other processes did not come");
    answer(response, { status: 503, headers: [...own, ["Retry-After", "5"]] });
  }
}
