import { MAX_UPLOAD_BYTES } from "@/lib/documents/rules";
import type { Site } from "./site";

export const MAX_BODY_BYTES = 256 * 1024;

/** The addresses that take more: the pages of a document. Only from browsers that hold a session cookie, which the gate then judges. */
export const uploadLimits: ReadonlyMap<string, number> = new Map([["/famille/documents/nouveau", MAX_UPLOAD_BYTES]]);

const methods = ["GET", "HEAD", "POST", "OPTIONS"];
export const allowedMethods = methods.join(", ");

const probes = ["/api/health/live", "/api/health/ready", "/api/metrics"];

export type Refusal = "unknown-address" | "method" | "length-required" | "too-large" | "upload-too-large" | "upload-signed-out";

export type Admission =
  | { kind: "admitted"; isUpload: boolean }
  | { kind: "options" }
  | { kind: "moved"; location: string }
  | { kind: "refused"; refusal: Refusal };

export type Ask = {
  method: string;
  url: string;
  host: string | undefined;
  contentLength: string | undefined;
  transferEncoding: string | undefined;
  cookie: string | undefined;
};

/**
 * Decides from its first lines whether a request may reach the application. Probes ask by the machine's own address,
 * so health routes answer under any name.
 */
export function admit(ask: Ask, site: Site): Admission {
  if (!ask.url.startsWith("/")) return refused("unknown-address");
  if (!isOurs(ask, site)) {
    const readable = ask.method === "GET" || ask.method === "HEAD";
    if (readable && ask.host !== undefined && site.aliases.includes(ask.host)) return { kind: "moved", location: site.origin + ask.url };
    return refused("unknown-address");
  }
  if (!methods.includes(ask.method)) return refused("method");
  if (ask.transferEncoding !== undefined) return refused("length-required");
  const bytes = Number(ask.contentLength ?? 0);
  if (bytes > MAX_BODY_BYTES) return admitLarge(ask, bytes);
  return ask.method === "OPTIONS" ? { kind: "options" } : { kind: "admitted", isUpload: false };
}

function admitLarge({ method, url, cookie = "" }: Ask, bytes: number): Admission {
  const [path = ""] = url.split("?");
  const limit = method === "POST" ? uploadLimits.get(path) : undefined;
  if (limit === undefined) return refused("too-large");
  if (bytes > limit) return refused("upload-too-large");
  return /(?:^|; ?)(?:__Host-)?pf_session=[^;]/.test(cookie) ? { kind: "admitted", isUpload: true } : refused("upload-signed-out");
}

function isOurs({ host, url }: Ask, site: Site): boolean {
  return host === site.host || probes.includes(url) || canonicalHost(host, site) === site.host;
}

/** Lower case, and without the port that the scheme implies. */
function canonicalHost(host: string | undefined, { scheme }: Site): string | undefined {
  if (host === undefined || !/^[\w.:[\]-]+$/.test(host) || !URL.canParse(`${scheme}://${host}`)) return undefined;
  return new URL(`${scheme}://${host}`).host;
}

function refused(refusal: Refusal): Admission {
  return { kind: "refused", refusal };
}
