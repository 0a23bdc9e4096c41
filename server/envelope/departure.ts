import type { ServerResponse } from "node:http";
import type { RequestContext } from "@/lib/core/request";
import { contentSecurityPolicy, developmentPolicy, nonceSource } from "./csp";
import { outcomeOf } from "./outcome";
import { ownPage } from "./own-page";
import { NOT_FOUND_PATH, type PrerenderedPage } from "./prerendered";
import { addressHeaders, cachePolicy, carriesToken, standingHeaders } from "./response-headers";
import type { Site } from "./site";
import type { Departure } from "./takeover";

export type Building = { site: Site; development: boolean; pages: ReadonlyMap<string, PrerenderedPage> };

/** One request under way, as it stood before Next touched it. */
export type Exchange = {
  method: string;
  url: string;
  path: string;
  fromScript: boolean;
  nonce: string;
  context: RequestContext;
  response: ServerResponse;
  /** Set besides Next's own. */
  cookie: string | undefined;
};

/** Next's script reads these on data answers; on pages nobody does. */
const forScripts = [
  "x-nextjs-prerender", "x-nextjs-stale-time", "x-nextjs-postponed", "x-nextjs-rewritten-path", "x-nextjs-rewritten-query",
];

/** Sets the final headers of Next's answer, or replaces it by a page of ours. */
export function depart(exchange: Exchange, building: Building, status: number): Departure {
  const { response, method, url, context, fromScript } = exchange;
  const { site, development, pages } = building;
  const { reached, unavailable, unprocessable, id } = context;
  const contentType = textHeader(response, "content-type");
  const actionNotFound = response.hasHeader("x-nextjs-action-not-found");
  const facts = { status, method, contentType, reached, unavailable, unprocessable, actionNotFound, fromScript };
  const outcome = development ? { kind: "keep" as const, status } : outcomeOf(facts);
  const isPage = contentType.startsWith("text/html");
  const isPrerendered = response.hasHeader("x-nextjs-prerender");
  response.removeHeader("x-nextjs-cache");
  if (outcome.kind === "replace" || isPage) forScripts.forEach((name) => response.removeHeader(name));

  if (outcome.kind === "replace") {
    const page = ownPage(outcome.page, { url, id }, site);
    for (const [name, value] of page.headers) response.setHeader(name, value);
    return page;
  }
  if (outcome.status === 503) response.setHeader("Retry-After", "5");
  dress(exchange, building, outcome.status);
  if (textHeader(response, "content-security-policy").startsWith("sandbox")) return outcome;
  const notFound = isPage && outcome.status === 404 ? pages.get(NOT_FOUND_PATH) : undefined;
  const scripts = notFound?.scripts ?? (isPage ? inlineScripts(exchange, pages, isPrerendered) : undefined);
  response.setHeader("Content-Security-Policy", development ? developmentPolicy : contentSecurityPolicy(site.scheme, { scripts }));
  // What a loader does not find, Next leaves to scripts to show: without them its page is blank. One page for all: its hashes are those of its scripts.
  return notFound ? { status: 404, html: notFound.html } : outcome;
}

function dress(exchange: Exchange, building: Building, status: number): void {
  const { response, method, url, path, context, cookie } = exchange;
  const { site, pages } = building;
  if (cookie) response.appendHeader("Set-Cookie", cookie);
  const token = carriesToken(url);
  for (const [name, value] of standingHeaders(site)) response.setHeader(name, value);
  for (const [name, value] of addressHeaders(token)) response.setHeader(name, value);
  const cacheControl = textHeader(response, "cache-control");
  const setsCookie = response.hasHeader("set-cookie");
  response.setHeader("Cache-Control", cachePolicy({ path, method, status, cacheControl, carriesToken: token, setsCookie }));
  if (pages.get(path)?.cookies.length) response.appendHeader("Vary", "Cookie");
  response.setHeader("X-Request-Id", context.id);
}

/** A form sent to a prerendered page is answered by a fresh rendering, with the nonce, though Next still calls it prerendered. */
function inlineScripts({ method, path, nonce }: Exchange, pages: Building["pages"], isPrerendered: boolean): string | undefined {
  if (!isPrerendered || method === "POST") return nonceSource(nonce);
  return pages.get(path)?.scripts;
}

function textHeader(response: ServerResponse, name: string): string {
  return String(response.getHeader(name) ?? "");
}
