import type { IncomingHttpHeaders } from "node:http";
import { pseudonym } from "@/lib/core/crypto";
import type { Site } from "./site";

/** Without the headers of a prefetch: no page of ours prefetches, and Next would answer one with the shell of a page before its gate has spoken. */
const browserHeaders = new Set([
  "accept", "accept-encoding", "accept-language", "cache-control", "connection", "content-length", "content-type",
  "cookie", "if-match", "if-modified-since", "if-none-match", "if-range", "if-unmodified-since", "origin", "pragma",
  "purpose", "range", "referer", "sec-fetch-dest", "sec-fetch-mode", "sec-fetch-site", "sec-fetch-user", "sec-purpose",
  "user-agent",
  "next-action", "next-router-state-tree", "next-url", "rsc",
  "x-deployment-id",
]);

export const RELAY_HEADER = "x-portail-relay";
let knownSecret: string | undefined;
/** The same in all processes: one may receive what another sends to their common port. */
const relaySecret = () => (knownSecret ??= pseudonym("relay", "loopback"));

/** Who asked first, when Next calls itself over loopback: it fetches the page an action redirects to. */
export type Relay = { id: string; clientIp: string };

/** Only a request made by this portal's own processes knows the secret. */
export function relayOf(headers: IncomingHttpHeaders): Relay | undefined {
  const [secret, id, clientIp] = String(headers[RELAY_HEADER] ?? "").split(" ");
  return secret === relaySecret() && id && clientIp ? { id, clientIp } : undefined;
}

/** Tells this process that the request is its own, and on whose behalf. */
export function relayHeaders({ id, clientIp }: Relay): IncomingHttpHeaders {
  return { [RELAY_HEADER]: `${relaySecret()} ${id} ${clientIp}` };
}

type Passage = {
  site: Site;
  asker: Relay;
  policy: string | undefined;
  /** Next may call itself while it answers. */
  relays: boolean;
  keepsAll: boolean;
};

/**
 * The headers Next may see: those a browser or Next's own script sends, and ours. An allow-list, because Next obeys
 * dozens of internal ones (x-forwarded-host, x-middleware-*, x-matched-path, next-resume…) and each version adds some.
 */
export function headersForNext(sent: IncomingHttpHeaders, { site, asker, policy, relays, keepsAll }: Passage): IncomingHttpHeaders {
  const kept: IncomingHttpHeaders = {};
  for (const [name, value] of Object.entries(sent)) {
    if (keepsAll || browserHeaders.has(name)) kept[name] = value;
  }
  if (isSameOriginWithoutReferrer(sent)) kept.origin = site.origin;
  delete kept[RELAY_HEADER];
  return {
    ...kept,
    host: site.host,
    "x-forwarded-host": site.host,
    "x-forwarded-proto": site.scheme,
    "x-forwarded-port": site.port,
    "x-forwarded-for": asker.clientIp,
    ...(policy !== undefined && { "content-security-policy": policy }),
    ...(relays && relayHeaders(asker)),
  };
}

/** A form on a page that sends no referrer has the origin "null", which Next refuses; the browser vouches for it elsewhere. */
function isSameOriginWithoutReferrer(sent: IncomingHttpHeaders): boolean {
  return sent.origin === "null" && sent["sec-fetch-site"] === "same-origin";
}
