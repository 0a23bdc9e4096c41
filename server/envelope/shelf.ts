import type { IncomingHttpHeaders, IncomingMessage } from "node:http";
import type { PrerenderedPage } from "./prerendered";
import { FRESH_ONLY } from "./response-headers";
import { answerWith, asksForPage, prepare, type ShelvedAnswer, type ShelvedPage } from "./shelved-page";
import type { Site } from "./site";

export type Asked = Pick<IncomingMessage, "method" | "url" | "headers">;
export type Shelf = (request: Asked) => ShelvedAnswer | undefined;

const BEST = { gzip: 9, brotli: 9 };

/** The prerendered pages held in memory, compressed once: Next's own path to them costs ten times as much. */
export function shelve(pages: Iterable<PrerenderedPage>, site: Site): Shelf {
  const shelf = new Map<string, { shelved: ShelvedPage; cookies: readonly string[] }>();
  for (const { path, html, scripts, cookies } of pages) {
    if (path.startsWith("/_")) continue;
    shelf.set(path, { cookies, shelved: prepare({ html, scripts, cacheControl: FRESH_ONLY, isCookieRead: cookies.length > 0, effort: BEST }, site) });
  }
  return (request) => {
    const found = shelf.get(request.url ?? "");
    if (!found || !asksForPage(request) || holdsOneOf(found.cookies, request.headers)) return undefined;
    return answerWith(found.shelved, request.headers);
  };
}

/** A session cookie asks for the signed-in person's page. */
function holdsOneOf(cookies: readonly string[], { cookie }: IncomingHttpHeaders): boolean {
  return cookie !== undefined && cookies.some((name) => cookie.includes(`${name}=`));
}
