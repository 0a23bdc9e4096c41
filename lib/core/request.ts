import { AsyncLocalStorage } from "node:async_hooks";

/** What the process around Next knows of the request under way; doors and loaders report back through it. */
export type RequestContext = {
  id: string;
  clientIp: string;
  /** A door or a loader took the request: a later failure is ours, not malformed input. */
  reached: boolean;
  /** The database did not answer: the response must say 503, whatever was rendered. */
  unavailable: boolean;
};

const key = Symbol.for("portail-familles.request");
const shared = globalThis as { [key]?: AsyncLocalStorage<RequestContext> };

/** One store for the whole process: the server's bundle and Next's bundles each load their own copy of this module. */
export const requestStore = (shared[key] ??= new AsyncLocalStorage<RequestContext>());

export function currentRequest(): RequestContext {
  return requestStore.getStore() ?? { id: "none", clientIp: "0.0.0.0", reached: false, unavailable: false };
}
