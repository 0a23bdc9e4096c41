import { contentSecurityPolicy } from "./csp";
import { errorPage, type ErrorPageName } from "./error-pages";
import { ownStyle } from "./own-document";
import { addressHeaders, carriesToken, type HeaderList, PRIVATE, standingHeaders } from "./response-headers";
import type { Site } from "./site";

export type OwnPage = { status: number; html: string; headers: HeaderList };

const extras: Partial<Record<ErrorPageName, HeaderList>> = {
  unavailable: [["Retry-After", "5"]],
  crowded: [["Retry-After", "10"]],
  "uploads-busy": [["Retry-After", "30"]],
  method: [["Allow", "GET, HEAD, POST, OPTIONS"]],
};

/** A page of the envelope itself: no script, no file, never kept by a cache. */
export function ownPage(name: ErrorPageName, { url, id }: { url: string; id: string }, site: Site): OwnPage {
  const { status, html } = errorPage(name, id);
  const headers: HeaderList = [...ownHeaders({ url, id }, site), ["Content-Type", "text/html; charset=utf-8"], ...(extras[name] ?? [])];
  return { status, html, headers };
}

/** What every answer made here carries, with or without a body. */
export function ownHeaders({ url, id }: { url: string; id: string }, site: Site): HeaderList {
  return [
    ...standingHeaders(site),
    ...addressHeaders(carriesToken(url)),
    ["Cache-Control", PRIVATE],
    ["Content-Security-Policy", contentSecurityPolicy(site.scheme, { styles: ownStyle })],
    ["X-Request-Id", id],
  ];
}
