import { MAX_UPLOAD_BYTES } from "@/lib/documents/rules";
import { MAX_IMPORT_BYTES } from "@/lib/imports/rules";
import type { Site } from "./site";

export const MAX_BODY_BYTES = 256 * 1024;

type Upload = { path: RegExp; cookie: string; limit: number };

/** The addresses that take more, and how much. Only from browsers that hold the session cookie of that side, which the gate then judges. */
export const uploads: readonly Upload[] = [
  { path: /^\/famille\/documents\/nouveau$/, cookie: "pf_session", limit: MAX_UPLOAD_BYTES },
  { path: /^\/admin\/familles\/fam_[0-9a-z]{1,40}\/documents\/nouveau$/, cookie: "pf_staff", limit: MAX_UPLOAD_BYTES },
  { path: /^\/admin\/import$/, cookie: "pf_staff", limit: MAX_IMPORT_BYTES },
];

const methods = ["GET", "HEAD", "POST", "OPTIONS"];
export const allowedMethods = methods.join(", ");

const probes = ["/api/health/live", "/api/health/ready", "/api/metrics"];

export type Refusal = "unknown-address" | "unreadable-address" | "method" | "length-required" | "too-large" | "upload-too-large" | "upload-signed-out";

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
  if (!isReadable(ask.url)) return refused("unreadable-address");
  if (!methods.includes(ask.method)) return refused("method");
  if (ask.transferEncoding !== undefined) return refused("length-required");
  const bytes = Number(ask.contentLength ?? 0);
  if (bytes > MAX_BODY_BYTES) return admitLarge(ask, bytes);
  return ask.method === "OPTIONS" ? { kind: "options" } : { kind: "admitted", isUpload: false };
}

function admitLarge({ method, url, cookie = "" }: Ask, bytes: number): Admission {
  const [path = ""] = url.split("?");
  const upload = method === "POST" ? uploads.find((each) => each.path.test(path)) : undefined;
  if (!upload) return refused("too-large");
  if (bytes > upload.limit) return refused("upload-too-large");
  return holds(cookie, upload.cookie) ? { kind: "admitted", isUpload: true } : refused("upload-signed-out");
}

/** Whether the browser sent this cookie of ours, under either of its names, with something in it. */
function holds(cookies: string, name: string): boolean {
  return cookies.split(";").some((pair) => {
    const [sent = "", value = ""] = pair.trim().split("=");
    return (sent === name || sent === `__Host-${name}`) && value !== "";
  });
}

function isOurs({ host, url }: Ask, site: Site): boolean {
  return host === site.host || probes.includes(url) || canonicalHost(host, site) === site.host;
}

/** Next answers 500 to a path whose percent signs spell no text. */
function isReadable(url: string): boolean {
  try {
    return decodeURIComponent(url.split("?")[0] ?? "") !== "";
  } catch {
    return false;
  }
}

/** Lower case, and without the port that the scheme implies. */
function canonicalHost(host: string | undefined, { scheme }: Site): string | undefined {
  if (host === undefined || !/^[\w.:[\]-]+$/.test(host) || !URL.canParse(`${scheme}://${host}`)) return undefined;
  return new URL(`${scheme}://${host}`).host;
}

function refused(refusal: Refusal): Admission {
  return { kind: "refused", refusal };
}
