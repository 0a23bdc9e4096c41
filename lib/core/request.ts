import { AsyncLocalStorage } from "node:async_hooks";

/** What the process around Next knows of the request under way; doors and loaders report back through it. */
export type RequestContext = {
  id: string;
  clientIp: string;
  /** A door or a loader took the request: a later failure is ours, not malformed input. */
  reached: boolean;
  /** The database did not answer: the response must say 503, whatever was rendered. */
  unavailable: boolean;
  /** When the answer must leave, on the process's own stopwatch: waits in a row share one patience. */
  deadlineAt: number;
  /** A form was sent back for its shape: a browser without scripts is told so by the status too. */
  unprocessable: boolean;
};

const key = Symbol.for("portail-familles.request");
const shared = globalThis as { [key]?: AsyncLocalStorage<RequestContext> };

/** One store for the whole process: the server's bundle and Next's bundles each load their own copy of this module. */
export const requestStore = (shared[key] ??= new AsyncLocalStorage<RequestContext>());

const PATIENCE_MS = 12_000;
/** Eight photos to convert, behind those of somebody else. */
const UPLOAD_PATIENCE_MS = 60_000;

export function newRequest(id: string, clientIp: string): RequestContext {
  return { id, clientIp, reached: false, unavailable: false, unprocessable: false, deadlineAt: performance.now() + PATIENCE_MS };
}

/** An upload is waited for from the moment its last byte is here: a slow line is nobody's fault. */
export function awaitUpload(request: RequestContext): void {
  request.deadlineAt = performance.now() + UPLOAD_PATIENCE_MS;
}

export function currentRequest(): RequestContext {
  return requestStore.getStore() ?? newRequest("none", "0.0.0.0");
}
